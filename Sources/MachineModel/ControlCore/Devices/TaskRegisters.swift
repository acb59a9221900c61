internal import InstructionSet
internal import QuantizedArithmetic

/// An instruction that waits for the core, as the core reads it from registers.
extension VectorCompute {
  /// The register `taskStatus`.
  func status(_ register: ControlRegister) -> UInt32 {
    register.word([
      "waiting": 1, "hasRight": hasRight ? 1 : 0, "function": UInt32(function.rawValue),
      "leftFormat": UInt32(leftFormat.rawValue), "rightFormat": UInt32(rightFormat.rawValue),
      "resultFormat": UInt32(outputFormat.rawValue),
    ])
  }

  /// A register that says where something lies.
  func value(of register: String) -> UInt32 {
    switch register {
    case "taskParameters": UInt32(parameters.byte)
    case "taskParameterBytes": UInt32(parameterBytes)
    default:
      switch register.dropFirst("task".count).first {
      case "L": left.value(of: register)
      case "R" where register.hasPrefix("taskRight"): right.value(of: register)
      default: output.value(of: register)
      }
    }
  }
}

extension FeatureMap {
  fileprivate func value(of register: String) -> UInt32 {
    if register.hasSuffix("Address") { return UInt32(address.byte) }
    if register.hasSuffix("Pixels") { return UInt32(width * height) }
    if register.hasSuffix("Channels") { return UInt32(channels) }
    return UInt32(brickShift)
  }
}
