extension Convolve {
  package func faults(_ geometry: ArrayGeometry) -> [String] {
    let rules = FaultList()
      .unless(kernelHeight > 0 && kernelWidth > 0, "its kernel has an extent of zero")
      .unless(strideHeight > 0 && strideWidth > 0, "a stride is 0")
      .unless(dilationHeight > 0 && dilationWidth > 0, "a dilation is 0")
      .unless(groupsPerBlock > 0, "groupsPerBlock is 0")
      .unless(
        !depthwise || input.channels >= output.channels,
        "depthwise, it makes \(output.channels) channels of \(input.channels)"
      )
      .unlessClamp(clampLow, clampHigh)
      .unless(
        !doublesOutputs || weightFormat == .int4, "only int4 weights let it double its outputs"
      )
      .unless(
        patternKept > 0 ? patternLength % patternKept == 0 : patternLength == 0,
        "its pattern keeps \(patternKept) of \(patternLength) weights, which is no whole part"
      )
      .unless(
        !isPatterned || !depthwise && weightZeroPoint == 0,
        "only a dense convolution whose weights have no zero point has a pattern"
      )
      .unless(
        !isPatterned || geometry.inputs % patternKept == 0,
        "its pattern's \(patternKept) weights do not divide the \(geometry.inputs) inputs of a beat"
      )
      .unless(
        !skipsTiles || !depthwise && weightZeroPoint == 0,
        "only a dense convolution whose weights have no zero point leaves tiles of zeros out"
      )
      .unless(
        isCoded == (codedBytes > 0) && isCoded == (weightLanes > 0),
        "coded weights have codedBytes and weightLanes, packed ones do not"
      )
    return FeatureMap.faults(input: input, output: output, geometry) + rules.reasons
  }
}
