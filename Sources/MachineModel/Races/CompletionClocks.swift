internal import InstructionSet

/// For each instruction, how many of each unit's instructions are sure to be complete when it
/// starts.
///
/// Vector clocks over units: a unit goes through its queue in order, and the n-th wait for a token
/// meets the n-th signal of it.
struct CompletionClocks: Sendable {
  /// A clock for each instruction, by its place in the section; nil where it can never start.
  private(set) var clocks: [Clock?]
  /// An instruction's place in its unit's queue, by its place in the section.
  private(set) var places: [Int]

  /// Instructions of each unit, by the unit's number.
  typealias Clock = SIMD4<Int>

  init(_ instructions: [Instruction]) {
    clocks = Array(repeating: nil, count: instructions.count)
    places = Array(repeating: 0, count: instructions.count)
    let queues = Unit.allCases.map { unit in
      instructions.indices.filter { instructions[$0].unit == unit }
    }
    for queue in queues {
      for (place, index) in queue.enumerated() { places[index] = place }
    }
    propagate(instructions, queues)
  }

  /// Goes through the queues until no head has all its signals.
  private mutating func propagate(_ instructions: [Instruction], _ queues: [[Int]]) {
    let signallers = Self.signallers(instructions)
    var heads = Array(repeating: 0, count: queues.count)
    var waits: [Token: Int] = [:]
    var isMoving = true
    while isMoving {
      isMoving = false
      for (unit, queue) in queues.enumerated() {
        while heads[unit] < queue.count {
          let index = queue[heads[unit]]
          let tokens = instructions[index].waits.tokens
          let met = tokens.map { token in
            signaller(of: token, signallers, number: waits[token, default: 0])
          }
          guard !met.contains(where: { $0 == nil }) else { break }
          for token in tokens { waits[token, default: 0] += 1 }
          let previous = heads[unit] == 0 ? nil : queue[heads[unit] - 1]
          clocks[index] = clock(after: met.compactMap { $0 }, previous, instructions)
          heads[unit] += 1
          isMoving = true
        }
      }
    }
  }

  /// The instructions that signal each token, in order.
  private static func signallers(_ instructions: [Instruction]) -> [Token: [Int]] {
    var signallers: [Token: [Int]] = [:]
    for (index, instruction) in instructions.enumerated() {
      for token in instruction.signals.tokens { signallers[token, default: []].append(index) }
    }
    return signallers
  }

  /// The instruction that a wait meets, if it is known to start.
  private func signaller(of token: Token, _ signallers: [Token: [Int]], number: Int) -> Int? {
    let candidates = signallers[token, default: []]
    guard number < candidates.count, clocks[candidates[number]] != nil else { return nil }
    return candidates[number]
  }

  private func clock(
    after signallers: [Int], _ previous: Int?, _ instructions: [Instruction]
  ) -> Clock {
    var clock = Clock()
    for index in signallers + (previous.map { [$0] } ?? []) {
      guard let known = clocks[index], let unit = instructions[index].unit else { continue }
      clock.replace(with: known, where: known .> clock)
      clock[Int(unit.rawValue)] = max(clock[Int(unit.rawValue)], places[index] + 1)
    }
    return clock
  }

  /// Whether an instruction of a unit is sure to be complete when another starts.
  func isOrdered(_ earlier: Int, on unit: Unit, before later: Int) -> Bool {
    guard let clock = clocks[later] else { return false }
    return places[earlier] < clock[Int(unit.rawValue)]
  }
}
