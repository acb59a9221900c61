/// The weights of a stream, cut as the decoder takes them: so many a cycle, anew for each tile.
package struct DecodeRuns: Sendable, Hashable {
  private let loops: ConvolutionLoops
  /// Weights of a cycle, which are as many as the decoder's lanes.
  package let lanes: Int

  package init(_ loops: ConvolutionLoops, lanes: Int) {
    self.loops = loops
    self.lanes = max(1, lanes)
  }

  /// The places of each tile's weights in the stream, in order.
  package var tiles: [Range<Int>] {
    var tiles: [Range<Int>] = []
    tiles.reserveCapacity(loops.outputGroups * loops.steps)
    var first = 0
    for group in 0..<loops.outputGroups {
      let outputs = loops.outputs(inGroup: group)
      for step in 0..<loops.steps {
        let end = first + outputs * loops.lanes(ofStep: step)
        tiles.append(first..<end)
        first = end
      }
    }
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
