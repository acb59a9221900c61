/// What a chip runs: constants for its weight store, and two sections of instructions.
///
/// The prologue runs once and loads what stays in the banks; the body runs for each frame and may
/// rely on what the prologue, but not on what an earlier frame, left there. Every unit is idle and
/// every token is at zero between sections and between frames.
package struct Program: Sendable, Hashable {
  /// The network's name.
  package var name: String
  /// The chip extents that it was compiled for.
  package var geometry: ArrayGeometry
  /// Runs once, before the first frame.
  package var prologue: Section
  /// Runs for every frame.
  package var body: Section
  /// The network's layers, in order; instructions refer to them by position.
  package var layers: [Layer]
  /// Encoded weights and channel parameters, as they lie in the weight store.
  package var constants: [UInt8]
  /// The tensors that the host supplies for each frame.
  package var inputs: [HostTensor]
  /// The tensors that the host gets from each frame.
  package var outputs: [HostTensor]
  /// What a report must say of the program, such as that its weights are synthetic.
  package var notes: [String]

  package init(
    name: String, geometry: ArrayGeometry, prologue: Section = Section(), body: Section = Section(),
    layers: [Layer] = [], constants: [UInt8] = [], inputs: [HostTensor] = [],
    outputs: [HostTensor] = [], notes: [String] = []
  ) {
    self.name = name
    self.geometry = geometry
    self.prologue = prologue
    self.body = body
    self.layers = layers
    self.constants = constants
    self.inputs = inputs
    self.outputs = outputs
    self.notes = notes
  }

  /// Bytes that the instructions of both sections occupy, each section's `finish` included.
  package var instructionBytes: Int {
    (prologue.steps.count + 1 + body.steps.count + 1) * InstructionWord.byteCount
  }

  /// One more than the highest bank byte that an instruction touches.
  package var peakBankBytes: Int { touchedBankBytes.last?.upperBound ?? 0 }

  /// The runs of bank bytes that instructions touch, in order and apart from each other.
  package var touchedBankBytes: [Range<Int>] {
    let accesses = (prologue.steps + body.steps).flatMap { $0.instruction.accesses(geometry) }
    var runs: [Range<Int>] = []
    for bytes in accesses.map(\.bytes).sorted(by: { $0.lowerBound < $1.lowerBound })
    where !bytes.isEmpty {
      if let last = runs.last, bytes.lowerBound <= last.upperBound {
        runs[runs.count - 1] = last.lowerBound..<max(last.upperBound, bytes.upperBound)
      } else {
        runs.append(bytes)
      }
    }
    return runs
  }
}

extension Program {
  /// Bytes of all weight streams in the weight store, with the entropy tables that they need.
  package var encodedWeightBytes: Int {
    prologue.steps.reduce(layers.reduce(0) { $0 + $1.encodedWeightBytes }) { bytes, step in
      guard case .loadTable(let load) = step.instruction.body else { return bytes }
      return bytes + load.byteCount
    }
  }
}
