/// How many cycles an instruction takes where memory answers at once.
///
/// The figures are those of a two-stage core of about the size that a coin-sized accelerator has:
/// lowRISC's Ibex with its single-cycle multiplier and its branch adder (Ibex documentation,
/// "Pipeline Details": cycles are stall cycles plus one).
package struct CoreCost: Sendable, Hashable {
  /// The cycles in any case.
  package let cycles: Int
  /// The further cycles of a branch that is taken, or of a division by something other than zero.
  package let furtherCycles: Int

  init(_ cycles: Int, further: Int = 0) {
    self.cycles = cycles
    furtherCycles = further
  }

  /// One pass through the execution stage.
  static let computation = CoreCost(1)
  /// The execution stage waits for the memory's answer.
  static let memory = CoreCost(2)
  /// Fetching starts anew at the target.
  static let jump = CoreCost(2)
  /// Fetching starts anew where it is taken.
  static let branch = CoreCost(1, further: 1)
  /// The upper half takes a second pass through the multiplier.
  static let multiplyHigh = CoreCost(2)
  /// One quotient bit a cycle, with signs before and after; a zero divisor is seen at once.
  static let division = CoreCost(2, further: 36)
  /// Taking a trap is a jump.
  static let trap = CoreCost(2)
}
