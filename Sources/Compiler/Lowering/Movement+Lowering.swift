internal import InstructionSet
internal import ModelIR

extension Lowering {
  /// The same bytes where the layout allows, else a copy, element by element.
  mutating func lower(_ reshape: Reshape, _ operation: Operation) throws(Diagnostic) {
    let input = try heldValue(operation)
    let id = operation.outputs[0]
    try checkIsHeld(id)
    // The host takes elements in NHWC order, which no reshape changes.
    let isOnlySent = !graph.operations.contains { $0.inputs.contains(id) }
    if isOnlySent {
      define(id, input)
      return
    }
    try alias(id, to: input) { (lowering, result) throws(Diagnostic) in
      try lowering.addReshape(from: input, to: result, layer: lowering.addLayer())
    }
  }

  /// Gives a result the bytes of a value laid out otherwise, or has it copied where they differ.
  mutating func alias(
    _ id: TensorID, to value: Value,
    orCopy copy: (inout Lowering, Value) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let map = FeatureMap(graph[id].chipShape, wordBytes: wordBytes)
    if value.map.sharesBytes(with: map) {
      schedule.widen(value.buffer, to: map.byteCount)
      define(id, Value(map: map, buffer: value.buffer, zeroPoint: value.zeroPoint))
    } else {
      let result = newValue(id)
      define(id, result)
      try copy(&self, result)
    }
  }

  /// The result of an operation that makes it in another layout than its shape's.
  mutating func result(
    _ operation: Operation, laidOutAs map: FeatureMap
  ) throws(Diagnostic) -> Value {
    let id = operation.outputs[0]
    try checkType(id)
    let value = newValue(map, name: graph[id].name, zeroPoint: graph[id].chipZeroPoint)
    let own = FeatureMap(graph[id].shape, wordBytes: wordBytes)
    define(id, value)
    if map.sharesBytes(with: own) {
      schedule.widen(value.buffer, to: own.byteCount)
      define(id, Value(map: own, buffer: value.buffer, zeroPoint: value.zeroPoint))
    }
    return value
  }

  mutating func lower(_ pad: Pad, _ operation: Operation) throws(Diagnostic) {
    let input = try heldValue(operation)
    let rank = pad.before.count
    guard pad.isZero, zip(pad.before, pad.after).dropLast(3).allSatisfy({ $0 == 0 && $1 == 0 }),
      rank <= 3 || tensor(operation, 0).shape.dimensions.dropLast(3).allSatisfy({ $0 == 1 })
    else { return try lowerByElements(pad, operation) }
    let result = try heldResult(operation)
    var form = VectorCopy()
    form.input = input.map
    form.output = result.map
    // Each byte of an element is a channel; wide zeros are zero in every byte.
    form.channelOffset = -(pad.before.last ?? 0) * tensor(operation, 0).chipFormat.byteCount
    form.columnOffset = rank > 1 ? -pad.before[rank - 2] : 0
    form.rowOffset = rank > 2 ? -pad.before[rank - 3] : 0
    form.fill = input.zeroPoint
    try add(form, buffers: [input.buffer, result.buffer], layer: addLayer())
  }

  mutating func lower(_ slice: StridedSlice, _ operation: Operation) throws(Diagnostic) {
    let input = try heldValue(operation)
    let source = tensor(operation, 0)
    let shape = source.shape
    let rank = shape.rank
    let indices = try checked { () throws(OperatorError) in try slice.indices(of: shape) }
    guard slice.stride.allSatisfy({ $0 > 0 }), slice.stride.last == 1 || indices.last?.count == 1,
      rank <= 3 || shape.dimensions.dropLast(3).allSatisfy({ $0 == 1 })
    else { return try lowerByElements(slice, operation) }
    var cut = source
    cut.shape = Shape(indices.map(\.count))
    let kept = FeatureMap(cut.chipShape, wordBytes: wordBytes)
    let result = newValue(
      kept, name: graph[operation.outputs[0]].name, zeroPoint: input.zeroPoint)
    var form = VectorCopy()
    form.input = input.map
    form.output = result.map
    form.channelOffset = (slice.begin.last ?? 0) * source.chipFormat.byteCount
    form.columnOffset = rank > 1 ? slice.begin[rank - 2] : 0
    form.rowOffset = rank > 2 ? slice.begin[rank - 3] : 0
    form.columnStride = rank > 1 ? slice.stride[rank - 2] : 1
    form.rowStride = rank > 2 ? slice.stride[rank - 3] : 1
    form.fill = input.zeroPoint
    let layer = addLayer()
    try add(form, buffers: [input.buffer, result.buffer], layer: layer)
    try alias(operation.outputs[0], to: result) { (lowering, laidOut) throws(Diagnostic) in
      try lowering.addReshape(from: result, to: laidOut, layer: layer)
    }
  }
}
