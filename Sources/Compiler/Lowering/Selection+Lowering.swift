internal import InstructionSet
internal import ModelIR
internal import QuantizedArithmetic

extension Lowering {
  /// Two passes over the result: elements are taken where the condition holds, then where it does
  /// not.
  mutating func lower(_ select: Select, _ operation: Operation) throws(Diagnostic) {
    let shape = graph[operation.outputs[0]].shape.dimensions
    let condition = Broadcast(tensor(operation, 0).shape.dimensions, to: shape)
    let result = try heldResult(operation)
    let layer = addLayer()
    for (position, taking) in [(1, Combination.Operation.takeWhereTrue), (2, .takeWhereFalse)] {
      let taken = Broadcast(tensor(operation, position).shape.dimensions, to: shape)
      try add(
        .combine(Combination(taking, left: condition, right: taken)), operation, [0, position],
        result: result, layer: layer)
    }
  }

  /// The same bytes where they stand for the result's values as well, else a copy that cuts each
  /// element to the result's bits.
  mutating func lower(_ cast: Cast, _ operation: Operation) throws(Diagnostic) {
    let (source, result) = (tensor(operation, 0), graph[operation.outputs[0]])
    let input = try heldValue(operation)
    try checkIsHeld(operation.outputs[0])
    let shape = source.shape.dimensions
    let whole = Broadcast(shape, to: shape)
    if result.elementType == .bool && source.elementType != .bool {
      var isTrue = Combination(.notEqual, left: whole, right: Broadcast([], to: shape))
      isTrue.rightConstants = [0]
      return try add(.combine(isTrue), operation)
    }
    if source.elementType == .int64 && ![.int8, .uint8, .int16].contains(result.elementType)
      || source.chipFormat == result.chipFormat
    {
      return define(operation.outputs[0], input)
    }
    let count = source.shape.elementCount
    try add(
      .rearrange(
        Rearrangement(
          leftCount: count, resultCount: count,
          axes: [Rearrangement.Axis(sources: Array(0..<count), step: 1)])), operation)
  }
}
