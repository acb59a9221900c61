internal import ModelIR

extension ONNXOperatorRule {
  /// Domains in which files keep quantisation: ONNX's own and ONNX Runtime's.
  private static let domains: Set = ["", "com.microsoft"]

  /// From reals to integers and back.
  static let quantizations: [ONNXOperatorRule] = [
    ONNXOperatorRule("QuantizeLinear", domains: domains, inputs: 2) {
      importer throws(ModelFormatProblem) in
      let value = try importer.input(0)
      let scale = try importer.scale(1, zeroPoint: 2)
      return [try importer.quantized(value, scale, axis: importer.quantizedAxis(value))]
    },
    ONNXOperatorRule("DequantizeLinear", domains: domains, inputs: 2) {
      importer throws(ModelFormatProblem) in
      let value = try importer.input(0)
      var scale = try importer.scale(1, zeroPoint: 2)
      if !importer.node.hasInput(2) {
        scale = ONNXScale(
          scales: scale.scales, zeroPoints: scale.zeroPoints, shape: scale.shape,
          type: value.type)
      }
      return [try importer.real(value, scale, axis: importer.quantizedAxis(value))]
    },
    ONNXOperatorRule("DynamicQuantizeLinear") { importer throws(ModelFormatProblem) in
      try importer.dynamicallyQuantized()
    },
  ]
}

extension ONNXImporter {
  /// The axis that several scales run along.
  func quantizedAxis(_ value: ONNXValue) throws(ModelFormatProblem) -> Int {
    let axis = node.int("axis", default: 1)
    // With one scale the axis has no meaning, and may be none of the value's.
    return (-value.rank..<value.rank).contains(axis) ? try node.axis(axis, rank: value.rank) : 0
  }

  /// The integers that stand for reals.
  mutating func quantized(
    _ value: ONNXValue, _ scale: ONNXScale, axis: Int
  ) throws(ModelFormatProblem) -> ONNXValue {
    let isActivation = [.int8, .uint8, .int16].contains(scale.type)
    if isActivation, value.type.isReal, let quantization = scale.quantization(axis: nil) {
      let tensor = try quantized(value.tensor, quantization, scale.type.held)
      return ONNXValue(tensor, order: value.order, type: scale.type)
    }
    let (factor, zero) = try expanded(scale, like: value, axis: axis)
    let steps = try mapped(
      combined(Binary(.divide), [cast(value, to: .float32), factor]), Unary(.round))
    let shifted = try combined(Add(activation: .none), [steps, zero])
    let range = scale.type.range ?? 0...255
    let clipped = try mapped(
      shifted,
      Unary(.clip, alpha: Float(range.lowerBound), beta: Float(range.upperBound)))
    return try cast(clipped, to: scale.type)
  }

  /// Integers with a scale that the reals themselves have, with that scale and zero point.
  ///
  /// Source: ONNX, operator DynamicQuantizeLinear.
  mutating func dynamicallyQuantized() throws(ModelFormatProblem) -> [ONNXValue] {
    let value = try input(0)
    let axes = Set(0..<value.rank)
    let zero = scalar(0)
    let least = try combined(
      Binary(.minimum),
      [
        reduced(value, over: axes, keepsAxes: false) {
          Reduce(.minimum, axes: $0, keepsAxes: $1)
        }, zero,
      ])
    let greatest = try combined(
      Binary(.maximum),
      [
        reduced(value, over: axes, keepsAxes: false) {
          Reduce(.maximum, axes: $0, keepsAxes: $1)
        }, zero,
      ])
    let range = try combined(Binary(.subtract), [greatest, least])
    let scale = try combined(Binary(.divide), [range, scalar(255)])
    let start = try mapped(combined(Binary(.divide), [least, scale]), Unary(.negate))
    let point = try mapped(
      mapped(start, Unary(.round)), Unary(.clip, alpha: 0, beta: 255))
    let steps = try mapped(combined(Binary(.divide), [value, scale]), Unary(.round))
    let shifted = try combined(Add(activation: .none), [steps, point])
    let clipped = try mapped(shifted, Unary(.clip, alpha: 0, beta: 255))
    return [try cast(clipped, to: .uint8), scale, try cast(point, to: .uint8)]
  }
}
