import IntegerKernels
import QuantizedArithmetic
import TestSupport

/// A random convolution over random bytes.
struct ConvolutionTrial {
  let shape: ConvolutionShape
  private let weights: [Int8]
  private let channels: ChannelRequantization
  private let memory: [Int8]
  private let input = 32
  private let output: Int

  init(_ random: inout RepeatableRandom) {
    let isDepthwise = Bool.random(using: &random)
    let brickShift = Int.random(in: 0...4, using: &random)
    let inputChannels = Int.random(in: 1...70, using: &random)
    let outputChannels = isDepthwise ? inputChannels : Int.random(in: 1...150, using: &random)
    let size = (Int.random(in: 1...14, using: &random), Int.random(in: 1...60, using: &random))
    var shape = ConvolutionShape(
      input: Self.map(size, inputChannels, brickShift),
      output: Self.map((1, 1), outputChannels, isDepthwise ? brickShift : 4))
    Self.fill(&shape, isDepthwise, &random)
    let rows = (size.0 + shape.padTop) / shape.strideHeight + 1
    let columns = (size.1 + shape.padLeft) / shape.strideWidth + 1
    shape.output = Self.map((rows, columns), outputChannels, shape.output.brickShift)
    self.init(shape, &random)
  }

  /// One row, each pixel for itself, and zero points in the weights.
  init(pointwise pixels: Int, channels: (Int, Int), _ random: inout RepeatableRandom) {
    var shape = ConvolutionShape(
      input: Self.map((1, pixels), channels.0, 4), output: Self.map((1, pixels), channels.1, 4))
    shape.weightZeroPoint = 7
    self.init(shape, &random)
  }

  private init(_ shape: ConvolutionShape, _ random: inout RepeatableRandom) {
    let outputChannels = shape.output.channels
    let reduction =
      shape.kernelHeight * shape.kernelWidth * (shape.isDepthwise ? 1 : shape.input.channels)
    weights = random.array(of: -128...127, count: outputChannels * reduction)
    channels = ChannelRequantization(
      biases: random.array(of: -20_000...20_000, count: outputChannels),
      significands: random.array(of: 1 << 30...Int32.max, count: outputChannels),
      shifts: random.array(of: -14...1, count: outputChannels))
    let inputBytes = Self.bytes(shape.input)
    output = input + inputBytes + 64
    memory = random.array(of: -128...127, count: output + Self.bytes(shape.output) + 32)
    self.shape = shape
  }

  private static func fill(
    _ shape: inout ConvolutionShape, _ isDepthwise: Bool, _ random: inout RepeatableRandom
  ) {
    let kernels = [(1, 1), (3, 3), (3, 3), (5, 5), (10, 4), (1, 7)]
    let kernel = kernels[Int.random(in: 0..<kernels.count, using: &random)]
    (shape.kernelHeight, shape.kernelWidth) = kernel
    shape.strideHeight = Int.random(in: 1...3, using: &random)
    shape.strideWidth = Int.random(in: 1...3, using: &random)
    shape.dilationHeight = Int.random(in: 1...2, using: &random)
    shape.dilationWidth = Int.random(in: 1...2, using: &random)
    shape.padTop = Int.random(in: 0...3, using: &random)
    shape.padLeft = Int.random(in: 0...3, using: &random)
    shape.isDepthwise = isDepthwise
    shape.inputZeroPoint = Int.random(in: -128...127, using: &random)
    shape.weightZeroPoint =
      Bool.random(using: &random) ? 0 : Int.random(in: -128...127, using: &random)
    shape.outputZeroPoint = Int.random(in: -128...127, using: &random)
    shape.clampLow = Int.random(in: -128...0, using: &random)
    shape.clampHigh = Int.random(in: 0...127, using: &random)
    shape.rounding = RoundingMode.allCases.randomElement(using: &random) ?? .double
  }

  private static func map(_ size: (Int, Int), _ channels: Int, _ brickShift: Int) -> MapShape {
    MapShape(
      width: size.1, height: size.0, channels: channels, brickShift: brickShift,
      rowBytes: size.1 << brickShift, planeBytes: size.0 * size.1 << brickShift)
  }

  private static func bytes(_ map: MapShape) -> Int {
    (map.channels + 1 << map.brickShift - 1) / (1 << map.brickShift) * map.planeBytes
  }

  /// All bytes after the convolution has run.
  func memory(after kernels: HostConvolution.Kernels, rowsAtOnce: Int? = nil) -> [Int8] {
    var bytes = memory
    let host = HostConvolution(shape, weights: weights, channels: channels, kernels: kernels)
    let step = rowsAtOnce ?? shape.output.height
    for row in stride(from: 0, to: shape.output.height, by: step) {
      host.run(
        in: &bytes, input: input, output: output,
        rows: row..<min(row + step, shape.output.height))
    }
    return bytes
  }
}
