package import QuantizedArithmetic

/// How an element of a tensor lies in the banks; wider ones are little-endian, each byte a channel.
package enum ElementFormat: Int, Sendable, Hashable, CaseIterable {
  case int8, uint8, int32, int16

  /// Bytes of an element.
  package var byteCount: Int {
    switch self {
    case .int8, .uint8: 1
    case .int16: 2
    case .int32: 4
    }
  }
}

/// Computes a tensor function of one or two feature maps, as a descriptor in the banks says.
///
/// The vector unit executes it, or, for functions with inner loops of their own, the control core,
/// which the vector unit's queue waits for. Unsigned elements have their top bits flipped in the
/// banks. A descriptor that is none, or is of another function or for other tensors, makes zeros.
package struct VectorCompute: InstructionForm {
  package var left = FeatureMap()
  /// The second operand; of no extent where there is none.
  package var right = FeatureMap()
  package var output = FeatureMap()
  /// The first byte of the descriptor.
  package var parameters = BankAddress(0)
  package var parameterBytes = 0
  package var function = TensorFunctionKind.lookup
  /// Steps of the function's innermost loop, which its time is proportional to.
  package var steps = 0
  package var leftFormat = ElementFormat.int8
  package var rightFormat = ElementFormat.int8
  package var outputFormat = ElementFormat.int8

  package init() {}

  package static let opcode = Opcode.compute
  package static let mnemonic = "compute"
  package static let summary = "Computes a tensor function that a descriptor in the banks says."
  package static let unit: Unit? = .vector
  package static let operands: [Operand<VectorCompute>] =
    Operand.featureMap("left", \.left) + Operand.featureMap("right", \.right)
    + Operand.featureMap("output", \.output) + [
      Operand("parameters", \.parameters, bits: 24, "First byte of the descriptor."),
      Operand("parameterBytes", \.parameterBytes, bits: 24, "Bytes of the descriptor."),
      Operand("function", \.function, bits: 4, "What is computed."),
      Operand("steps", \.steps, bits: 30, "Steps of the innermost loop, which say its time."),
      Operand("leftFormat", \.leftFormat, bits: 2, "Elements of the left operand."),
      Operand("rightFormat", \.rightFormat, bits: 2, "Elements of the right operand."),
      Operand("outputFormat", \.outputFormat, bits: 2, "Elements of the result."),
    ]

  package var body: InstructionBody { .compute(self) }

  /// Whether the control core executes it.
  package var isForCore: Bool { function.executor == .controlCore }

  /// Whether there is a second operand.
  package var hasRight: Bool { right.width > 0 }

  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] {
    let operands = left.accesses(.read) + (hasRight ? right.accesses(.read) : [])
    let descriptor = parameters.byte..<parameters.byte + parameterBytes
    return operands + [MemoryAccess(descriptor, .read)] + output.accesses(.write)
  }
}

extension TensorFunctionKind: OperandValue {
  package var operandField: Int64 { Int64(rawValue) }
  package init?(operandField: Int64) {
    guard let raw = UInt8(exactly: operandField) else { return nil }
    self.init(rawValue: raw)
  }
  package static var operandStyle: OperandStyle { .choice(allCases.map { "\($0)" }) }
}

extension ElementFormat: OperandValue {
  package var operandField: Int64 { Int64(rawValue) }
  package init?(operandField: Int64) {
    guard let raw = Int(exactly: operandField) else { return nil }
    self.init(rawValue: raw)
  }
  package static var operandStyle: OperandStyle { .choice(allCases.map { "\($0)" }) }
}

extension VectorCompute {
  /// Cycles of a vector unit of so many lanes, or of the control core, without bank conflicts.
  package func cycles(lanes: Int) -> Int {
    switch function.executor {
    case .lanes: (steps + lanes - 1) / lanes
    case .elements: steps
    case .controlCore: coreCycles
    }
  }

  /// Cycles that the core takes from being woken until the instruction is complete.
  private var coreCycles: Int {
    let cost = CoreFunctionCost(function)
    var operands = operandCycles(left, leftFormat)
    if hasRight { operands += operandCycles(right, rightFormat) }
    return cost.start + operands + cost.step * steps + cost.result * output.elementCount
  }

  /// Bytes are copied into the core's own memory first; wider elements are put together wherever a
  /// step reads one.
  private func operandCycles(_ map: FeatureMap, _ format: ElementFormat) -> Int {
    format.byteCount == 1
      ? CoreFunctionCost.operand * map.elementCount
      : CoreFunctionCost.wideByte * format.byteCount * steps
  }
}

/// What a tensor function takes on the control core.
///
/// The figures are those of the runtime in `Firmware`, which a test holds them against.
package struct CoreFunctionCost: Sendable, Hashable {
  /// Cycles to wake up, to read what is to be done, and to complete it.
  package let start: Int
  /// Cycles for each step of the innermost loop, and for each byte of the result.
  package let step: Int
  package let result: Int

  /// Cycles to copy a byte of an operand into the core's own memory.
  package static let operand = 3
  /// Cycles to look for a byte of a wider element in the banks: where its brick lies takes a
  /// division.
  package static let wideByte = 56

  package init(_ function: TensorFunctionKind) {
    switch function {
    // A step is two loads, a product with its sum, two addresses and a branch; a result is scaled.
    case .multiply: (start, step, result) = (6800, 13, 154)
    // Thirteen products of 64 bits for an exponential, two for the result.
    case .logSoftmax: (start, step, result) = (2300, 460, 90)
    // A square and its sum; such a product for the result, and a share of its row's root.
    case .normalize: (start, step, result) = (1300, 12, 130)
    // A load, a comparison or two, and the bytes of a place.
    case .find: (start, step, result) = (5200, 27, 46)
    case .lookup, .lookupPair, .combine, .rearrange, .reduce, .interpolate, .weightedSum, .pool,
      .curve, .wideSoftmax, .wideLookup, .wideMultiply:
      (start, step, result) = (0, 0, 0)
    }
  }
}
