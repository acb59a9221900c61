internal import ChipDescription
internal import InstructionSet

/// Few entropy tables for the weights of many layers.
///
/// Layers with similar statistics share a table, as one table for each would take more bytes than
/// it saves. Groups are found as in Lloyd's algorithm, with code lengths as distance.
struct TableSharing: Sendable {
  /// A table, by its place, and the bits of a layer's weights with it.
  struct Best: Sendable, Hashable {
    var index: Int
    var bits: Int
  }

  private let decoder: WeightDecoderSpec
  private(set) var tables: [EntropyTable] = []
  private var costs: [[Int?]] = []

  /// How often layers are regrouped, after which little changes.
  private static let rounds = 4

  /// Finds the tables with which all layers take fewest bits, those of the tables included.
  init(_ decoder: WeightDecoderSpec, _ layers: [WeightStatistics]) {
    self.decoder = decoder
    var fewest = totalBits(layers)
    for count in [1, 2, 4, 8] where count <= decoder.tables && count <= layers.count {
      let (tables, costs) = (self.tables, self.costs)
      group(layers, count)
      let bits = totalBits(layers)
      if bits < fewest {
        fewest = bits
      } else {
        (self.tables, self.costs) = (tables, costs)
      }
    }
  }

  /// The table with which a layer's weights take fewest bits; nil where none has codes for all.
  func bestTable(for layer: WeightStatistics) -> Best? {
    costs.indices.compactMap { index in
      layer.bits(costs[index], decoder).map { Best(index: index, bits: $0) }
    }.min { $0.bits < $1.bits }
  }

  /// Bits of all layers' weights and of the tables.
  private func totalBits(_ layers: [WeightStatistics]) -> Int {
    layers.reduce(tables.reduce(0) { $0 + $1.bytes.count * 8 }) { bits, layer in
      bits + min(layer.tableless.bits, bestTable(for: layer)?.bits ?? .max)
    }
  }

  /// Makes at most so many tables, from groups of layers with about the same entropy.
  private mutating func group(_ layers: [WeightStatistics], _ count: Int) {
    let sorted = layers.sorted { $0.entropy < $1.entropy }
    var groups = (0..<count).map { part in
      sorted[layers.count * part / count..<layers.count * (part + 1) / count].map(\.histogram)
    }
    use(groups)
    for _ in 1..<Self.rounds {
      // A table may yet get codes for values that it has none for: they count as if they had.
      let lengths = costs.map {
        $0.map { $0 ?? decoder.tableStateBits * FixedLogarithm.unitsPerBit }
      }
      groups = Array(repeating: [], count: tables.count)
      for layer in layers {
        let bits = lengths.map { layer.bits($0, decoder) ?? .max }
        guard let best = bits.indices.min(by: { bits[$0] < bits[$1] }),
          bits[best] < layer.tableless.bits
        else { continue }
        groups[best].append(layer.histogram)
      }
      use(groups)
    }
  }

  /// Makes a table for each group that has weights.
  private mutating func use(_ groups: [[[Int]]]) {
    tables = groups.compactMap { group in
      var histogram = [Int](repeating: 0, count: 256)
      for layer in group {
        for value in layer.indices { histogram[value] += layer[value] }
      }
      return EntropyTable(histogram: histogram, stateBits: decoder.tableStateBits)
    }
    costs = tables.map(\.costs)
  }
}

extension WeightStatistics {
  /// The order-0 entropy of the weights, in `FixedLogarithm`'s units for each.
  var entropy: Int {
    histogram.entropyUnits / max(1, histogram.reduce(0, +))
  }
}
