internal import ModelIR
internal import QuantizedArithmetic

extension ONNXImporter {
  /// Weights that an average may be given: more than any chip holds, and little memory here.
  private static let mostOnes = 1 << 22

  /// The integers of a scale and zero point that stand for reals.
  ///
  /// Files say what an integer operator does as three: back to reals, the operator in reals, to
  /// integers again. Where all that an operator reads is there as integers, the three become the
  /// operator in integers; what is left of the reals goes once nothing reads it.
  mutating func quantized(
    _ reals: TensorID, _ quantization: Quantization, _ type: ElementType
  ) throws(ModelFormatProblem) -> TensorID {
    if let known = integers[reals], graph[known].elementType == type,
      graph[known].quantization == quantization
    {
      return known
    }
    if let result = try integerVersion(reals, quantization, type) { return result }
    if let known = integers[reals], graph[known].quantization?.axis == nil,
      [.int8, .uint8].contains(graph[known].elementType)
    {
      return try emit(Quantize(), [known], type: type, quantization: quantization)
    }
    return try emit(
      Quantize(roundsToEven: true), [reals], type: type, quantization: quantization)
  }

  /// Integers worked out from integers; nil where the reals alone are there.
  ///
  /// What merely moves elements about does so with the integers, down to the graph's inputs, which
  /// may then come as integers themselves.
  private mutating func integerVersion(
    _ reals: TensorID, _ quantization: Quantization, _ type: ElementType
  ) throws(ModelFormatProblem) -> TensorID? {
    if let result = try integerOperation(reals, quantization, type) { return result }
    guard let maker = makers[reals], let source = graph.operations[maker].inputs[0] else {
      return nil
    }
    let isInput = graph.inputs.contains(source)
    switch graph.operations[maker].operator {
    case .reshape(let reshape):
      let held =
        isInput
        ? try quantized(source, quantization, type)
        : try integerVersion(source, quantization, type)
      return try held.map { held throws(ModelFormatProblem) in
        try emit(reshape, [held], quantization: quantization)
      }
    case .transpose(let transpose):
      let held =
        isInput
        ? try quantized(source, quantization, type)
        : try integerVersion(source, quantization, type)
      return try held.map { held throws(ModelFormatProblem) in
        try emit(transpose, [held], quantization: quantization)
      }
    default: return nil
    }
  }

  /// The operation behind reals, done with integers; nil where it cannot be.
  mutating func integerOperation(
    _ reals: TensorID, _ quantization: Quantization, _ type: ElementType
  ) throws(ModelFormatProblem) -> TensorID? {
    guard let maker = makers[reals] else { return nil }
    var operation = graph.operations[maker]
    switch operation.operator {
    case .convolution(var sum):
      sum.rounding = rounding
      return sums(sum, operation, quantization, type)
    case .depthwiseConvolution(var sum):
      sum.rounding = rounding
      return sums(sum, operation, quantization, type)
    case .fullyConnected(var sum):
      sum.rounding = rounding
      return sums(sum, operation, quantization, type)
    case .transposedConvolution(let sum): return sums(sum, operation, quantization, type)
    case .add(var add):
      add.rounding = rounding
      operation.operator = .add(add)
      return plain(operation, quantization, type)
    case .binary(var binary) where binary.function == .multiply && rounding == .float32:
      binary.rounding = rounding
      operation.operator = .binary(binary)
      return plain(operation, quantization, type)
    case .averagePool(let pool): return average(pool, operation, quantization, type)
    case .mean(var mean) where rounding == .float32:
      mean.rounding = rounding
      operation.operator = .mean(mean)
      return plain(operation, quantization, type)
    case .mean(let mean): return try average(mean, operation, quantization, type)
    case .softmax(let softmax): return rows(softmax, operation, quantization, type)
    case .dequantize, .quantize, .cast, .argMax: return nil
    default: return plain(operation, quantization, type)
    }
  }

  /// An operation whose inputs are all taken as integers; constants are quantised to fit.
  private mutating func plain(
    _ operation: Operation, _ quantization: Quantization, _ type: ElementType
  ) -> TensorID? {
    var inputs: [TensorID?] = []
    for input in operation.inputs {
      guard let input else { return nil }
      guard let held = integers[input] ?? quantizedConstant(input, type) else { return nil }
      inputs.append(held)
    }
    return try? attempt(
      operation.operator.definition, inputs, type: type, quantization: quantization)
  }

  /// A constant of reals as integers of the finest scale that holds it; nil for other tensors.
  private mutating func quantizedConstant(_ id: TensorID, _ type: ElementType) -> TensorID? {
    guard case .float32(let values)? = graph[id].constant, let range = type.integerRange,
      values.allSatisfy(\.isFinite)
    else { return nil }
    let least = min(0, values.min() ?? 0)
    let greatest = max(0, values.max() ?? 0)
    let steps = Float(range.upperBound - range.lowerBound)
    let scale = max((greatest - least) / steps, .leastNormalMagnitude)
    guard scale.isFinite else { return nil }
    let zero = Float(range.lowerBound) - (least / scale).rounded()
    let integers = values.map { value in
      let steps = (value / scale).rounded() + zero
      return Int64(min(max(steps, Float(range.lowerBound)), Float(range.upperBound)))
    }
    return graph.add(
      Tensor(
        name: "", shape: graph[id].shape, elementType: type,
        quantization: Quantization(scale: scale, zeroPoint: Int32(zero)),
        constant: TensorElements(integers, of: type)))
  }

