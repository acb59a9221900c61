package import InstructionSet
internal import QuantizedArithmetic

/// A layer that does not run on the array: why not, and what could be done about it.
package struct OffArrayLayer: Sendable, Hashable {
  /// The layer's position in the program.
  package var layer: Int
  package var operatorName: String
  /// The tensor that it makes.
  package var tensor: String
  /// Who runs it: the vector unit, or the control core.
  package var executor: String
  /// What the array would have needed.
  package var constraint: String
  package var remedy: String
}

extension OffArrayLayer: CustomStringConvertible {
  package var description: String {
    "layer \(layer) (\(operatorName)) making \"\(tensor)\" runs on the \(executor): \(constraint);"
      + " \(remedy)"
  }
}

extension Program {
  /// The layers no part of which runs on the array, in order.
  package var offArrayLayers: [OffArrayLayer] {
    let convolved = Set(
      body.steps.filter { $0.instruction.unit == .array }.map(\.layer))
    var told: Set<Int> = []
    return body.steps.compactMap { step in
      guard !convolved.contains(step.layer), layers.indices.contains(step.layer),
        let reason = step.instruction.body.reasonOffArray, told.insert(step.layer).inserted
      else { return nil }
      return OffArrayLayer(
        layer: step.layer, operatorName: layers[step.layer].operatorName,
        tensor: layers[step.layer].name, executor: reason.executor,
        constraint: reason.constraint, remedy: reason.remedy)
    }
  }
}

extension InstructionBody {
  /// Who runs an instruction that the array cannot, why, and what could be done about it.
  typealias Reason = (executor: String, constraint: String, remedy: String)

  /// The reason; nil for what the array runs, and for transfers.
  var reasonOffArray: Reason? {
    switch self {
    case .finish, .load, .loadTable, .receive, .send, .convolve: nil
    case .add:
      (
        "vector unit", "the array multiplies by constants, and an addition has none",
        "leave the shortcut out where the accuracy allows"
      )
    case .averagePool, .maxPool, .mean:
      (
        "vector unit", "the array sums all channels of a window, and a pool none",
        "let a strided convolution in front take its place"
      )
    case .softmax:
      (
        "vector unit", "an exponential is no sum of products",
        "leave it out where only the order of the scores matters"
      )
    case .requantize:
      ("vector unit", "there are no weights, only a change of scale", "give both tensors one scale")
    case .copy, .reshape:
      (
        "vector unit", "bytes are moved and nothing is multiplied",
        "export the model in the layout that the next layer reads"
      )
    case .compute(let form): form.function.reasonOffArray
    }
  }
}

extension TensorFunctionKind {
  fileprivate var reasonOffArray: InstructionBody.Reason {
    let executor = executor == .controlCore ? "control core" : "vector unit"
    return switch self {
    case .multiply, .wideMultiply:
      (
        executor, "both factors are activations, and the decoder gives the array constants only",
        "make one operand a constant"
      )
    case .logSoftmax, .normalize:
      (
        executor, "exponentials and roots are no sums of products",
        "leave it out or fold it into the layer before"
      )
    case .find:
      (executor, "the greatest of a row is no sum of products", "compare the scores on the host")
    case .rearrange:
      (
        executor, "elements are moved and nothing is multiplied",
        "export the model in the layout that the next layer reads"
      )
    case .weightedSum:
      (
        executor, "activations have 16 bits, and the array multiplies bytes",
        "quantise the activations to int8"
      )
    case .pool:
      (
        executor, "the array sums all channels of a window, and a pool none",
        "quantise the activations to int8, and let a strided convolution take its place"
      )
    case .curve, .wideSoftmax:
      (
        executor, "exponentials are no sums of products",
        "leave it out where only the order of the scores matters"
      )
    case .lookup, .wideLookup, .lookupPair, .combine, .reduce, .interpolate:
      (
        executor, "there are no constant weights to multiply with",
        "fold it into the activation of the layer before where that is ReLU-like"
      )
    }
  }
}
