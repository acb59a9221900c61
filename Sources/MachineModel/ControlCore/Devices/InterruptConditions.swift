/// What makes the core's external interrupt pending, by its bit in the register `interruptEnable`.
struct InterruptConditions: OptionSet, Sendable {
  let rawValue: UInt32

  static let section = InterruptConditions(rawValue: 1 << 0)
  static let command = InterruptConditions(rawValue: 1 << 1)
  static let crypto = InterruptConditions(rawValue: 1 << 2)
  static let task = InterruptConditions(rawValue: 1 << 3)
  static let copy = InterruptConditions(rawValue: 1 << 4)

  /// Those that hang on how far a section or a copy is.
  static let moving: InterruptConditions = [.section, .task, .copy]

  /// Where a section has to stop for them.
  var stops: LiveStops {
    (contains(.task) ? LiveStops.task : []).union(contains(.copy) ? .copy : [])
  }
}
