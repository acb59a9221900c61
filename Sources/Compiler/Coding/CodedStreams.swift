internal import InstructionSet

/// Streams of coded weights, each encoded once, however often a schedule is cut anew.
struct CodedStreams: Sendable {
  /// What a stream hangs on.
  private struct Key: Hashable {
    let weights: Int
    let channels: Range<Int>
  }

  private let encoding: WeightEncoding
  private let codings: [EntropyCoding]
  private var streams: [Key: CodedStream] = [:]

  /// - Parameter schedule: with its traversals and codings chosen.
  init(_ schedule: Schedule) {
    encoding = WeightEncoding(geometry: schedule.geometry)
    codings = schedule.tables.map { EntropyCoding($0) }
  }

  /// The stream of some channels of a convolution.
  mutating func stream(
    of convolve: Convolve, _ slice: WeightSlice, in schedule: Schedule
  ) -> CodedStream {
    let key = Key(weights: slice.weights, channels: slice.channels)
    if let stream = streams[key] { return stream }
    let values = encoding.stream(
      of: convolve, schedule.weights[slice.weights], firstChannel: slice.channels.lowerBound)
    let coding = convolve.weightCoding == .entropy ? codings[convolve.weightTable] : nil
    let encoder = WeightEncoder(convolve, schedule.geometry)
    let stream = CodedStream(
      bytes: encoder.encode(values, coding: coding) ?? [],
      storedTiles: convolve.skipsTiles ? encoder.storedTiles(of: values) : 0)
    streams[key] = stream
    return stream
  }
}

/// A coded stream, and the weight tiles in it, where it leaves some out.
struct CodedStream: Sendable, Hashable {
  let bytes: [UInt8]
  let storedTiles: Int
}
