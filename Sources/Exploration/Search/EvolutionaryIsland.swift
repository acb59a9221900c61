import Runtime

/// A seeded search by NSGA-II over the indices of each axis's choices.
///
/// A sample that spreads over every axis starts it. After that, most of each generation are steps
/// of one choice from members of the front, since on a grid a front is mostly connected; the
/// others are crossed and mutated from two parents that won a tournament, to find what is not.
///
/// Source: Deb et al., NSGA-II (2002).
struct EvolutionaryIsland: Island {
  private let space: TuningSpace
  private let budget: Int
  private var random: SplitMix64
  private var seen: Set<Candidate> = []
  private var population: [Scored] = []

  /// Survivors from one generation to the next.
  private static let populationSize = 128
  /// Offspring of a generation, and how many of them are steps from the front.
  private static let batch = 16
  private static let steps = 14
  /// Candidates of the first generation: few, since steps learn more from each evaluation.
  private static let sampleSize = 24

  init(_ space: TuningSpace, number: Int) {
    self.space = space
    let islands = space.search.islands
    budget = (space.search.evaluations + islands - 1 - number) / islands
    random = SplitMix64(seed: UInt64(space.search.seed) &* 0x1_0001 &+ UInt64(number))
  }

  mutating func next() -> [Candidate] {
    let room = budget - seen.count
    guard room > 0 else { return [] }
    guard !population.isEmpty else {
      let count = min(room, Self.sampleSize)
      return (0..<count).compactMap { index in fresh { $0.sample(index, of: count) } }
    }
    let steps = unseenSteps().shuffled(using: &random).prefix(min(room, Self.steps))
    seen.formUnion(steps)
    let children = (0..<min(room, Self.batch) - steps.count).compactMap { _ in
      fresh { $0.child() }
    }
    return Array(steps) + children
  }

  mutating func accept(_ evaluations: [Trial]) {
    population += evaluations.map { Scored($0, in: space) }
    population = Ranking.best(Self.populationSize, of: population)
  }

  /// A candidate that was not asked for before, from a maker or, where that finds none, by chance.
  private mutating func fresh(_ make: (inout Self) -> Candidate) -> Candidate? {
    var candidate = make(&self)
    var attempts = 0
    // Each failed attempt leaves one more axis to chance, so that this ends in a random choice.
    while seen.contains(candidate), attempts < 200 {
      candidate = make(&self)
      for _ in 0..<attempts / 8 { mutateOne(&candidate) }
      attempts += 1
    }
    return seen.insert(candidate).inserted ? candidate : nil
  }

  /// One of `count` samples that together spread over every axis evenly.
  private mutating func sample(_ index: Int, of count: Int) -> Candidate {
    Candidate(
      choices: space.axes.map { axis in
        let slot = Double(index) / Double(count) + random.unit()
        return min(
          Int((slot - slot.rounded(.down)) * Double(axis.choices.count)), axis.choices.count - 1)
      })
  }

  /// What lies one choice away from the front and was not asked for yet, each once.
  private func unseenSteps() -> [Candidate] {
    var found: Set<Candidate> = []
    let front = Ranking.fronts(of: population).first ?? []
    return front.flatMap { member in
      space.axes.indices.flatMap { axis in
        [-1, 1].compactMap { step -> Candidate? in
          var candidate = member.candidate
          candidate.choices[axis] += step
          guard space.axes[axis].choices.indices.contains(candidate.choices[axis]),
            !seen.contains(candidate), found.insert(candidate).inserted
          else { return nil }
          return candidate
        }
      }
    }
  }

  /// Crossed axis by axis from two parents, with one axis in the mean left to chance.
  private mutating func child() -> Candidate {
    let mother = parent()
    let father = parent()
    var child = Candidate(
      choices: zip(mother.choices, father.choices).map {
        Bool.random(using: &random) ? $0 : $1
      })
    for axis in space.axes.indices where Int.random(in: 0..<space.axes.count, using: &random) == 0 {
      child.choices[axis] = Int.random(in: 0..<space.axes[axis].choices.count, using: &random)
    }
    return child
  }

  /// The better of two survivors; they are in order.
  private mutating func parent() -> Candidate {
    let one = Int.random(in: 0..<population.count, using: &random)
    let other = Int.random(in: 0..<population.count, using: &random)
    return population[min(one, other)].candidate
  }

  private mutating func mutateOne(_ candidate: inout Candidate) {
    guard let axis = space.axes.indices.randomElement(using: &random) else { return }
    candidate.choices[axis] = Int.random(in: 0..<space.axes[axis].choices.count, using: &random)
  }
}

extension SplitMix64 {
  /// A number from 0 up to, but not including, 1.
  fileprivate mutating func unit() -> Double { Double.random(in: 0..<1, using: &self) }
}
