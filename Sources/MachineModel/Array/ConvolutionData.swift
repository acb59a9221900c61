internal import InstructionSet
internal import IntegerKernels
internal import QuantizedArithmetic

/// What a whole convolution does to data, with the kernels that are fastest on the host.
struct ConvolutionData: Sendable {
  let loops: ConvolutionLoops
  let convolve: Convolve

  init(_ convolve: Convolve, _ geometry: ArrayGeometry) {
    loops = ConvolutionLoops(convolve, geometry)
    self.convolve = convolve
  }

  func perform(on banks: inout [Int8]) {
    let host = HostConvolution(
      ConvolutionShape(convolve), weights: loops.unpackedWeights(banks),
      channels: ChannelRequantization(convolve, banks))
    host.run(
      in: &banks, input: convolve.input.address.byte, output: convolve.output.address.byte,
      rows: 0..<convolve.output.height)
  }
}

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
    roundsOnce = convolve.singleRounding
  }
}

extension MapShape {
  fileprivate init(_ map: FeatureMap) {
    self.init(
      width: map.width, height: map.height, channels: map.channels, brickShift: map.brickShift,
      rowBytes: map.rowBytes, planeBytes: map.planeBytes)
  }
}