  /// A weighted sum in integers: int8 or uint8 weights, int32 bias.
  private mutating func sums(
    _ definition: some OperatorDefinition, _ operation: Operation, _ quantization: Quantization,
    _ type: ElementType
  ) -> TensorID? {
    // Sums of 16-bit activations may need more than the 32 bits that are meant here.
    guard let image = operation.inputs[0].flatMap({ integers[$0] }), type != .int16,
      graph[image].elementType != .int16,
      let weights = operation.inputs[1].flatMap({ integers[$0] }),
      let step = graph[image].quantization?.scales.first,
      let weightScales = graph[weights].quantization?.scales
    else { return nil }
    let scales = weightScales.map { $0 * step }
    var bias: TensorID?
    if operation.inputs.count > 2, let sums = operation.inputs[2] {
      guard let held = integerBias(sums, scales) else { return nil }
      bias = held
    }
    return try? attempt(
      definition, [image, weights, bias], type: type, quantization: quantization)
  }

  /// A bias in steps of the image's and the weights' scales.
  private mutating func integerBias(_ bias: TensorID, _ scales: [Float]) -> TensorID? {
    let count = graph[bias].shape.elementCount
    guard scales.count == 1 || scales.count == count else { return nil }
    if let held = integers[bias], graph[held].elementType == .int32,
      let own = graph[held].quantization, own.zeroPoints.allSatisfy({ $0 == 0 }),
      (0..<count).allSatisfy({ channel in
        let scale = scales.count == 1 ? scales[0] : scales[channel]
        // What files round to float32 in two ways.
        return abs(own.scale(ofChannel: channel) - scale) <= 1e-6 * scale
      })
    {
      return held
    }
    guard case .float32(let values)? = graph[bias].constant else { return nil }
    let steps = values.enumerated().map { channel, value -> Int32 in
      let scale = Double(scales.count == 1 ? scales[0] : scales[channel])
      let exact = (Double(value) / scale).rounded()
      return exact.isNaN ? 0 : Int32(min(max(exact, -2_147_483_648), 2_147_483_647))
    }
    return graph.add(
      Tensor(
        name: "", shape: [count], elementType: .int32,
        quantization: Quantization(
          scales: scales, zeroPoints: Array(repeating: 0, count: scales.count),
          axis: scales.count == 1 ? nil : 0),
        constant: .int32(steps)))
  }

  /// An average in integers; one that changes the scale is a convolution with ones, which rounds
  /// once as ONNX means it.
  private mutating func average(
    _ pool: AveragePool, _ operation: Operation, _ quantization: Quantization,
    _ type: ElementType
  ) -> TensorID? {
    guard let image = operation.inputs[0].flatMap({ integers[$0] }) else { return nil }
    let tensor = graph[image]
    if tensor.quantization == quantization, tensor.elementType == type {
      return try? attempt(pool, [image], type: type, quantization: quantization)
    }
    guard pool.padding == Padding(), pool.activation == .none else { return nil }
    return windowSums(
      image, kernel: pool.kernel, stride: pool.stride, quantization: quantization, type)
  }

  /// The average of whole images as that of one window; other means are taken as they are.
  private mutating func average(
    _ mean: Mean, _ operation: Operation, _ quantization: Quantization, _ type: ElementType
  ) throws(ModelFormatProblem) -> TensorID? {
    guard let image = operation.inputs[0].flatMap({ integers[$0] }), mean.axes.sorted() == [1, 2],
      graph[image].shape.rank == 4
    else { return plain(operation, quantization, type) }
    let extent = Extent(height: graph[image].shape[1], width: graph[image].shape[2])
    let sums = windowSums(
      image, kernel: extent, stride: extent, quantization: quantization, type)
    guard let sums else { return plain(operation, quantization, type) }
    guard !mean.keepsAxes else { return sums }
    let shape = graph[image].shape
    return try emit(
      Reshape(shape: [shape[0], shape[3]]), [sums], quantization: quantization)
  }

  /// The averages of windows, as a convolution with ones; nil where there would be too many.
  private mutating func windowSums(
    _ image: TensorID, kernel: Extent, stride: Extent, quantization: Quantization,
    _ type: ElementType
  ) -> TensorID? {
    let channels = graph[image].shape[3]
    let taps = kernel.height * kernel.width
    guard max(kernel.height, kernel.width) < 256, taps * channels <= Self.mostOnes else {
      return nil
    }
    let weights = graph.add(
      Tensor(
        name: "", shape: [1, kernel.height, kernel.width, channels], elementType: .int8,
        quantization: Quantization(scale: 1 / Float(taps), zeroPoint: 0),
        constant: .int8(Array(repeating: 1, count: taps * channels))))
    var sums = DepthwiseConvolution(
      stride: stride, padding: Padding(), multiplier: 1, activation: .none)
    sums.rounding = rounding
    return try? attempt(sums, [image, weights], type: type, quantization: quantization)
  }

  /// A softmax, whose integers always have steps of 1/256.
  private mutating func rows(
    _ softmax: Softmax, _ operation: Operation, _ quantization: Quantization,
    _ type: ElementType
  ) -> TensorID? {
    guard let input = operation.inputs[0].flatMap({ integers[$0] }),
      type == graph[input].elementType
    else { return nil }
    let own = Quantization(scale: 1 / 256, zeroPoint: type == .int8 ? -128 : 0)
    guard let rows = try? attempt(softmax, [input], type: type, quantization: own) else {
      return nil
    }
    guard own != quantization else { return rows }
    return try? attempt(Quantize(), [rows], type: type, quantization: quantization)
  }
}
