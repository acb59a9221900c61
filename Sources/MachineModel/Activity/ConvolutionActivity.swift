internal import InstructionSet

/// Counts the zeros and the toggles of a convolution's operands, multiplier by multiplier, in the
/// order in which the array takes them.
///
/// A multiplier belongs to a pixel, an output and a lane of the reduction. Its activation comes
/// anew with each beat and is the same for all outputs of a dense layer; its weight comes with each
/// tile and is the same for all pixels.
struct ConvolutionActivity: Sendable {
  /// A lane of a step: its kernel tap, its channel, and the weight's place within its output.
  struct Lane: Sendable {
    var row: Int
    var column: Int
    var channel: Int
    var weight: Int
  }

  let loops: ConvolutionLoops
  private let banks: [Int8]
  /// `[output][kernel row][kernel column][channel]`.
  private let weights: [Int8]
  let lanes: [[Lane]]
  /// The most lanes that a step has.
  let width: Int

  var convolve: Convolve { loops.instruction }

  /// - Parameters:
  ///   - banks: as they are before the convolution.
  ///   - table: the entropy table that the instruction names, if any.
  static func count(_ plan: ConvolutionPlan, banks: [Int8], table: EntropyTable?) -> DataActivity {
    let counter = ConvolutionActivity(plan, banks: banks, table: table)
    var activity = DataActivity()
    activity.products = plan.loops.macs
    if plan.instruction.depthwise {
      counter.addDepthwiseActivations(to: &activity)
    } else if plan.instruction.skipsTiles {
      counter.addActivationsOfStoredTiles(to: &activity)
    } else {
      counter.addDenseActivations(to: &activity)
    }
    counter.addWeights(to: &activity)
    return activity
  }

  private init(_ plan: ConvolutionPlan, banks: [Int8], table: EntropyTable?) {
    loops = plan.loops
    self.banks = banks
    weights = plan.unpackedWeights(banks, table: table)
    let loops = loops
    let depth = plan.instruction.depthwise ? 1 : plan.instruction.input.channels
    lanes = (0..<loops.steps).map { step in
      let taps = loops.taps(ofStep: step)
      let channels = plan.instruction.depthwise ? 0..<1 : loops.channels(ofStep: step)
      return (taps.row..<taps.row + taps.rows).flatMap { row in
        (taps.column..<taps.column + taps.columns).flatMap { column in
          channels.map { channel in
            let tap = row * plan.instruction.kernelWidth + column
            return Lane(row: row, column: column, channel: channel, weight: tap * depth + channel)
          }
        }
      }
    }
    width = lanes.map(\.count).max() ?? 0
  }

  /// The output groups of a dense layer all take the same activations in the same order.
  private func addDenseActivations(to activity: inout DataActivity) {
    var inputs = OperandLanes(count: loops.geometry.pixels * width)
    var zeros = [Int](repeating: 0, count: loops.reduction)
    forEachPixel(outputGroup: 0) { step, row, column, pixel in
      for (index, lane) in lanes[step].enumerated() {
        let operand = activation(row, column, lane, channel: lane.channel)
        inputs.put(operand, on: pixel * width + index)
        if isZero(operand) { zeros[lane.weight] += 1 }
      }
    }
    let operands = inputs.followers + inputs.used
    let wrap = inputs.wrapToggles
    for group in 0..<loops.outputGroups {
      let outputs = loops.outputs(inGroup: group)
      activity.activations += ToggleCount(
        toggles: outputs * (inputs.toggles + (group > 0 ? wrap : 0)),
        bits: outputs * 8 * (group > 0 ? operands : inputs.followers))
    }
    let outputs = convolve.output.channels
    let pixels = convolve.output.width * convolve.output.height
    for (place, count) in zeros.enumerated() {
      let weights = (0..<outputs).count { isZeroWeight($0 * loops.reduction + place) }
      // A pattern's zero weights are no products at all.
      activity.add(
        zeroOperands: count, zeroWeights: convolve.isPatterned ? 0 : weights, of: pixels,
        outputs: convolve.isPatterned ? outputs - weights : outputs)
    }
  }

