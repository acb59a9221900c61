import ModelIR

extension FittedLayer {
  /// The best weights where only some of them may be other than zero; for a large layer, those that
  /// one pass over its inputs finds.
  func survivors(of isLive: [[Bool]]) -> Survivors {
    guard !isTooLargeForExactPruning else {
      let weights = workers.map(count: target.count) {
        fitting.compensated(target[$0], isLive: isLive[$0])
      }
      return Survivors(weights: weights, isLive: isLive)
    }
    let pruning = RowPruning(inverse: fitting.inverseMoment)
    let weights = workers.map(count: target.count) {
      pruning.compensated(target[$0], isLive: isLive[$0])
    }
    return Survivors(weights: weights, isLive: isLive)
  }

  /// Chooses which weights stay.
  func pruned(to sparsity: Sparsity) -> [[Bool]] {
    guard !isTooLargeForExactPruning else { return prunedAtOnce(to: sparsity) }
    let pruning = RowPruning(inverse: fitting.inverseMoment)
    switch sparsity {
    case .pattern(let kept, let of):
      return removed(
        workers.map(count: target.count) {
          pruning.removals(
            of: target[$0], count: target[$0].count / of * (of - kept), pattern: (kept, of))
        })
    case .share(let share):
      return removed(cheapest(share) { pruning.removals(of: target[$0.lowerBound], count: $1) })
    case .blocks(let share, let of, let outputs):
      let removals = cheapest(share, of: of, outputs: outputs) {
        pruning.blockRemovals(of: Array(target[$0]), blocks: $1 / of, width: of)
      }
      return removed(removals, outputs: outputs)
    }
  }

  /// The removals that cost least, as many as make up a share of the layer's weights, for each
  /// group of outputs that go together.
  ///
  /// - Parameters:
  ///   - width: weights of an output that go together.
  ///   - outputs: outputs of a group.
  ///   - trace: so many removals of some outputs, in their order.
  private func cheapest(
    _ share: Double, of width: Int = 1, outputs: Int = 1,
    _ trace: @Sendable (_ outputs: Range<Int>, _ count: Int) -> [RowPruning.Removal]
  ) -> [[RowPruning.Removal]] {
    let columns = target.first?.count ?? 0
    // An output may give more than its share, half way to all of it.
    let most = min(columns, Int((Double(columns) * (1 + share) / 2).rounded(.up)))
    let groups = outputGroups(of: outputs)
    let traces = workers.map(count: groups.count) { trace(groups[$0], most) }
    let wanted = Int(Double(columns * target.count) * share) / (width * outputs)
    let blocks = traces.enumerated().flatMap { group, trace in
      stride(from: width - 1, to: trace.count, by: width).map {
        (group: group, cost: trace[$0].cost)
      }
    }
    let ranked = blocks.enumerated().sorted {
      ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset)
    }
    var counts = [Int](repeating: 0, count: groups.count)
    for entry in ranked.prefix(wanted) { counts[entry.element.group] += width }
    return zip(traces, counts).map { Array($0.prefix($1)) }
  }

  private func outputGroups(of outputs: Int) -> [Range<Int>] {
    stride(from: 0, to: target.count, by: outputs).map { $0..<min($0 + outputs, target.count) }
  }

  /// - Parameter outputs: how many rows share their removals.
  private func removed(_ removals: [[RowPruning.Removal]], outputs: Int = 1) -> [[Bool]] {
    target.indices.map { row in
      var isLive = [Bool](repeating: true, count: target[row].count)
      for removal in removals[row / outputs] { isLive[removal.column] = false }
      return isLive
    }
  }

  /// Whether removing weights one by one would take minutes: about so many products.
  private var isTooLargeForExactPruning: Bool {
    let columns = Double(target.first?.count ?? 0)
    return Double(target.count) * columns * columns * columns > 6e10
  }

  /// The weights of a large layer that stay.
  ///
  /// For a share, each output gives it of every block of inputs, those that the inputs still to
  /// come make up for best; runs are chosen by what their weights cost one by one.
  ///
  /// Source: Frantar and Alistarh, "SparseGPT", ICML 2023, section 3.3.
  private func prunedAtOnce(to sparsity: Sparsity) -> [[Bool]] {
    switch sparsity {
    case .share(let share):
      return workers.map(count: target.count) { fitting.sparse(target[$0], share: share) }
    case .pattern(let kept, let of):
      return removalCosts.map { costs in
        costs.indices.map { column in
          let run = column / of * of..<min((column / of + 1) * of, costs.count)
          let rank = run.count { (costs[$0], $0) > (costs[column], column) }
          return rank < kept
        }
      }
    case .blocks(let share, let of, let outputs):
      return liveBlocks(share, of: of, outputs: outputs)
    }
  }

  /// What each weight's going costs by itself, `w² / H⁻¹ⱼⱼ`.
  private var removalCosts: [[Double]] {
    let diagonal = fitting.inverseDiagonal
    return target.map { row in zip(row, diagonal).map { $0 * $0 / $1 } }
  }

  /// The weights that stay when the cheapest blocks of the whole layer go.
  private func liveBlocks(_ share: Double, of width: Int, outputs: Int) -> [[Bool]] {
    let removalCosts = removalCosts
    let columns = target.first?.count ?? 0
    let costs = outputGroups(of: outputs).flatMap { group in
      stride(from: 0, to: columns, by: width).map { start in
        removalCosts[group].reduce(0) { cost, row in
          cost + row[start..<min(start + width, columns)].reduce(0, +)
        }
      }
    }
    let ranked = costs.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }
    let gone = Set(ranked.prefix(Int(Double(costs.count) * share)))
    let blocks = (columns + width - 1) / width
    return target.indices.map { output in
      target[output].indices.map { !gone.contains(output / outputs * blocks + $0 / width) }
    }
  }
}
