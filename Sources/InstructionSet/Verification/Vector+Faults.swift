extension VectorAdd {
  package func faults(_ geometry: ArrayGeometry) -> [String] {
    FaultList().unless(byteCount > 0, "byteCount is 0").unlessClamp(clampLow, clampHigh).reasons
      + leftMultiplier.faults("leftMultiplier") + rightMultiplier.faults("rightMultiplier")
      + outputMultiplier.faults("outputMultiplier")
  }
}

extension VectorRequantize {
  package func faults(_ geometry: ArrayGeometry) -> [String] {
    FaultList().unless(byteCount > 0, "byteCount is 0").unlessClamp(clampLow, clampHigh).reasons
      + multiplier.faults("multiplier")
  }
}

extension VectorMean {
  package func faults(_ geometry: ArrayGeometry) -> [String] {
    input.faults("input", geometry) + multiplier.faults("multiplier")
      + FaultList().unless(
        output.byte % input.brickChannels == 0, "output is not on a brick of the input's width"
      ).reasons
  }
}

extension VectorSoftmax {
  package func faults(_ geometry: ArrayGeometry) -> [String] {
    FeatureMap.faults(input: input, output: output, geometry)
      + FaultList()
      .unless(
        input.height == output.height && input.width == output.width
          && input.channels == output.channels && input.brickShift == output.brickShift,
        "input and output differ in extents or bricks"
      )
      .unless((0...31).contains(inputShift), "inputShift is \(inputShift), not 0 to 31")
      .unless(inputMultiplier >= 0, "inputMultiplier is below zero")
      .unless(leastDifference <= 0, "leastDifference is above zero").reasons
  }
}

extension VectorAveragePool {
  package func faults(_ geometry: ArrayGeometry) -> [String] {
    PoolingWindow(
      input: input, output: output, kernel: (kernelHeight, kernelWidth),
      stride: (strideHeight, strideWidth), pad: (padTop, padLeft)
    ).faults(geometry) + FaultList().unlessClamp(clampLow, clampHigh).reasons
  }
}

extension VectorMaxPool {
  package func faults(_ geometry: ArrayGeometry) -> [String] {
    PoolingWindow(
      input: input, output: output, kernel: (kernelHeight, kernelWidth),
      stride: (strideHeight, strideWidth), pad: (padTop, padLeft)
    ).faults(geometry) + FaultList().unlessClamp(clampLow, clampHigh).reasons
  }
}

extension VectorCompute {
  package func faults(_ geometry: ArrayGeometry) -> [String] {
    let operands =
      left.faults("left", geometry) + output.faults("output", geometry)
      + (hasRight ? right.faults("right", geometry) : [])
    guard operands.isEmpty else { return operands }
    return FaultList()
      .unless(
        parameterBytes > 0 && parameterBytes % 4 == 0,
        "its descriptor has \(parameterBytes) bytes, not whole words"
      )
      .unless(steps > 0, "steps is 0")
      .unless(left.isWhole && output.isWhole && (!hasRight || right.isWhole), "a map has gaps")
      .reasons
  }
}

extension FeatureMap {
  /// Whether rows and planes follow each other without gaps.
  fileprivate var isWhole: Bool {
    byteRanges.count == 1 && byteRanges[0].count == byteCount && rowBytes == width << brickShift
  }
}

/// What the two kinds of pooling have in common.
private struct PoolingWindow {
  var input: FeatureMap
  var output: FeatureMap
  var kernel: (height: Int, width: Int)
  var stride: (height: Int, width: Int)
  var pad: (top: Int, left: Int)

  func faults(_ geometry: ArrayGeometry) -> [String] {
    let lastRow = (output.height - 1) * stride.height - pad.top
    let lastColumn = (output.width - 1) * stride.width - pad.left
    return FeatureMap.faults(input: input, output: output, geometry)
      + FaultList()
      .unless(kernel.height > 0 && kernel.width > 0, "its window has an extent of zero")
      .unless(stride.height > 0 && stride.width > 0, "a stride is 0")
      .unless(
        input.channels == output.channels && input.brickShift == output.brickShift,
        "input and output differ in channels or bricks"
      )
      .unless(
        pad.top < kernel.height && pad.left < kernel.width && lastRow < input.height
          && lastColumn < input.width,
        "a window lies wholly in the padding"
      ).reasons
  }
}
