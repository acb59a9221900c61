import ModelIR

/// An operator that can have a clamp behind it.
private protocol Activated: OperatorDefinition {
  var activation: Activation { get set }
}

extension Convolution: Activated {}
extension DepthwiseConvolution: Activated {}
extension TransposedConvolution: Activated {}
extension FullyConnected: Activated {}
extension Add: Activated {}
extension Binary: Activated {}
extension AveragePool: Activated {}
extension MaxPool: Activated {}
extension Concatenate: Activated {}

extension Operator {
  /// Whether the operator can have a clamp behind it.
  var takesActivation: Bool { definition is any Activated }

  /// The clamp behind the operator; where it can have none, it has none and keeps none.
  var activation: Activation {
    get { (definition as? any Activated)?.activation ?? .none }
    set {
      guard var activated = definition as? any Activated else { return }
      activated.activation = newValue
      self = activated.wrapped
    }
  }
}
