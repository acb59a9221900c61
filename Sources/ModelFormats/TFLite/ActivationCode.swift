internal import ModelIR

extension Activation {
  /// The clamp of a code in a file; nil for one that is no clamp.
  ///
  /// Source: schema.fbs, enum ActivationFunctionType.
  init?(tfliteCode: Int8) {
    switch tfliteCode {
    case 0: self = .none
    case 1: self = .relu
    case 2: self = .reluN1To1
    case 3: self = .relu6
    default: return nil
    }
  }

  /// The clamp's code in a file.
  var tfliteCode: Int8 {
    switch self {
    case .none: 0
    case .relu: 1
    case .reluN1To1: 2
    case .relu6: 3
    }
  }
}
