internal import InstructionSet

extension ConvolutionActivity {
  /// Counts the activations of a dense layer of which the array leaves tiles out: each output group
  /// takes those of its own tiles, and the products of the others are none at all.
  func addActivationsOfStoredTiles(to activity: inout DataActivity) {
    activity.products = 0
    var inputs = OperandLanes(count: loops.geometry.pixels * width)
    let pixels = convolve.output.width * convolve.output.height
    for group in 0..<loops.outputGroups {
      let first = group * loops.geometry.outputs
      let outputs = first..<first + loops.outputs(inGroup: group)
      let isStored = lanes.map { lanes in
        lanes.contains { lane in
          outputs.contains { !isZeroWeight($0 * loops.reduction + lane.weight) }
        }
      }
      let before = inputs
      var zeros = [Int](repeating: 0, count: loops.reduction)
      forEachPixel(outputGroup: group) { step, row, column, pixel in
        guard isStored[step] else { return }
        for (index, lane) in lanes[step].enumerated() {
          let operand = activation(row, column, lane, channel: lane.channel)
          inputs.put(operand, on: pixel * width + index)
          if isZero(operand) { zeros[lane.weight] += 1 }
        }
      }
      activity.activations += ToggleCount(
        toggles: outputs.count * (inputs.toggles - before.toggles),
        bits: outputs.count * 8 * (inputs.followers - before.followers))
      for (lanes, isStored) in zip(lanes, isStored) where isStored {
        activity.products += pixels * outputs.count * lanes.count
        for lane in lanes {
          let weights = outputs.count { isZeroWeight($0 * loops.reduction + lane.weight) }
          activity.add(
            zeroOperands: zeros[lane.weight], zeroWeights: weights, of: pixels,
            outputs: outputs.count)
        }
      }
    }
  }
}