  /// Each output of a depthwise layer has activations of its own.
  private func addDepthwiseActivations(to activity: inout DataActivity) {
    let outputs = loops.geometry.outputs
    var inputs = OperandLanes(count: loops.geometry.pixels * outputs * width)
    var zeros = [Int](repeating: 0, count: loops.weightCount)
    for group in 0..<loops.outputGroups {
      forEachPixel(outputGroup: group) { step, row, column, pixel in
        for output in 0..<loops.outputs(inGroup: group) {
          let channel = group * outputs + output
          for (index, lane) in lanes[step].enumerated() {
            let operand = activation(row, column, lane, channel: channel)
            inputs.put(operand, on: (pixel * outputs + output) * width + index)
            if isZero(operand) { zeros[channel * loops.reduction + lane.weight] += 1 }
          }
        }
      }
    }
    activity.activations += ToggleCount(toggles: inputs.toggles, bits: 8 * inputs.followers)
    let pixels = convolve.output.width * convolve.output.height
    for (place, count) in zeros.enumerated() {
      activity.add(
        zeroOperands: count, zeroWeights: isZeroWeight(place) ? 1 : 0, of: pixels, outputs: 1)
    }
  }

  /// Weights change from tile to tile, at the multipliers of all pixels that are in use.
  private func addWeights(to activity: inout DataActivity) {
    let outputs = loops.geometry.outputs
    let bits = convolve.weightFormat.bitsPerWeight
    var inputs = OperandLanes(count: outputs * width, bits: bits)
    for group in 0..<loops.outputGroups {
      for _ in 0..<loops.blocks {
        for step in lanes.indices {
          for output in 0..<loops.outputs(inGroup: group) {
            for (index, lane) in lanes[step].enumerated() {
              let place = (group * outputs + output) * loops.reduction + lane.weight
              inputs.put(weights[place], on: output * width + index)
            }
          }
        }
      }
    }
    let pixels = min(loops.geometry.pixels, convolve.output.width)
    activity.weights += ToggleCount(
      toggles: pixels * inputs.toggles,
      bits: bits * (convolve.output.elementCount * loops.reduction - pixels * inputs.used))
  }

  /// Calls `body` with step, output row and column, and pixel lane, beat by beat.
  func forEachPixel(
    outputGroup: Int, _ body: (_ step: Int, _ row: Int, _ column: Int, _ pixel: Int) -> Void
  ) {
    for block in 0..<loops.blocks {
      for step in lanes.indices {
        for group in loops.groups(ofBlock: block) {
          let row = group / loops.groupsPerRow
          let first = group % loops.groupsPerRow * loops.geometry.pixels
          for pixel in 0..<loops.pixels(inGroup: group) { body(step, row, first + pixel, pixel) }
        }
      }
    }
  }

  func activation(_ row: Int, _ column: Int, _ lane: Lane, channel: Int) -> Int8 {
    convolve.input(
      row: row, column: column, tap: (lane.row, lane.column), channel: channel, banks)
  }

  func isZero(_ operand: Int8) -> Bool { Int(operand) == convolve.inputZeroPoint }

  func isZeroWeight(_ place: Int) -> Bool {
    Int(weights[place]) == convolve.weightZeroPoint
  }
}

extension DataActivity {
  /// Adds the products of one place of the reduction: every operand meets the weight of every
  /// output.
  mutating func add(
    zeroOperands: Int, zeroWeights weights: Int, of operands: Int, outputs: Int
  ) {
    zeroActivations += zeroOperands * outputs
    zeroWeights += operands * weights
    zeroProducts += zeroOperands * outputs + operands * weights - zeroOperands * weights
  }
}
