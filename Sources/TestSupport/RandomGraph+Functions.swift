import ModelIR

/// Operators that the array has no loops for.
extension RandomGraph {
  mutating func addFunction(of image: TensorID) {
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: addUnary(of: image)
    case 2, 3: addBinary(of: image)
    case 4: addReduction(of: image)
    case 5: addRearrangement(of: image)
    case 6: addConcatenation(of: image)
    case 7: addTransposedConvolution(of: image)
    default: addResize(of: image)
    }
  }

  mutating func addUnary(of image: TensorID) {
    let functions = UnaryFunction.allCases.filter { $0 != .not }
    let form = Unary(
      functions.randomElement(using: &random) ?? .relu,
      alpha: Float.random(in: -0.5...1, using: &random),
      beta: Float.random(in: 1...2, using: &random))
    let scale = scale(of: image) * Float.random(in: 0.4...1.5, using: &random)
    let result = add(.unary(form), [image]) { $0.addActivation($1, scale: scale) }
    if let result { images.append(result) }
  }

  /// The second operand is another image, or a constant that is broadcast.
  mutating func addBinary(of image: TensorID) {
    let functions: [BinaryFunction] = [
      .subtract, .multiply, .minimum, .maximum, .squaredDifference, .prelu,
    ]
    let function = functions.randomElement(using: &random) ?? .multiply
    let shape = graph[image].shape
    if function == .minimum || function == .maximum {
      let bound = addConstant([1, 1, 1, shape[3]])
      graph[bound].quantization = graph[image].quantization
      let result = add(.binary(Binary(function)), [image, bound]) {
        $0.addActivation($1, like: image)
      }
      if let result { images.append(result) }
      return
    }
    let partners = images.filter { graph[$0].shape == shape }
    let isConstant = Bool.random(using: &random)
    let partner =
      isConstant ? addConstant([1, 1, 1, shape[3]]) : partners.randomElement(using: &random)
    let form = Binary(function, activation: randomActivation())
    let scale = scale(of: image) * Float.random(in: 0.4...3, using: &random)
    let result = add(.binary(form), [image, partner]) { $0.addActivation($1, scale: scale) }
    if let result { images.append(result) }
  }

  mutating func addConstant(_ shape: Shape) -> TensorID {
    let id = addActivation(shape, scale: randomScale())
    let count = shape.elementCount
    graph[id].constant =
      elementType == .uint8
      ? .uint8(random.array(of: 0...255, count: count))
      : .int8(random.array(of: -128...127, count: count))
    return id
  }

  mutating func addReduction(of image: TensorID) {
    let axes = (1..<4).filter { _ in Bool.random(using: &random) }
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      let scale = scale(of: image) * Float.random(in: 0.4...1.5, using: &random)
      let mean = Mean(axes: axes, keepsAxes: true)
      let result = add(.mean(mean), [image]) { $0.addActivation($1, scale: scale) }
      if let result { images.append(result) }
    case 1:
      let scale = scale(of: image) * Float.random(in: 2...9, using: &random)
      let sum = Reduce(.sum, axes: axes, keepsAxes: true)
      let result = add(.reduce(sum), [image]) { $0.addActivation($1, scale: scale) }
      if let result { images.append(result) }
    default:
      let function: ReduceFunction = Bool.random(using: &random) ? .maximum : .minimum
      let extreme = Reduce(function, axes: axes, keepsAxes: true)
      let result = add(.reduce(extreme), [image]) { $0.addActivation($1, like: image) }
      if let result { images.append(result) }
    }
  }

  mutating func addRearrangement(of image: TensorID) {
    let extents = graph[image].shape.dimensions
    let form: Operator
    switch Int.random(in: 0..<4, using: &random) {
    case 0: form = .transpose(Transpose(permutation: [0] + [1, 2, 3].shuffled(using: &random)))
    case 1: form = .tile(Tile(repeats: [1, 1, Int.random(in: 1...2, using: &random), 2]))
    case 2:
      form = .stridedSlice(
        StridedSlice(
          begin: [0, extents[1] - 1, 0, extents[3] - 1], end: [1, -1, extents[2], -1],
          stride: [1, -1, 1, -2]))
    default:
      let isEdge = Bool.random(using: &random)
      form = .pad(
        Pad(before: [0, 1, 0, 0], after: [0, 0, 1, 1], mode: isEdge ? .edge : .symmetric))
    }
    let result = add(form, [image]) { $0.addActivation($1, like: image) }
    if let result { images.append(result) }
  }

  mutating func addConcatenation(of image: TensorID) {
    let shape = graph[image].shape
    let partners = images.filter { graph[$0].shape == shape }
    guard let partner = partners.randomElement(using: &random) else { return }
    let form = Concatenate(
      axis: Int.random(in: 1...3, using: &random), activation: randomActivation())
    let isAlike = Bool.random(using: &random)
    let result = add(.concatenate(form), [image, partner, image]) {
      isAlike ? $0.addActivation($1, like: image) : $0.addActivation($1, scale: 0.2)
    }
    if let result { images.append(result) }
  }

  mutating func addTransposedConvolution(of image: TensorID) {
    let shape = graph[image].shape
    let kernel = randomExtent(1...3)
    let stride = randomExtent(1...2)
    let outputs = Int.random(in: 1...9, using: &random)
    let weightScale = randomScale()
    let weights = addWeights(
      [outputs, kernel.height, kernel.width, shape[3]], channelAxis: 0, scale: weightScale)
    let form = TransposedConvolution(
      stride: stride, padding: Padding(top: kernel.height / 2, left: kernel.width / 2),
      size: Extent(height: shape[1] * stride.height, width: shape[2] * stride.width))
    let scale = resultScale(image, weightScale: weightScale, products: shape[3])
    let result = add(.transposedConvolution(form), [image, weights, addBias(count: outputs)]) {
      $0.addActivation($1, scale: scale)
    }
    if let result { images.append(result) }
  }

  mutating func addResize(of image: TensorID) {
    let coordinates: [ResizeCoordinates] = [.asymmetric, .halfPixel, .alignCorners]
    let form = Resize(
      size: randomExtent(1...12), mode: Bool.random(using: &random) ? .nearest : .bilinear,
      coordinates: coordinates.randomElement(using: &random) ?? .asymmetric)
    let result = add(.resize(form), [image]) { $0.addActivation($1, like: image) }
    if let result { images.append(result) }
  }
}
