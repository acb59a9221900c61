/// The weights of a stream, cut as the decoder takes them: so many a cycle, anew for each tile.
package struct DecodeRuns: Sendable, Hashable {
  private let loops: ConvolutionLoops
  /// Weights of a cycle, which are as many as the decoder's lanes.
  package let lanes: Int

  package init(_ loops: ConvolutionLoops, lanes: Int) {
    self.loops = loops
    self.lanes = max(1, lanes)
  }

  /// Calls `body` with the places of each cycle's weights in the stream.
  package func forEach(_ body: (Range<Int>) -> Void) {
    forEachTile { tile in
      var first = tile.lowerBound
      while first < tile.upperBound {
        let end = min(first + lanes, tile.upperBound)
        body(first..<end)
        first = end
      }
    }
  }

  /// Calls `body` with the places of each tile's weights in the stream.
  package func forEachTile(_ body: (Range<Int>) -> Void) {
    var first = 0
    for group in 0..<loops.outputGroups {
      let outputs = loops.outputs(inGroup: group)
      for step in 0..<loops.steps {
        let end = first + outputs * loops.lanes(ofStep: step)
        body(first..<end)
        first = end
      }
    }
  }

  /// The places of all tiles' weights, in order.
  package var tiles: [Range<Int>] {
    var tiles: [Range<Int>] = []
    tiles.reserveCapacity(loops.outputGroups * loops.steps)
    forEachTile { tiles.append($0) }
    return tiles
  }

  /// Cycles that one output group's weights take, all outputs being there.
  package func cycles(ofOutputGroup group: Int) -> Int {
    let outputs = loops.outputs(inGroup: group)
    return (0..<loops.steps).reduce(0) { cycles, step in
      cycles + (outputs * loops.lanes(ofStep: step) + lanes - 1) / lanes
    }
  }
}
