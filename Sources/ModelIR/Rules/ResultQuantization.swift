/// How the scale and zero point of an operator's quantised result come about.
package enum ResultQuantization: Sendable, Hashable {
  /// They follow from the range that the result's values take.
  case calibrated
  /// They are those of the activations read, all of which share one scale and zero point.
  case sameAsInputs
  /// They are the same whatever the input; those of an int8 result.
  case fixed(Quantization)
}
