import ModelIR
import TestSupport
import Testing

/// The evaluator as a whole: what it refuses, what it gives out, and a plain second opinion.
struct EvaluatorTests {
  @Test func inputsMustFit() throws {
    let evaluator = try Evaluator(VerifyTests.legal)
    #expect(throws: EvaluationError.wrongInputCount(found: 0, expected: 1)) {
      try evaluator.evaluate([])
    }
    #expect(
      throws: EvaluationError.wrongInputType(tensor: "image", found: .uint8, expected: .int8)
    ) {
      try evaluator.evaluate([.uint8(Array(repeating: 0, count: 8))])
    }
    #expect(
      throws: EvaluationError.wrongElementCount(tensor: "image", found: 7, expected: 8)
    ) {
      try evaluator.evaluate([.int8(Array(repeating: 0, count: 7))])
    }
  }

  @Test func everyTensorCanBeHad() throws {
    let input = TensorElements.int8([1, 2, 3, 4, 5, 6, 7, 8])
    let elements = try Evaluator(VerifyTests.legal).evaluateEveryTensor([input])
    let sum = TensorElements.int8([1, 3, 5, 7, 5, 7, 9, 11])
    #expect(elements == [input, .int8([1, 2, 3, 4]), sum, sum])
  }

  /// A random convolution, its sums taken tap by tap straight from the definition.
  @Test(arguments: UInt64(0)..<60)
  func convolutionsFollowTheirDefinition(seed: UInt64) throws {
    let sample = ConvolutionSample(seed: seed)
    let reals = try sample.evaluate()
    #expect(reals == .int8(try sample.expected()))
  }
}

/// A random quantised convolution, depthwise or not, of scales 1 and a result scale of 64.
struct ConvolutionSample {
  let image: Tensor
  let weights: Tensor
  let values: [Int8]
  let taps: [Int8]
  let convolution: Convolution
  let isDepthwise: Bool
  let multiplier: Int

  init(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    isDepthwise = seed % 2 == 1
    multiplier = number(1...3)
    let channels = number(1...5)
    let outputs = isDepthwise ? channels * multiplier : number(1...5)
    let kernel = Extent(height: number(1...3), width: number(1...3))
    let shape: Shape = [number(1...2), number(5...8), number(5...8), channels]
    image = SingleOperation.bytes("image", shape, zeroPoint: Int32(number(-128...127)))
    values = random.array(of: .min ... .max, count: shape.elementCount)
    let weightShape: Shape =
      isDepthwise
      ? [1, kernel.height, kernel.width, outputs]
      : [outputs, kernel.height, kernel.width, channels]
    taps = random.array(of: .min ... .max, count: weightShape.elementCount)
    weights = SingleOperation.bytes("weights", weightShape, taps)
    convolution = Convolution(
      stride: Extent(height: number(1...3), width: number(1...3)),
      dilation: Extent(height: number(1...2), width: number(1...2)),
      padding: Padding(
        top: number(0...2), bottom: number(0...2), left: number(0...2), right: number(0...2)),
      activation: .none)
  }

  var operation: Operator {
    guard isDepthwise else { return .convolution(convolution) }
    return .depthwiseConvolution(
      DepthwiseConvolution(
        stride: convolution.stride, dilation: convolution.dilation, padding: convolution.padding,
        multiplier: multiplier, activation: .none))
  }

  func result() throws -> Tensor {
    let shape = try operation.resultShapes(of: [image, weights])[0]
    return SingleOperation.bytes("result", shape, scale: 64, zeroPoint: 3)
  }

  func evaluate() throws -> TensorElements {
    try SingleOperation.evaluate(
      operation, inputs: [image, weights], result: result(), on: .int8(values))
  }

  /// What the definition says: a sum divided by 64, rounded as TFLite rounds a power of two.
  func expected() throws -> [Int8] {
    let shape = try result().shape
    var results: [Int8] = []
    for batch in 0..<shape[0] {
      for row in 0..<shape[1] {
        for column in 0..<shape[2] {
          for output in 0..<shape[3] {
            let sum = sum(batch: batch, row: row, column: column, output: output)
            // First to 1/2 with ties up (the high multiply), then to 1/32 with ties away from zero.
            let half = (Double(sum) / 2 + 0.5).rounded(.down)
            let scaled = (half / 32).rounded(.toNearestOrAwayFromZero)
            results.append(Int8(min(max(scaled + 3, -128), 127)))
          }
        }
      }
    }
    return results
  }

  func sum(batch: Int, row: Int, column: Int, output: Int) -> Int {
    let (height, width, channels) = (image.shape[1], image.shape[2], image.shape[3])
    let own = isDepthwise ? output / multiplier : nil
    var sum = 0
    for vertical in 0..<weights.shape[1] {
      for horizontal in 0..<weights.shape[2] {
        let y =
          row * convolution.stride.height - convolution.padding.top
          + vertical * convolution.dilation.height
        let x =
          column * convolution.stride.width - convolution.padding.left
          + horizontal * convolution.dilation.width
        guard y >= 0, y < height, x >= 0, x < width else { continue }
        for channel in 0..<channels where own == nil || own == channel {
          let tap =
            isDepthwise
            ? (vertical * weights.shape[2] + horizontal) * weights.shape[3] + output
            : ((output * weights.shape[1] + vertical) * weights.shape[2] + horizontal) * channels
              + channel
          let value = Int(values[((batch * height + y) * width + x) * channels + channel])
          sum += (value - Int(image.quantization?.zeroPoints.first ?? 0)) * Int(taps[tap])
        }
      }
    }
    return sum
  }
}
