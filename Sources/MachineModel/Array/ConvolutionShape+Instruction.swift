internal import InstructionSet
internal import IntegerKernels
internal import QuantizedArithmetic

extension ChannelRequantization {
  /// Reads the parameters of all channels.
  init(_ convolve: Convolve, _ banks: [Int8]) {
    let parameters = convolve.channelParameters(0..<convolve.output.channels, banks)
    self.init(
      biases: parameters.map(\.bias), significands: parameters.map(\.multiplier.significand),
      shifts: parameters.map { Int32($0.multiplier.shift) })
  }
}

extension ConvolutionShape {
  init(_ convolve: Convolve) {
    self.init(input: MapShape(convolve.input), output: MapShape(convolve.output))
    kernelHeight = convolve.kernelHeight
    kernelWidth = convolve.kernelWidth
    strideHeight = convolve.strideHeight
    strideWidth = convolve.strideWidth
    dilationHeight = convolve.dilationHeight
    dilationWidth = convolve.dilationWidth
    padTop = convolve.padTop
    padLeft = convolve.padLeft
    isDepthwise = convolve.depthwise
    inputZeroPoint = convolve.inputZeroPoint
    weightZeroPoint = convolve.weightZeroPoint
    outputZeroPoint = convolve.outputZeroPoint
    clampLow = convolve.clampLow
    clampHigh = convolve.clampHigh
    rounding = convolve.rounding
  }
}

extension MapShape {
  fileprivate init(_ map: FeatureMap) {
    self.init(
      width: map.width, height: map.height, channels: map.channels, brickShift: map.brickShift,
      rowBytes: map.rowBytes, planeBytes: map.planeBytes)
  }
}
