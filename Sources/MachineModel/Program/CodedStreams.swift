internal import ChipDescription
internal import InstructionSet

/// The coded weight streams of a program's frames, decoded once.
///
/// How many words a decode cycle fetches depends on the codes in it. These are known before any
/// data is, as a stream has to be brought by loads alone: they are followed in program order.
struct CodedStreams: Sendable {
  /// The weights, by the positions of their convolutions in the body.
  private(set) var streams: [Int: DecodedWeights] = [:]
  private var tables = EntropyTables()
  /// What loads put into each byte of the banks; meaningless where something else wrote.
  private var banks: [Int8]
  private var isLoaded: [Bool]

  /// - Parameter program: checked, all but what is checked here.
  /// - Throws: `flawed` for a stream that is not all loaded from the weight store.
  init(_ program: Program, chip: ChipSpec) throws(MachineError) {
    banks = []
    isLoaded = []
    guard program.body.steps.contains(where: { $0.instruction.body.hasCodedWeights }) else {
      return
    }
    banks = Array(repeating: 0, count: chip.sram.totalBytes)
    isLoaded = Array(repeating: false, count: chip.sram.totalBytes)
    let constants = program.constants.map { Int8(bitPattern: $0) }
    for step in program.prologue.steps { follow(step.instruction, program.geometry, constants) }
    for (index, step) in program.body.steps.enumerated() {
      if case .convolve(let convolve) = step.instruction.body, convolve.isCoded {
        let loops = ConvolutionLoops(convolve, program.geometry)
        guard isLoaded[loops.streamBytes].allSatisfy({ $0 }) else {
          throw .flawed(
            program.location(of: step, at: index, in: .body),
            reason: "its coded weights are not all brought by loads before it")
        }
        streams[index] = DecodedWeights(
          loops, weightsPerCycle: chip.decoder.weightsPerCycle, table: tables[convolve],
          stream: banks[loops.streamBytes])
      }
      follow(step.instruction, program.geometry, constants)
    }
  }

  private mutating func follow(
    _ instruction: Instruction, _ geometry: ArrayGeometry, _ constants: [Int8]
  ) {
    switch instruction.body {
    case .load(let load):
      let source = load.source.byte..<load.source.byte + load.byteCount
      let bytes = load.destination.byte..<load.destination.byte + load.byteCount
      banks.replaceSubrange(bytes, with: constants[source])
      isLoaded.replaceSubrange(bytes, with: repeatElement(true, count: bytes.count))
    case .loadTable(let load):
      let bytes = load.source.byte..<load.source.byte + load.byteCount
      tables[load.table] = EntropyTable(bytes: constants[bytes])
    default:
      for access in instruction.accesses(geometry) where access.kind == .write {
        isLoaded.replaceSubrange(
          access.bytes, with: repeatElement(false, count: access.bytes.count))
      }
    }
  }
}

extension InstructionBody {
  /// Whether it is a convolution whose weights are coded.
  fileprivate var hasCodedWeights: Bool {
    if case .convolve(let convolve) = self { convolve.isCoded } else { false }
  }
}
