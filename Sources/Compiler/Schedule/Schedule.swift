package import InstructionSet

/// What is to be done, in order, before anything has an address.
package struct Schedule: Sendable, Hashable {
  /// The network's name.
  package var name: String
  /// The chip extents that feature maps are laid out for.
  package var geometry: ArrayGeometry
  /// The operations of the graph, as reports list them.
  package var layers: [Layer]
  /// Everything that needs room in the banks.
  package var buffers: [Buffer]
  /// The instructions of a frame, without loads.
  package var steps: [Step]
  /// What the convolutions' weight slices are of.
  package var weights: [ConvolutionWeights]
  /// The entropy tables that weights are coded with, by their places in the decoder.
  package var tables: [EntropyTable]
  package var inputs: [HostTensor]
  package var outputs: [HostTensor]

  package init(name: String, geometry: ArrayGeometry) {
    self.name = name
    self.geometry = geometry
    layers = []
    buffers = []
    steps = []
    weights = []
    tables = []
    inputs = []
    outputs = []
  }

  package subscript(id: BufferID) -> Buffer { buffers[id.index] }

  /// Adds a buffer, its size rounded up to whole words.
  mutating func add(_ buffer: Buffer) -> BufferID {
    var buffer = buffer
    buffer.byteCount = geometry.roundedToWords(buffer.byteCount)
    buffers.append(buffer)
    return BufferID(buffers.count - 1)
  }

  /// Makes a buffer at least so large.
  mutating func widen(_ id: BufferID, to byteCount: Int) {
    buffers[id.index].byteCount = max(
      buffers[id.index].byteCount, geometry.roundedToWords(byteCount))
  }

  /// For each buffer, the positions of the first and the last step that name it; nil for none.
  package var liveRanges: [ClosedRange<Int>?] {
    var ranges = [ClosedRange<Int>?](repeating: nil, count: buffers.count)
    for (position, step) in steps.enumerated() {
      for id in step.buffers {
        let first = ranges[id.index]?.lowerBound ?? position
        ranges[id.index] = first...position
      }
    }
    return ranges
  }
}

extension ArrayGeometry {
  /// The least multiple of a bank word that is not below a number of bytes.
  func roundedToWords(_ bytes: Int) -> Int { (bytes + wordBytes - 1) / wordBytes * wordBytes }
}
