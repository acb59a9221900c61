internal import InstructionSet

/// Cycles and words that the beats of a tile, or the drain of a block, take where nothing
/// interferes.
struct BlockCost: Sendable, Hashable {
  var cycles = 0
  var words = 0
  /// Beats that are done, those of zeros that are passed over not counted.
  var beats = 0
  /// Output pixels of the beats that have anything to multiply.
  var pixels = 0

  /// A tile that is left out takes one cycle.
  static let zeroTile = BlockCost(cycles: 1, beats: 1)
}

extension ConvolutionPlan {
  /// What the beats of a step cost in each block.
  func beatCosts(outputGroup: Int, step: Int) -> [BlockCost] {
    let fetch = ActivationFetch(self, outputGroup: outputGroup, step: step)
    return (0..<blocks).map {
      beatCost(fetch, groups: loops.groups(ofBlock: $0), runStart: loops.runStart(ofBlock: $0))
    }
  }

  private func beatCost(
    _ fetch: ActivationFetch, groups: Range<Int>, runStart: Int
  ) -> BlockCost {
    var cost = BlockCost()
    var row = groups.lowerBound / groupsPerRow
    var groupInRow = groups.lowerBound - row * groupsPerRow
    var passedOver = zeroBeats
    for _ in groups {
      let isZero = fetch.isZero(row: row, group: groupInRow)
      if isZero && passedOver < zeroBeats {
        passedOver += 1
      } else {
        passedOver = 0
        let (requests, words) = fetch.cost(row: row, group: groupInRow, runStart: runStart)
        cost.words += words
        cost.cycles += max(1, requests)
        cost.beats += 1
      }
      if !isZero { cost.pixels += pixels(ofGroupInRow: groupInRow) }
      groupInRow += 1
      if groupInRow == groupsPerRow {
        groupInRow = 0
        row += 1
      }
    }
    return cost
  }

  /// What the drain costs in each block.
  func drainCosts(outputGroup: Int) -> [BlockCost] {
    let planes = outputPlanes(ofOutputGroup: outputGroup)
    let outputs = loops.outputs(inGroup: outputGroup)
    return (0..<blocks).map { block in
      let groups = loops.groups(ofBlock: block)
      var place = DrainPlace(group: groups.lowerBound, self)
      var cost = BlockCost()
      for _ in groups {
        cost.cycles += drainWait(place, planes: planes, outputs: outputs)
        for plane in planes {
          let run = outputWords(place, plane: plane)
          cost.cycles += run.requests(layout)
          cost.words += run.count
        }
        place.advance(self)
      }
      return cost
    }
  }

  /// What decoding a tile costs.
  /// - Parameters:
  ///   - isZero: whether the stream has nothing but its flag.
  ///   - cycle: the decode cycle with which it begins; moved on.
  ///   - heldEnd: the end of the words fetched before; moved on.
  func decodeCost(
    from first: Int, count: Int, isZero: Bool, cycle: inout Int, heldEnd: inout Int
  ) -> BlockCost {
    var cost = BlockCost()
    var start = first
    while start < first + count {
      let end = decodeEnd(from: start, tileEnd: first + count, isZero: isZero)
      var run = words(ofWeights: start..<end, cycle: cycle)
      start = end
      cycle += 1
      let fetchedEnd = run.end
      run.next = max(run.next, heldEnd)
      heldEnd = max(heldEnd, fetchedEnd)
      cost.cycles += max(1, run.isDone ? 0 : run.requests(layout))
      cost.words += run.isDone ? 0 : run.count
    }
    return cost
  }
}

extension ActivationFetch {
  /// The requests of a beat, and the words that they read.
  fileprivate func cost(row: Int, group: Int, runStart: Int) -> (requests: Int, words: Int) {
    var (requests, words) = (0, 0)
    for index in 0..<runs {
      var run = run(index, row: row, group: group, runStart: runStart)
      while !run.isDone {
        words += advance(&run)
        requests += 1
      }
    }
    return (requests, words)
  }
}
