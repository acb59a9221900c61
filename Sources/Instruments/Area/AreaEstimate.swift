package import ChipDescription

/// The size of a chip's die, block by block.
package struct AreaEstimate: Sendable, Hashable {
  /// One block, in square millimetres.
  package struct Block: Sendable, Hashable {
    package var name: String
    package var squareMillimetres: Double
    package var range: ClosedRange<Double>
  }

  package var blocks: [Block]

  package var squareMillimetres: Double { blocks.reduce(0) { $0 + $1.squareMillimetres } }

  /// The blocks' deviations add as if they were independent of each other.
  package var range: ClosedRange<Double> {
    let total = squareMillimetres
    let down = blocks.reduce(0) { sum, block in
      let part = block.squareMillimetres - block.range.lowerBound
      return sum + part * part
    }
    let up = blocks.reduce(0) { sum, block in
      let part = block.range.upperBound - block.squareMillimetres
      return sum + part * part
    }
    return max(total - down.squareRoot(), 0)...total + up.squareRoot()
  }

  /// Works out the area of a chip from its extents; throws where its node has no source.
  package init(of chip: ChipSpec) throws(PowerError) {
    let node = Double(chip.process.nanometres)
    try PowerError.check("the process node", node, unit: "nm", in: ProcessScaling.nodes)
    let array = chip.array
    let width = Double(array.operandBits) / 8
    // Two products of a multiplier go to two sums.
    let products: Double = array.doublesInt4 ? 2 : 1
    let (multipliers, sums) = (
      Double(array.multipliers), products * Double(array.pixels * array.outputs)
    )
    // A lane chooses one of its pattern's channels; an input of a multiplexer takes no more than a
    // register's bit.
    let choices = Double(array.patternLength - array.patternKept)
    let program = Double(chip.sequencer.programBytes * 8)
    blocks = [
      // Two registers of eight bits feed each multiplier; each sum has an adder of full width.
      Self.logic(
        "array", node,
        [
          (AreaTable.multiplier8, width * width * multipliers),
          (AreaTable.registerBit, (16 + 8 * choices) * width * multipliers),
          (AreaTable.adder32, products * multipliers),
        ]),
      Self.logic(
        "accumulators", node,
        [
          (AreaTable.memoryBit, Double(array.accumulators * 32 + array.lineBufferBytes * 8)),
          (AreaTable.adder32, sums), (AreaTable.multiplier32, Double(array.drainRate)),
        ]),
      Self.logic(
        "weightDecoder", node,
        [(AreaTable.registerBit, Double(32 * chip.decoder.weightsPerCycle))]),
      Self.memory("sram", node, AreaTable.memoryBit, bits: Double(chip.sram.totalBytes * 8)),
      Self.logic("vector", node, [(AreaTable.multiplier32, Double(chip.vector.lanes))]),
      Self.memory("sequencer", node, AreaTable.memoryBit, bits: program),
      Self.logic("controlCore", node, [(AreaTable.core, Double(chip.controlCore.cores))]),
      Self.periphery,
    ]
    if let bit = AreaTable.storeBit(chip.weightStore.technology) {
      blocks.append(
        Self.memory("weightStore", node, bit, bits: Double(chip.weightStore.capacityBytes * 8)))
    }
  }

  private static func logic(
    _ name: String, _ node: Double, _ parts: [(figure: EnergyFigure, count: Double)]
  ) -> Block {
    let density = AreaTable.utilization
    let (low, high) = (density.spread.lowerBound, density.spread.upperBound)
    let areas = parts.map { part in
      (part.figure, part.figure.squareMillimetres(at: node) * part.count * density.value)
    }
    return Block(
      name: name, squareMillimetres: areas.reduce(0) { $0 + $1.1 },
      range: areas.reduce(0) { $0 + $1.1 * $1.0.spread.lowerBound } * low...areas.reduce(0) {
        $0 + $1.1 * $1.0.spread.upperBound
      } * high)
  }

  private static func memory(
    _ name: String, _ node: Double, _ bit: EnergyFigure, bits: Double
  ) -> Block {
    let area = bit.squareMillimetres(at: node) * bits
    return Block(
      name: name, squareMillimetres: area,
      range: area * bit.spread.lowerBound...area * bit.spread.upperBound)
  }

  private static var periphery: Block {
    let figure = AreaTable.periphery
    return Block(
      name: "padsAndAnalogue", squareMillimetres: figure.value,
      range: figure.value * figure.spread.lowerBound...figure.value * figure.spread.upperBound)
  }
}

extension EnergyFigure {
  /// An area on a node, in square millimetres.
  fileprivate func squareMillimetres(at nanometres: Double) -> Double {
    guard case .area(let stated) = conditions else { return value }
    return value * 1e-6
      * ProcessScaling.areaFactor(fromNanometres: stated, toNanometres: nanometres)
  }
}

extension AreaEstimate {
  /// What a report says of a die that may not fit its package; nil where it fits.
  func note(limit: Double) -> String? {
    guard limit > 0, squareMillimetres > limit else { return nil }
    return "die of \(NumberText.short(squareMillimetres)) mm² is above the "
      + "\(NumberText.short(limit)) mm² of process.dieLimit"
  }

  /// One line for each block, the largest first, and the sum.
  package var table: String {
    let rows = blocks.sorted { $0.squareMillimetres > $1.squareMillimetres }
      .map { ($0.name, ($0.squareMillimetres, $0.range.lowerBound, $0.range.upperBound)) }
    let total = ("die", (squareMillimetres, range.lowerBound, range.upperBound))
    return (rows + [total]).reduce(into: "") { text, row in
      text +=
        "  " + NumberText.column(row.0, width: 18)
        + NumberText.range(row.1, unit: "mm²") + "\n"
    }
  }
}
