internal import InstructionSet
internal import ModelIR
internal import QuantizedArithmetic

extension Lowering {
  mutating func lower(_ pool: AveragePool, _ operation: Operation) throws(Diagnostic) {
    let image = try value(operation)
    let range = try chipRange(pool.activation, operation)
    let result = try result(operation)
    var form = VectorAveragePool()
    form.input = image.map
    form.output = result.map
    form.kernelHeight = pool.kernel.height
    form.kernelWidth = pool.kernel.width
    form.strideHeight = pool.stride.height
    form.strideWidth = pool.stride.width
    form.padTop = pool.padding.top
    form.padLeft = pool.padding.left
    form.clampLow = range.lowerBound
    form.clampHigh = range.upperBound
    form.halvesUp = graph[operation.outputs[0]].elementType == .uint8
    try addEach(images(operation)) { (lowering, part, layer) throws(Diagnostic) in
      var own = form
      own.input = form.input.part(part.index, of: part.count)
      own.output = form.output.part(part.index, of: part.count)
      try lowering.add(own, buffers: [image.buffer, result.buffer], layer: layer)
    }
  }

  mutating func lower(_ pool: MaxPool, _ operation: Operation) throws(Diagnostic) {
    let image = try value(operation)
    let range = try chipRange(pool.activation, operation)
    let result = try result(operation)
    var form = VectorMaxPool()
    form.input = image.map
    form.output = result.map
    form.kernelHeight = pool.kernel.height
    form.kernelWidth = pool.kernel.width
    form.strideHeight = pool.stride.height
    form.strideWidth = pool.stride.width
    form.padTop = pool.padding.top
    form.padLeft = pool.padding.left
    form.clampLow = range.lowerBound
    form.clampHigh = range.upperBound
    try addEach(images(operation)) { (lowering, part, layer) throws(Diagnostic) in
      var own = form
      own.input = form.input.part(part.index, of: part.count)
      own.output = form.output.part(part.index, of: part.count)
      try lowering.add(own, buffers: [image.buffer, result.buffer], layer: layer)
    }
  }

  /// One image of a batch.
  typealias BatchPart = (index: Int, count: Int)

  /// Adds a layer of a step for each image of a batch.
  mutating func addEach(
    _ count: Int,
    _ add: (inout Lowering, BatchPart, Int) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let layer = addLayer()
    for index in 0..<count { try add(&self, (index, count), layer) }
  }

  /// The chip's int8 results that an activation lets through.
  func chipRange(
    _ activation: Activation, _ operation: Operation
  ) throws(Diagnostic) -> ClosedRange<Int> {
    let result = graph[operation.outputs[0]]
    let range = try checked { () throws(OperatorError) in try activation.range(of: result) }
    return Int(range.lowerBound) + result.chipOffset...Int(range.upperBound) + result.chipOffset
  }

  mutating func lower(_ mean: Mean, _ operation: Operation) throws(Diagnostic) {
    let image = try value(operation)
    let shape = graph[try tensorID(operation, 0)].shape
    let kept = shape.dimensions.indices.dropLast().filter { axis in
      !mean.axes.contains(axis) && shape[axis] != 1
    }
    // The mean of all pixels of each channel has an instruction of its own.
    guard mean.rounding != .float32, kept.isEmpty,
      !mean.axes.contains(shape.rank - 1) || shape.dimensions.last == 1
    else {
      return try lowerFunction(operation)
    }
    let requantization = try checked { () throws(OperatorError) in
      try mean.requantization(
        input: tensor(operation, 0), result: graph[operation.outputs[0]])
    }
    let row = FeatureMap(height: 1, width: 1, channels: image.map.channels, wordBytes: wordBytes)
    let result = try result(operation, laidOutAs: row)
    var form = VectorMean()
    form.input = image.map
    form.multiplier = requantization.multiplier
    form.inputZeroPoint = image.zeroPoint
    form.outputZeroPoint = result.zeroPoint
    try add(form, buffers: [image.buffer, result.buffer], layer: addLayer())
  }
}
