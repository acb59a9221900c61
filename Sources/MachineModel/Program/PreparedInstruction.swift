internal import InstructionSet

/// An instruction that has been found sound, with the banks that it touches.
struct PreparedInstruction: Sendable {
  let instruction: Instruction
  let unit: Unit
  let location: InstructionLocation
  let layer: Int
  /// The position in the section.
  var index: Int { location.index }
  /// The bytes that it reads and writes.
  let accesses: [MemoryAccess]
  /// The banks that it reads or writes.
  let banks: UInt64
  /// Whether its own engines may ask for one bank in the same cycle.
  let opposesItself: Bool
  /// The decoded weights of a convolution whose weights are coded.
  let stream: DecodedWeights?

  init(
    _ step: Section.Step, unit: Unit, location: InstructionLocation, geometry: ArrayGeometry,
    layout: BankLayout, stream: DecodedWeights?
  ) {
    self.stream = stream
    instruction = step.instruction
    self.unit = unit
    self.location = location
    layer = step.layer
    accesses = step.instruction.accesses(geometry)
    banks = accesses.reduce(0) { $0 | layout.mask(ofBytes: $1.bytes) }
    if case .convolve(let convolve) = step.instruction.body {
      opposesItself = Self.opposesItself(convolve, geometry, layout)
    } else {
      opposesItself = false
    }
  }

  /// Whether the order of the two can be seen in some byte.
  func conflicts(with other: PreparedInstruction) -> Bool {
    guard banks & other.banks != 0 else { return false }
    return accesses.contains { access in other.accesses.contains(where: access.conflicts) }
  }

  /// Whether two of the array's three engines use the same bank.
  private static func opposesItself(
    _ convolve: Convolve, _ geometry: ArrayGeometry, _ layout: BankLayout
  ) -> Bool {
    let input = convolve.input.byteRanges.reduce(0) { $0 | layout.mask(ofBytes: $1) }
    let output = convolve.output.byteRanges.reduce(0) { $0 | layout.mask(ofBytes: $1) }
    let loops = ConvolutionLoops(convolve, geometry)
    let parameterBytes = convolve.output.channels * ChannelParameters.byteCount
    let parameters = convolve.parameters.byte..<convolve.parameters.byte + parameterBytes
    let constants = layout.mask(ofBytes: loops.streamBytes) | layout.mask(ofBytes: parameters)
    return input & output != 0 || input & constants != 0 || output & constants != 0
  }
}
