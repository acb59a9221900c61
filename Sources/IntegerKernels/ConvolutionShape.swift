package import QuantizedArithmetic

/// A convolution's shape, and what happens to its sums on their way out.
package struct ConvolutionShape: Sendable, Hashable {
  package var input: MapShape
  package var output: MapShape
  package var kernelHeight = 1
  package var kernelWidth = 1
  package var strideHeight = 1
  package var strideWidth = 1
  package var dilationHeight = 1
  package var dilationWidth = 1
  package var padTop = 0
  package var padLeft = 0
  package var isDepthwise = false
  package var inputZeroPoint = 0
  package var weightZeroPoint = 0
  package var outputZeroPoint = 0
  package var clampLow = -128
  package var clampHigh = 127
  package var rounding = RoundingMode.double

  package init(input: MapShape, output: MapShape) {
    self.input = input
    self.output = output
  }

  /// Taps of the kernel.
  var taps: Int { kernelHeight * kernelWidth }
  /// Weights of an output channel.
  var reduction: Int { taps * (isDepthwise ? 1 : input.channels) }
}
