/// Goes through every candidate of its share.
struct ExhaustiveIsland: Island {
  private let space: TuningSpace
  private var rest: StrideTo<Int>.Iterator

  /// Candidates of a batch: enough for all threads, few enough to be done soon.
  private static let batch = 64

  init(_ space: TuningSpace, number: Int) {
    self.space = space
    rest = stride(from: number, to: space.count, by: space.search.islands).makeIterator()
  }

  mutating func next() -> [Candidate] {
    var batch: [Candidate] = []
    while batch.count < Self.batch, let number = rest.next() {
      batch.append(space.candidate(at: number))
    }
    return batch
  }

  mutating func accept(_ evaluations: [Trial]) {}
}
