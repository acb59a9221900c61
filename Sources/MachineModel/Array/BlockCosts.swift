internal import InstructionSet

/// Cycles and words that the beats of a tile, or the drain of a block, take where nothing
/// interferes.
struct BlockCost: Sendable, Hashable {
  var cycles = 0
  var words = 0
}

extension ConvolutionPlan {
  /// What the beats of a step cost in each block.
  func beatCosts(outputGroup: Int, step: Int) -> [BlockCost] {
    let fetch = ActivationFetch(self, outputGroup: outputGroup, step: step)
    return (0..<blocks).map { block in
      let groups = loops.groups(ofBlock: block)
      var cost = BlockCost()
      var row = groups.lowerBound / loops.groupsPerRow
      var groupInRow = groups.lowerBound - row * loops.groupsPerRow
      for _ in groups {
        var requests = 0
        for index in 0..<fetch.runs {
          let run = fetch.run(
            index, row: row, group: groupInRow, blockStart: groups.lowerBound)
          guard !run.isDone else { continue }
          requests += run.requests(layout)
          cost.words += run.count
        }
        cost.cycles += max(1, requests)
        groupInRow += 1
        if groupInRow == loops.groupsPerRow {
          groupInRow = 0
          row += 1
        }
      }
      return cost
    }
  }

  /// What the drain costs in each block.
  func drainCosts(outputGroup: Int) -> [BlockCost] {
    let planes = outputPlanes(ofOutputGroup: outputGroup)
    return (0..<blocks).map { block in
      loops.groups(ofBlock: block).reduce(into: BlockCost()) { cost, group in
        cost.cycles += drainWait(group: group, planes: planes, outputGroup: outputGroup)
        for plane in planes {
          let run = outputWords(group: group, plane: plane)
          cost.cycles += run.requests(layout)
          cost.words += run.count
        }
      }
    }
  }

  /// What decoding a tile costs.
  /// - Parameters:
  ///   - cycle: the decode cycle with which it begins; moved on.
  ///   - heldEnd: the end of the words fetched before; moved on.
  func decodeCost(
    from first: Int, count: Int, cycle: inout Int, heldEnd: inout Int
  ) -> BlockCost {
    var cost = BlockCost()
    for start in stride(from: first, to: first + count, by: weightsPerCycle) {
      var run = words(
        ofWeights: start..<min(start + weightsPerCycle, first + count), cycle: cycle)
      cycle += 1
      let end = run.end
      run.next = max(run.next, heldEnd)
      heldEnd = max(heldEnd, end)
      cost.cycles += max(1, run.isDone ? 0 : run.requests(layout))
      cost.words += run.isDone ? 0 : run.count
    }
    return cost
  }
}
