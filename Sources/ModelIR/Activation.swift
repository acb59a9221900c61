/// A clamp that TFLite fuses behind an operator.
public enum Activation: String, Sendable, Hashable, CaseIterable {
  case none, relu, relu6, reluN1To1
}
