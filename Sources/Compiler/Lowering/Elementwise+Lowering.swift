internal import InstructionSet
internal import ModelIR
internal import QuantizedArithmetic

extension Lowering {
  mutating func lower(_ add: Add, _ operation: Operation) throws(Diagnostic) {
    guard let left = values[try tensorID(operation, 0)],
      let right = values[try tensorID(operation, 1)], left.map == right.map,
      graph[operation.outputs[0]].valueKind == .quantized
    else { return try lowerFunction(operation) }
    try checkType(tensorID(operation, 0))
    try checkType(tensorID(operation, 1))
    let addition = try checked { () throws(OperatorError) in
      try add.quantizedAddition(
        left: tensor(operation, 0), right: tensor(operation, 1),
        result: graph[operation.outputs[0]])
    }
    let range = try chipRange(add.activation, operation)
    let result = try result(operation)
    var form = VectorAdd()
    form.byteCount = result.map.byteCount
    // Reals have the zero points in their offset; what is left is how bytes lie in the banks.
    let isReal = addition.requantization.rounding == .float32
    let resultTensor = graph[operation.outputs[0]]
    form.leftZeroPoint = isReal ? tensor(operation, 0).chipOffset : left.zeroPoint
    form.rightZeroPoint = isReal ? tensor(operation, 1).chipOffset : right.zeroPoint
    form.floatRounding = isReal
    form.offsetBits = Int32(bitPattern: addition.offset.bitPattern)
    form.leftMultiplier = addition.leftMultiplier
    form.rightMultiplier = addition.rightMultiplier
    form.outputMultiplier = addition.requantization.multiplier
    form.outputZeroPoint = isReal ? resultTensor.chipOffset : result.zeroPoint
    form.clampLow = range.lowerBound
    form.clampHigh = range.upperBound
    try self.add(
      form, buffers: [left.buffer, right.buffer, result.buffer], layer: addLayer())
  }

  mutating func lower(_ softmax: Softmax, _ operation: Operation) throws(Diagnostic) {
    let input = try value(operation)
    let parameters = try checked { () throws(OperatorError) in
      try softmax.quantizedSoftmax(
        input: tensor(operation, 0), result: graph[operation.outputs[0]])
    }
    let result = try result(operation)
    var form = VectorSoftmax()
    form.input = input.map
    form.output = result.map
    form.inputMultiplier = parameters.multiplier.significand
    form.inputShift = parameters.multiplier.shift
    form.leastDifference = parameters.leastDifference
    try add(form, buffers: [input.buffer, result.buffer], layer: addLayer())
  }

  /// A change of scale; where only the sign's bit differs, nothing is left to do on the chip.
  mutating func lower(_ quantize: Quantize, _ operation: Operation) throws(Diagnostic) {
    guard tensor(operation, 0).elementType != .float32 else { return try lowerReals(operation) }
    let input = try value(operation)
    let requantization = try checked { () throws(OperatorError) in
      try quantize.requantization(
        input: tensor(operation, 0), result: graph[operation.outputs[0]])
    }
    try checkType(operation.outputs[0])
    let resultTensor = graph[operation.outputs[0]]
    if tensor(operation, 0).quantization?.scales == resultTensor.quantization?.scales,
      input.zeroPoint == resultTensor.chipZeroPoint
    {
      define(operation.outputs[0], input)
      return
    }
    let result = try result(operation, laidOutAs: input.map)
    var form = VectorRequantize()
    form.byteCount = input.map.byteCount
    form.multiplier = requantization.multiplier
    form.inputZeroPoint = input.zeroPoint
    form.outputZeroPoint = result.zeroPoint
    try add(form, buffers: [input.buffer, result.buffer], layer: addLayer())
  }
}
