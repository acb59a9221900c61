internal import InstructionSet
internal import ModelIR
internal import QuantizedArithmetic

extension Lowering {
  /// An operation whose result is elements of its input in other places.
  ///
  /// - Parameter sources: for each axis of the result, how far apart its indices' elements lie.
  mutating func rearrange(
    _ operation: Operation, sources: [[Int?]], fill: Int32 = 0
  ) throws(Diagnostic) {
    let input = try heldValue(operation)
    let result = try heldResult(operation)
    let tensor = graph[operation.outputs[0]]
    let rearrangement = Rearrangement(
      leftCount: self.tensor(operation, 0).shape.elementCount,
      resultCount: tensor.shape.elementCount, axes: axes(sources), fill: fill)
    try add(
      .rearrange(rearrangement), left: (input, self.tensor(operation, 0).chipFormat), right: nil,
      result: (result, tensor.chipFormat), layer: addLayer())
  }

  private func axes(_ sources: [[Int?]]) -> [Rearrangement.Axis] {
    var axes: [Rearrangement.Axis] = []
    var step = 1
    for axis in sources.reversed() {
      axes.insert(Rearrangement.Axis(sources: axis.map { $0 ?? -1 }, step: step), at: 0)
      step *= axis.count
    }
    return axes
  }

  /// The inputs one after the other, each written into its part of the result.
  mutating func lower(_ form: Concatenate, _ operation: Operation) throws(Diagnostic) {
    let result = try heldResult(operation)
    let tensor = graph[operation.outputs[0]]
    let layer = addLayer()
    let strides = tensor.shape.strides
    var start = 0
    for position in operation.inputs.indices {
      let part = try part(operation, position, form, layer: layer)
      let shape = self.tensor(operation, position).shape
      let own = shape.strides
      let axes = shape.dimensions.indices.map { axis in
        Rearrangement.Axis(
          sources: (0..<shape[axis]).map { $0 * own[axis] }, step: strides[axis])
      }
      let rearrangement = Rearrangement(
        leftCount: shape.elementCount, resultCount: tensor.shape.elementCount,
        start: start * strides[form.axis], axes: axes)
      try add(
        .rearrange(rearrangement), left: (part, tensor.chipFormat), right: nil,
        result: (result, tensor.chipFormat), layer: layer)
      start += shape[form.axis]
    }
  }

  /// An input of a concatenation in the result's quantisation.
  private mutating func part(
    _ operation: Operation, _ position: Int, _ form: Concatenate, layer: Int
  ) throws(Diagnostic) -> Value {
    let input = try heldValue(operation, position)
    let own = tensor(operation, position)
    let tensor = graph[operation.outputs[0]]
    guard own.quantization != tensor.quantization || form.activation != .none else { return input }
    var requantization = try checked { () throws(OperatorError) in
      try Quantize().requantization(input: own, result: tensor)
    }
    guard own.elementType != .int16 else {
      requantization.range = try checked { () throws(OperatorError) in
        try form.activation.range(of: tensor)
      }
      let result = newValue(input.map, name: "\(own.name)/\(tensor.name)", zeroPoint: 0)
      try add(
        .combine(Combination(scaling: own, by: requantization)), left: (input, own.chipFormat),
        right: nil, result: (result, tensor.chipFormat), layer: layer)
      return result
    }
    try checkType(tensorID(operation, position))
    let range = try chipRange(form.activation, operation)
    let result = newValue(
      input.map, name: "\(own.name)/\(tensor.name)", zeroPoint: tensor.chipZeroPoint)
    var step = VectorRequantize()
    step.byteCount = input.map.byteCount
    step.multiplier = requantization.multiplier
    step.inputZeroPoint = input.zeroPoint
    step.outputZeroPoint = result.zeroPoint
    step.clampLow = range.lowerBound
    step.clampHigh = range.upperBound
    try add(step, buffers: [input.buffer, result.buffer], layer: layer)
    return result
  }

  mutating func lower(_ form: Transpose, _ operation: Operation) throws(Diagnostic) {
    let shape = tensor(operation, 0).shape
    let strides = shape.strides
    try rearrange(
      operation,
      sources: form.permutation.map { axis in (0..<shape[axis]).map { $0 * strides[axis] } })
  }

  mutating func lower(_ form: Tile, _ operation: Operation) throws(Diagnostic) {
    let shape = tensor(operation, 0).shape
    let strides = shape.strides
    try rearrange(
      operation,
      sources: shape.dimensions.indices.map { axis in
        (0..<shape[axis] * form.repeats[axis]).map { $0 % shape[axis] * strides[axis] }
      })
  }

  mutating func lower(_ form: Resize, _ operation: Operation) throws(Diagnostic) {
    guard form.mode == .nearest else { return try lowerFunction(operation) }
    let shape = tensor(operation, 0).shape
    let strides = shape.strides
    let rows = form.sources(from: shape[1], to: form.size.height, scale: form.rowScale)
    let columns = form.sources(from: shape[2], to: form.size.width, scale: form.columnScale)
    try rearrange(
      operation,
      sources: [
        (0..<shape[0]).map { $0 * strides[0] }, rows.map { $0 * strides[1] },
        columns.map { $0 * strides[2] }, Array(0..<shape[3]),
      ])
  }

  /// Slices at constant places along an axis.
  mutating func lower(_ form: Gather, _ operation: Operation) throws(Diagnostic) {
    let shape = tensor(operation, 0).shape
    let strides = shape.strides
    let indices = tensor(operation, 1)
    guard let constant = indices.constant, form.batchAxes == 0 else {
      throw refusal(
        found: "indices that are computed, or differ from batch to batch",
        accepted: "constant indices", remedy: "make the indices a constant of the model")
    }
    let places = try checked { () throws(OperatorError) in
      try constant.wholeNumbers(named: "indices")
    }
    var sources: [[Int?]] = shape.dimensions.indices.map { axis in
      (0..<shape[axis]).map { $0 * strides[axis] }
    }
    sources[form.axis] = places.map { place in
      let wrapped = Int(place) < 0 ? Int(place) + shape[form.axis] : Int(place)
      return (0..<shape[form.axis]).contains(wrapped) ? wrapped * strides[form.axis] : nil
    }
    guard !sources[form.axis].contains(where: { $0 == nil }) else {
      throw refusal(
        found: "an index outside the \(shape[form.axis]) elements of axis \(form.axis)",
        accepted: "indices within the axis", remedy: "mend the model file")
    }
    try rearrange(operation, sources: sources)
  }

  /// A border that a copy cannot make, or a slice that it cannot cut.
  mutating func lowerByElements(_ form: Pad, _ operation: Operation) throws(Diagnostic) {
    let shape = tensor(operation, 0).shape
    let strides = shape.strides
    try rearrange(
      operation,
      sources: shape.dimensions.indices.map { axis in
        form.sources(along: axis, extent: shape[axis]).map { $0.map { $0 * strides[axis] } }
      }, fill: form.fill(of: graph[operation.outputs[0]]))
  }

  mutating func lowerByElements(_ form: StridedSlice, _ operation: Operation) throws(Diagnostic) {
    let shape = tensor(operation, 0).shape
    let indices = try checked { () throws(OperatorError) in try form.indices(of: shape) }
    try rearrange(
      operation,
      sources: zip(indices, shape.strides).map { indices, stride in indices.map { $0 * stride } })
  }
}
