/// Orders candidates by non-dominated fronts, and within a front by how much room they have.
///
/// Source: fast non-dominated sort and crowding distance, Deb et al., NSGA-II (2002), III-A and B.
enum Ranking {
  /// The best `count` candidates, the best first.
  static func best(_ count: Int, of scored: [Scored]) -> [Scored] {
    var chosen: [Scored] = []
    for front in fronts(of: scored) {
      chosen += byCrowding(front)
      if chosen.count >= count { break }
    }
    return Array(chosen.prefix(count))
  }

  /// The candidates split into fronts: each is dominated only by those of the fronts before it.
  static func fronts(of scored: [Scored]) -> [[Scored]] {
    var dominators = [Int](repeating: 0, count: scored.count)
    var dominated = [[Int]](repeating: [], count: scored.count)
    for one in scored.indices {
      for other in scored.indices where scored[one].dominates(scored[other]) {
        dominated[one].append(other)
        dominators[other] += 1
      }
    }
    var fronts: [[Scored]] = []
    var current = scored.indices.filter { dominators[$0] == 0 }
    while !current.isEmpty {
      fronts.append(current.map { scored[$0] })
      var next: [Int] = []
      for one in current {
        for other in dominated[one] {
          dominators[other] -= 1
          if dominators[other] == 0 { next.append(other) }
        }
      }
      current = next.sorted()
    }
    return fronts
  }

  /// A front with those first that lie alone, so that the front is kept long.
  private static func byCrowding(_ front: [Scored]) -> [Scored] {
    let distances = crowding(of: front)
    return front.indices
      .sorted { (distances[$0], $1) > (distances[$1], $0) }
      .map { front[$0] }
  }

  private static func crowding(of front: [Scored]) -> [Double] {
    var distances = [Double](repeating: 0, count: front.count)
    for objective in front.first?.costs.indices ?? 0..<0 {
      let order = front.indices.sorted {
        (front[$0].costs[objective], $0) < (front[$1].costs[objective], $1)
      }
      guard let first = order.first, let last = order.last else { continue }
      let range = front[last].costs[objective] - front[first].costs[objective]
      distances[first] = .infinity
      distances[last] = .infinity
      guard range > 0, range.isFinite else { continue }
      for position in order.indices.dropFirst().dropLast() {
        let before = front[order[position - 1]].costs[objective]
        let after = front[order[position + 1]].costs[objective]
        distances[order[position]] += (after - before) / range
      }
    }
    return distances
  }
}
