/// Everything that can be seen of the machine in one cycle.
///
/// Queues and tokens are registers: they show what the end of the cycle before left in them.
package struct CycleState: Sendable, Hashable {
  /// Counted from the section's first.
  package var cycle: Int
  /// In the order of `Unit.allCases`.
  package var units: [UnitState]
  /// In the order of `BankPort.allCases`.
  package var ports: [PortState]
  /// How often each token was signalled and not yet waited for, in the order of `Token.all`.
  package var tokens: [Int]

  package init(cycle: Int, units: [UnitState], ports: [PortState], tokens: [Int]) {
    self.cycle = cycle
    self.units = units
    self.ports = ports
    self.tokens = tokens
  }

  /// A unit in a cycle.
  package struct UnitState: Sendable, Hashable {
    package var activity: UnitActivity
    /// The active instruction's position in the section.
    package var instruction: Int?
    /// Instructions in the unit's queue.
    package var waiting: Int

    package init(activity: UnitActivity, instruction: Int?, waiting: Int) {
      self.activity = activity
      self.instruction = instruction
      self.waiting = waiting
    }
  }

  /// A port of the banks in a cycle.
  package struct PortState: Sendable, Hashable {
    /// The banks asked for, one bit each; 0 where nothing is asked for.
    package var banks: UInt64
    package var isGranted: Bool

    package init(banks: UInt64, isGranted: Bool) {
      self.banks = banks
      self.isGranted = isGranted
    }
  }
}
