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

  /// Cycles that may be measured, which takes about a quarter of a second; a second candidate gets
  /// twice as many.
  private static let measuredCycles = 2_000_000
  /// How much longer than the shortest forecast a candidate's may be to be measured.
  private static let margin = 1.1

  /// The best program for a schedule; throws where there is none.
  func run(_ traversed: Schedule) throws(CompilationError) -> Compilation {
    let codings = CodingChoice(chip: chip, options: options).run(traversed)
    let limit = min(options.sramLimit ?? .max, chip.sram.totalBytes)
    let allocator = Allocator(chip: chip, limit: limit, options: options)
    var candidates: [Candidate] = []
    var problem: CompilationError?
    for coding in codings.indices {
      let strategies = sorted(candidates).first?.layout.strategy.map { [$0] }
      do throws(CompilationError) {
        let layouts = try allocator.run(codings[coding], strategies: strategies)
        candidates += layouts.map { Candidate($0, coding: coding, chip) }
      } catch {
        problem = problem ?? error
      }
    }
    if let problem, candidates.isEmpty { throw problem }
    return try best(sorted(candidates))
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
    var best: (compilation: Compilation, cost: SIMD2<Double>)?
    var problem: CompilationError?
    var spent = 0
    var measured = 0
    for candidate in candidates {
      if best != nil {
        let isNear = cost(candidate)[0] <= cost(candidates[0])[0] * Self.margin
        let most = Self.measuredCycles * (measured == 1 ? 2 : 1)
        guard measure != nil, isNear, spent + candidate.forecast <= most else { break }
      }
      do throws(CompilationError) {
        let compilation = try compilation(candidate)
        guard let measure, candidates.count > 1 else { return compilation }
        let cycles = measure(compilation.program) ?? candidate.forecast
        let cost = candidate.cost(options, cycles: cycles)
        if best.map({ isBetter(cost, $0.cost) }) ?? true { best = (compilation, cost) }
        spent += candidate.forecast
        measured += 1
      } catch {
        problem = problem ?? error
      }
    }
    if let best { return best.compilation }
    throw problem ?? CompilationError([])
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
