import InstructionSet

extension Section {
  /// Instructions with a token for each true dependence between units.
  ///
  /// Where an instruction has to come after one of another unit, the latter signals and the former
  /// waits, unless an earlier wait already says as much; so the n-th wait meets the n-th signal.
  init(ordering instructions: [Instruction], _ geometry: ArrayGeometry) {
    var ordered = instructions
    var met: [Token: Int] = [:]
    for later in ordered.indices {
      let accesses = ordered[later].accesses(geometry)
      guard let consumer = ordered[later].unit else { continue }
      for producer in Unit.allCases where producer != consumer {
        let earlier = ordered[..<later].indices.last { earlier in
          ordered[earlier].unit == producer
            && ordered[earlier].accesses(geometry).contains { access in
              accesses.contains(where: access.conflicts)
            }
        }
        let token = Token(from: producer, to: consumer)
        guard let earlier, earlier > met[token, default: -1] else { continue }
        met[token] = earlier
        ordered[earlier].signals.insert(token)
        ordered[later].waits.insert(token)
      }
    }
    self.init(ordered.map { Step($0, layer: 0) })
  }
}
