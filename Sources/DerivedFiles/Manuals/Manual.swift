import ChipDescription

/// The manuals that are printed from declarations, by topic.
package enum Manual: String, Sendable, CaseIterable {
  /// The fields of chip files.
  case chip
  /// The instructions.
  case isa
  /// The operators of graphs.
  case operators
  /// The events and stalls of the machine.
  case events
  /// The control registers.
  case registers

  /// The manual's text.
  package var text: String {
    switch self {
    case .chip: ChipSpec.manual
    case .isa: InstructionManual.text
    case .operators: OperatorManual.text
    case .events: EventManual.text
    case .registers: RegisterManual.text
    }
  }
}
