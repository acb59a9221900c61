/// What makes the core's external interrupt pending, by its bit in the register `interruptEnable`.
struct InterruptConditions: OptionSet, Sendable {
  let rawValue: UInt32

  static let section = InterruptConditions(rawValue: 1 << 0)
  static let command = InterruptConditions(rawValue: 1 << 1)
  static let crypto = InterruptConditions(rawValue: 1 << 2)
}
