internal import ChipDescription
package import InstructionSet
internal import ModelIR

/// The cycles of a program's frame, as somebody who has the machine counts them; nil where it
/// cannot say.
package typealias CycleMeasure = (Program) -> Int?

/// Tries several ways to store the weights and to lay everything out, and keeps the best.
///
/// What is best is forecast; where somebody can measure, the likeliest few are measured.
struct CandidateSearch {
  let chip: ChipSpec
  let options: CompilerOptions
  let fused: FusedGraph
  let measure: CycleMeasure?

  /// Cycles that may be measured of candidates whose forecasts differ by much, and by next to
  /// nothing; the latter take a tenth of a second.
  private static let measuredCycles = (anyway: 400_000, close: 1_200_000)
  /// How much longer than the shortest forecast a candidate's may be to be measured.
  private static let margins = (anyway: 1.1, close: 1.005)
  /// A five-hundredth of the cycles is given for a quarter of the bytes.
  private static let exchange = SIMD2(1.002, 0.75)
  /// Weights above which few strategies are tried, as each takes long to encode.
  private static let manyWeights = 1 << 21

  /// The best program for a schedule; throws where there is none.
  func run(_ traversed: Schedule) throws(CompilationError) -> Compilation {
    let codings = CodingChoice(chip: chip, options: options).run(traversed)
    var sources = codings.map { LayoutSource($0, chip) }
    let isLarge = traversed.weights.reduce(0) { $0 + $1.values.count } > Self.manyWeights
    var candidates = climb(&sources[0], from: nil, rounds: isLarge ? 1 : 3)
    for coding in sources.indices.dropFirst() where !candidates.isEmpty {
      candidates += climb(
        &sources[coding], from: sorted(candidates).first, rounds: isLarge ? 0 : 3)
    }
    if candidates.isEmpty {
      // What comes in the fewest bytes needs the least room.
      let bytes = sources.map(\.weightBytes)
      let least = bytes.indices.min { bytes[$0] < bytes[$1] } ?? 0
      candidates = try allocator.cascaded(&sources[least]).map { Candidate($0, chip) }
    }
    return try best(sorted(candidates))
  }

  private var allocator: Allocator {
    let limit = min(options.sramLimit ?? .max, chip.sram.totalBytes)
    return Allocator(chip: chip, limit: limit, options: options)
  }

  /// Goes from a strategy to the best of its neighbours, as long as that is better but not more
  /// often than so many times; all that was found on the way.
  private func climb(
    _ source: inout LayoutSource, from other: Candidate?, rounds: Int
  ) -> [Candidate] {
    let start = other.flatMap { allocator.place(&source, $0.layout.strategy) }
    guard var best = (start ?? allocator.firstFit(&source)).map({ Candidate($0, chip) }) else {
      return []
    }
    var found = [best]
    var tried: Set<Allocator.Strategy> = [best.layout.strategy]
    for _ in 0..<rounds {
      let others = best.layout.strategy.neighbours.filter { tried.insert($0).inserted }
      let candidates = others.compactMap { allocator.place(&source, $0) }
        .map { Candidate($0, chip) }
      found += candidates
      guard let next = sorted(candidates).first, isBetter(cost(next), cost(best)) else { break }
      best = next
    }
    return found
  }

  /// The candidates by what the goal counts, as forecast.
  private func sorted(_ candidates: [Candidate]) -> [Candidate] {
    candidates.sorted { isBetter(cost($0), cost($1)) }
  }

  private func cost(_ candidate: Candidate) -> SIMD2<Double> {
    candidate.cost(options, cycles: candidate.forecast)
  }

  private func isBetter(_ one: SIMD2<Double>, _ other: SIMD2<Double>) -> Bool {
    (one[0], one[1]) < (other[0], other[1])
  }

  /// The best of some candidates that the chip has room for, as far as may be by measure.
  private func best(_ candidates: [Candidate]) throws(CompilationError) -> Compilation {
    let contenders = contenders(candidates)
    guard let measure, contenders.count > 1 else { return try firstWithRoom(candidates) }
    var found: [Compilation] = []
    var costs: [SIMD2<Double>] = []
    for candidate in contenders {
      guard let compilation = try? compilation(candidate) else { continue }
      let cycles = measure(compilation.program) ?? candidate.forecast
      found.append(compilation)
      costs.append(candidate.cost(options, cycles: cycles))
    }
    if let best = best(costs) { return found[best] }
    return try firstWithRoom(candidates)
  }

  /// The place of the least cost; nil where there is none.
  ///
  /// Where speed is wanted, next to no cycles are given for many bytes, which cost energy and room
  /// in the weight store.
  private func best(_ costs: [SIMD2<Double>]) -> Int? {
    guard let best = costs.indices.min(by: { isBetter(costs[$0], costs[$1]) }) else { return nil }
    guard options.goal == .speed else { return best }
    let most = costs[best] * Self.exchange
    return costs.indices.filter { costs[$0][0] <= most[0] && costs[$0][1] <= most[1] }
      .min { (costs[$0][1], costs[$0][0]) < (costs[$1][1], costs[$1][0]) } ?? best
  }

  private func firstWithRoom(
    _ candidates: [Candidate]
  ) throws(CompilationError) -> Compilation {
    let preferred = best(candidates.map(cost)).map { [candidates[$0]] } ?? []
    for candidate in preferred + candidates {
      if let compilation = try? compilation(candidate) { return compilation }
    }
    guard let first = candidates.first else { throw CompilationError([]) }
    return try compilation(first)
  }

  /// Those whose forecasts are near enough to the best, and whose cycles are few enough, to be
  /// measured.
  private func contenders(_ candidates: [Candidate]) -> [Candidate] {
    guard let first = candidates.first else { return [] }
    var contenders = [first]
    var cycles = first.forecast
    for candidate in candidates.dropFirst() where candidate.needs != contenders.last?.needs {
      let ratio = cost(candidate)[0] / max(1, cost(first)[0])
      let sum = cycles + candidate.forecast
      guard
        ratio <= Self.margins.anyway && sum <= Self.measuredCycles.anyway
          || ratio <= Self.margins.close && sum <= Self.measuredCycles.close
      else { break }
      cycles = sum
      contenders.append(candidate)
    }
    return contenders
  }

  /// The program of a candidate; throws where the chip has no room for it.
  private func compilation(_ candidate: Candidate) throws(CompilationError) -> Compilation {
    let (schedule, allocation) = (candidate.layout.schedule, candidate.layout.allocation)
    var program = Emission(schedule: schedule, allocation: allocation).run()
    program.notes = fused.notes
    let ordering = TokenOrdering(geometry: program.geometry)
    program.prologue = ordering.run(program.prologue)
    program.body = ordering.run(program.body)
    try CapacityCheck(chip: chip).run(program)
    return Compilation(
      program: program, graph: fused.graph, schedule: schedule, allocation: allocation)
  }
}
