import MachineModel

/// The manual of what the machine counts, as Markdown.
enum EventManual {
  /// The manual's text.
  static var text: String {
    events + "\n" + stalls
  }

  private static var events: String {
    let heading = """
      # Events

      What happens in the machine that costs energy or is worth counting.

      | event | what is counted |
      |---|---|

      """
    return EventKind.allCases.reduce(into: heading) { $0 += "| `\($1.name)` | \($1.summary) |\n" }
  }

  private static var stalls: String {
    let heading = """
      # Stalls

      Every cycle of a unit is work, or one of these.

      | stall | why |
      |---|---|

      """
    return StallReason.allCases.reduce(into: heading) { $0 += "| `\($1.name)` | \($1.summary) |\n" }
  }
}
