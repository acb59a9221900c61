internal import ChipDescription
internal import InstructionSet
internal import QuantizedArithmetic

extension InstructionCheck {
  func problem(_ load: Load) -> String? {
    if load.byteCount < 1 { return "byteCount is \(load.byteCount)" }
    let end = load.source.byte + load.byteCount
    if end > program.constants.count {
      return "it reads constants up to byte \(end) of \(program.constants.count)"
    }
    return nil
  }

  func problem(
    _ map: FeatureMap, tensor: Int, of tensors: [HostTensor], _ kind: String
  ) -> String? {
    if let problem = mapProblem(map) { return problem }
    guard tensors.indices.contains(tensor) else { return "there is no \(kind) \(tensor)" }
    let elements = tensors[tensor].elementCount
    if elements != map.elementCount {
      return "\(kind) \(tensor) has \(elements) elements, the feature map \(map.elementCount)"
    }
    return nil
  }

  func problem(_ convolve: Convolve) -> String? {
    if let problem = mapProblem(convolve.input) ?? mapProblem(convolve.output) { return problem }
    let extents = [
      ("kernelHeight", convolve.kernelHeight), ("kernelWidth", convolve.kernelWidth),
      ("strideHeight", convolve.strideHeight), ("strideWidth", convolve.strideWidth),
      ("dilationHeight", convolve.dilationHeight), ("dilationWidth", convolve.dilationWidth),
      ("groupsPerBlock", convolve.groupsPerBlock),
    ]
    if let problem = positiveProblem(extents) { return problem }
    if convolve.depthwise, let problem = brickProblem(convolve.input, convolve.output) {
      return problem
    }
    if convolve.foldsTaps && !chip.array.foldsTaps { return "the array cannot fold its taps" }
    return accumulatorProblem(convolve) ?? clampProblem(convolve.clampLow, convolve.clampHigh)
      ?? overlapProblem(convolve)
  }

  private func accumulatorProblem(_ convolve: Convolve) -> String? {
    let sums = convolve.groupsPerBlock * geometry.pixels * geometry.outputs
    guard sums > chip.array.accumulators else { return nil }
    return "a block has \(sums) sums, the accumulators hold \(chip.array.accumulators)"
  }

  /// Whether it writes what it may still have to read.
  private func overlapProblem(_ convolve: Convolve) -> String? {
    let accesses = convolve.accesses(geometry)
    let reads = accesses.filter { $0.kind == .read }
    for write in accesses where write.kind == .write {
      if reads.contains(where: write.conflicts) { return "its output overlaps what it reads" }
    }
    return nil
  }

  func problem(_ add: VectorAdd) -> String? {
    positiveProblem([("byteCount", add.byteCount)])
      ?? multiplierProblem([add.leftMultiplier, add.rightMultiplier, add.outputMultiplier])
      ?? clampProblem(add.clampLow, add.clampHigh)
  }

  func problem(_ requantize: VectorRequantize) -> String? {
    positiveProblem([("byteCount", requantize.byteCount)])
      ?? multiplierProblem([requantize.multiplier])
      ?? clampProblem(requantize.clampLow, requantize.clampHigh)
  }

  func problem(_ window: PoolWindow) -> String? {
    mapProblem(window.input) ?? mapProblem(window.output)
      ?? brickProblem(window.input, window.output)
      ?? positiveProblem([
        ("kernelHeight", window.kernelHeight), ("kernelWidth", window.kernelWidth),
        ("strideHeight", window.strideHeight), ("strideWidth", window.strideWidth),
      ])
  }

  func problem(_ softmax: VectorSoftmax) -> String? {
    let (input, output) = (softmax.input, softmax.output)
    if let problem = mapProblem(input) ?? mapProblem(output) ?? brickProblem(input, output) {
      return problem
    }
    if input.width != output.width || input.height != output.height {
      return "its feature maps in and out differ"
    }
    if softmax.inputMultiplier < 0 { return "inputMultiplier is \(softmax.inputMultiplier)" }
    if softmax.leastDifference > 0 { return "leastDifference is \(softmax.leastDifference)" }
    return multiplierProblem([
      FixedPointMultiplier(significand: softmax.inputMultiplier, shift: softmax.inputShift)
    ])
  }

  func problem(_ copy: VectorCopy) -> String? {
    mapProblem(copy.input) ?? mapProblem(copy.output)
      ?? positiveProblem([("rowStride", copy.rowStride), ("columnStride", copy.columnStride)])
  }

  func problem(_ reshape: VectorReshape) -> String? {
    if let problem = mapProblem(reshape.input) ?? mapProblem(reshape.output) { return problem }
    let (input, output) = (reshape.input.elementCount, reshape.output.elementCount)
    return input == output ? nil : "it has \(input) elements in and \(output) out"
  }
}
