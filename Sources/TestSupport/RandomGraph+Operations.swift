import ModelIR
import QuantizedArithmetic

extension RandomGraph {
  mutating func randomExtent(_ range: ClosedRange<Int>) -> Extent {
    Extent(
      height: Int.random(in: range, using: &random), width: Int.random(in: range, using: &random))
  }

  mutating func randomPadding(below kernel: Extent) -> Padding {
    Padding(
      top: Int.random(in: 0..<kernel.height, using: &random),
      bottom: Int.random(in: 0..<kernel.height, using: &random),
      left: Int.random(in: 0..<kernel.width, using: &random),
      right: Int.random(in: 0..<kernel.width, using: &random))
  }

  /// A scale under which sums of so many products spread over the result's range.
  mutating func resultScale(_ input: TensorID, weightScale: Float, products: Int) -> Float {
    let spread = Float(products).squareRoot() * Float.random(in: 20...150, using: &random)
    return scale(of: input) * weightScale * spread
  }

  mutating func addConvolution(of image: TensorID) {
    let shape = graph[image].shape
    let kernel = randomExtent(1...Int.random(in: 1...5, using: &random))
    let outputs = Int.random(in: 1...40, using: &random)
    let weightScale = randomScale()
    let weights = addWeights(
      [outputs, kernel.height, kernel.width, shape[3]], channelAxis: 0, scale: weightScale)
    let isPointwise = kernel.height * kernel.width == 1 && Bool.random(using: &random)
    let form = Convolution(
      stride: isPointwise ? Extent(height: 1, width: 1) : randomExtent(1...3),
      dilation: randomExtent(1...Int.random(in: 1...2, using: &random)),
      padding: randomPadding(below: kernel), activation: randomActivation())
    let scale = resultScale(
      image, weightScale: weightScale, products: kernel.height * kernel.width * shape[3])
    let result = add(.convolution(form), [image, weights, addBias(count: outputs)]) {
      $0.addActivation($1, scale: scale)
    }
    if let result { images.append(result) }
  }

  mutating func addDepthwiseConvolution(of image: TensorID) {
    let shape = graph[image].shape
    let kernel = randomExtent(1...Int.random(in: 1...5, using: &random))
    let multiplier = [1, 1, 1, 2, 3].randomElement(using: &random) ?? 1
    let outputs = shape[3] * multiplier
    let weightScale = randomScale()
    let weights = addWeights(
      [1, kernel.height, kernel.width, outputs], channelAxis: 3, scale: weightScale)
    // The compiler spreads multiplied depthwise weights only where they have 8 bits or 4 in one.
    let form = DepthwiseConvolution(
      stride: randomExtent(1...3),
      dilation: randomExtent(1...Int.random(in: 1...2, using: &random)),
      padding: randomPadding(below: kernel), multiplier: multiplier,
      activation: randomActivation())
    let scale = resultScale(
      image, weightScale: weightScale, products: kernel.height * kernel.width)
    let result = add(.depthwiseConvolution(form), [image, weights, addBias(count: outputs)]) {
      $0.addActivation($1, scale: scale)
    }
    if let result { images.append(result) }
  }

  mutating func addPool(of image: TensorID) {
    let kernel = randomExtent(1...4)
    let padding = randomPadding(below: kernel)
    let stride = randomExtent(1...3)
    let activation = randomActivation()
    let form: Operator =
      Bool.random(using: &random)
      ? .averagePool(
        AveragePool(kernel: kernel, stride: stride, padding: padding, activation: activation))
      : .maxPool(MaxPool(kernel: kernel, stride: stride, padding: padding, activation: activation))
    let result = add(form, [image]) { $0.addActivation($1, like: image) }
    if let result { images.append(result) }
  }

  mutating func addAddition(of image: TensorID) {
    let shape = graph[image].shape
    let partners = images.filter { graph[$0].shape == shape }
    guard let partner = partners.randomElement(using: &random) else { return }
    let scale =
      (self.scale(of: image) + self.scale(of: partner))
      * Float.random(in: 0.5...1.5, using: &random)
    let form = Add(activation: randomActivation())
    let result = add(.add(form), [image, partner]) { $0.addActivation($1, scale: scale) }
    if let result { images.append(result) }
  }

  mutating func addPad(of image: TensorID) {
    let hasChannels = Int.random(in: 0..<3, using: &random) == 0
    let limits = [0, 2, 2, hasChannels ? 5 : 0]
    let form = Pad(
      before: limits.map { Int.random(in: 0...$0, using: &random) },
      after: limits.map { Int.random(in: 0...$0, using: &random) })
    let result = add(.pad(form), [image]) { $0.addActivation($1, like: image) }
    if let result { images.append(result) }
  }

  mutating func addSlice(of image: TensorID) {
    let extents = graph[image].shape.dimensions
    let begin = extents.map { Int.random(in: 0..<$0, using: &random) }
    let end = zip(begin, extents).map { Int.random(in: $0 + 1...$1, using: &random) }
    let steps = (0..<4).map { $0 == 1 || $0 == 2 ? Int.random(in: 1...3, using: &random) : 1 }
    let form = StridedSlice(begin: begin, end: end, stride: steps)
    let result = add(.stridedSlice(form), [image]) { $0.addActivation($1, like: image) }
    if let result { images.append(result) }
  }

  mutating func addQuantize(of image: TensorID) {
    let scale = scale(of: image) * Float.random(in: 0.4...2.5, using: &random)
    let result = add(.quantize(Quantize()), [image]) { $0.addActivation($1, scale: scale) }
    if let result { images.append(result) }
  }

  mutating func addMean(of image: TensorID) {
    let scale = scale(of: image) * Float.random(in: 0.4...1.5, using: &random)
    let form = Mean(axes: [1, 2], keepsAxes: Bool.random(using: &random))
    let result = add(.mean(form), [image]) { $0.addActivation($1, scale: scale) }
    if let result { rows.append(result) }
  }

  mutating func addReshape(of image: TensorID) {
    let count = graph[image].shape.elementCount
    let result = add(.reshape(Reshape(shape: [1, count])), [image]) {
      $0.addActivation($1, like: image)
    }
    if let result { rows.append(result) }
  }

  mutating func addFullyConnected(of rows: TensorID) {
    let shape = graph[rows].shape
    // Each pixel a row, or all of them one.
    let length =
      Int.random(in: 0..<3, using: &random) == 0
      ? shape[shape.rank - 1] : shape.elementCount
    let outputs = Int.random(in: 1...40, using: &random)
    let weightScale = randomScale()
    let weights = addWeights([outputs, length], channelAxis: 0, scale: weightScale)
    let form = FullyConnected(
      activation: randomActivation(), keepsAxes: false,
      rounding: RoundingMode.allCases.randomElement(using: &random) ?? .double)
    let scale = resultScale(rows, weightScale: weightScale, products: length)
    let result = add(.fullyConnected(form), [rows, weights, addBias(count: outputs)]) {
      $0.addActivation($1, scale: scale)
    }
    if let result { self.rows.append(result) }
  }

  mutating func addSoftmax(of rows: TensorID) {
    let form = Softmax(beta: Float.random(in: 0.2...2, using: &random))
    let zeroPoint: Int32 = elementType == .uint8 ? 0 : -128
    let result = add(.softmax(form), [rows]) {
      $0.addActivation($1, scale: 1 / 256, zeroPoint: zeroPoint)
    }
    if let result { self.rows.append(result) }
  }
}
