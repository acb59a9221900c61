package import ChipDescription
package import InstructionSet
package import MachineModel

/// The least cycles that each resource needs for some work; no run can take fewer.
package struct CycleBounds: Sendable, Hashable {
  /// Uses of each resource, in the unit of its rate.
  private var uses = [Int](repeating: 0, count: LimitingResource.allCases.count)
  /// Uses that a resource has in a cycle.
  private let rates: [Int]
  /// Half uses of a multiplier by a product with an int4 weight.
  private let int4Halves: Int

  /// Makes the bounds of no work.
  package init(chip: ChipSpec) {
    int4Halves = chip.array.doublesInt4 ? 1 : 2
    rates = LimitingResource.allCases.map { max(Self.rate(of: $0, chip), 1) }
  }

  /// The cycles below which the resource cannot be done.
  package subscript(resource: LimitingResource) -> Int {
    let rate = rates[resource.rawValue]
    return (uses[resource.rawValue] + rate - 1) / rate
  }

  /// The least cycles of the whole work.
  package var lowerBoundCycles: Int { LimitingResource.allCases.map { self[$0] }.max() ?? 0 }

  /// The resource that sets the lower bound; nil where there is no work.
  package var binding: LimitingResource? {
    let bound = lowerBoundCycles
    return bound == 0 ? nil : LimitingResource.allCases.first { self[$0] == bound }
  }

  /// Adds an instruction's work.
  package mutating func add(
    _ record: InstructionRecord, of body: InstructionBody, geometry: ArrayGeometry
  ) {
    let counters = record.counters
    add(.arithmetic, 2 * counters[.macInt8] + int4Halves * counters[.macInt4])
    if case .convolve(let convolve) = body {
      add(.arrayShape, ConvolutionLoops(convolve, geometry).beats)
    }
    add(.weightDecoder, counters[.weightDecoded])
    add(.drain, counters[.requantized])
    add(.sram, counters[.sramRead] + counters[.sramWrite])
    add(.vector, counters[.vectorElement])
    add(.weightStore, counters[.storeByte])
    add(.hostLink, counters[.hostByte])
  }

  private mutating func add(_ resource: LimitingResource, _ count: Int) {
    uses[resource.rawValue] += count
  }

  private static func rate(of resource: LimitingResource, _ chip: ChipSpec) -> Int {
    switch resource {
    case .arithmetic: 2 * chip.array.multipliers
    case .arrayShape: 1
    case .weightDecoder: chip.decoder.weightsPerCycle
    case .drain: chip.array.drainRate
    case .sram: chip.sram.banks
    case .vector: chip.vector.lanes
    case .weightStore: chip.weightStore.bytesPerCycle
    case .hostLink: chip.hostLink.bytesPerCycle
    }
  }
}

extension SectionRecord {
  /// The bounds of a section's whole work: `lowerBoundCycles` of it is at most `cycles`.
  package func bounds(of section: Section, chip: ChipSpec, geometry: ArrayGeometry) -> CycleBounds {
    instructions.reduce(into: CycleBounds(chip: chip)) { bounds, record in
      bounds.add(record, of: section.steps[record.index].instruction.body, geometry: geometry)
    }
  }

  /// The bounds of each layer's work; a layer may take fewer cycles where others hide some of it.
  package func layerBounds(
    of section: Section, chip: ChipSpec, geometry: ArrayGeometry, layerCount: Int
  ) -> [CycleBounds] {
    var bounds = [CycleBounds](repeating: CycleBounds(chip: chip), count: layerCount)
    for record in instructions {
      let body = section.steps[record.index].instruction.body
      bounds[record.layer].add(record, of: body, geometry: geometry)
    }
    return bounds
  }
}
