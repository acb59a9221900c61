extension Knob {
  /// Declares a whole number.
  package static func whole(
    _ path: String, _ field: any WritableKeyPath<Root, Int> & Sendable, _ unit: KnobUnit,
    _ bounds: ClosedRange<Int>, step: IntegerStep = .any, isOptional: Bool = false,
    _ summary: String
  ) -> Knob {
    Knob(
      path, unit, .integers(bounds, step), isOptional, summary,
      read: { .integer($0[keyPath: field]) },
      write: { if case .integer(let number) = $1 { $0[keyPath: field] = number } })
  }

  /// Declares a number.
  package static func number(
    _ path: String, _ field: any WritableKeyPath<Root, Double> & Sendable, _ unit: KnobUnit,
    _ bounds: ClosedRange<Double>, isOptional: Bool = false, _ summary: String
  ) -> Knob {
    Knob(
      path, unit, .reals(bounds), isOptional, summary,
      read: { .real($0[keyPath: field]) },
      write: { if case .real(let number) = $1 { $0[keyPath: field] = number } })
  }

  /// Declares a flag.
  package static func flag(
    _ path: String, _ field: any WritableKeyPath<Root, Bool> & Sendable,
    isOptional: Bool = false, _ summary: String
  ) -> Knob {
    Knob(
      path, .flag, .flag, isOptional, summary,
      read: { .flag($0[keyPath: field]) },
      write: { if case .flag(let flag) = $1 { $0[keyPath: field] = flag } })
  }

  /// Declares a name.
  package static func name(
    _ path: String, _ field: any WritableKeyPath<Root, String> & Sendable, _ summary: String
  ) -> Knob {
    text(path, field, .name, .identifier, summary)
  }

  /// Declares a text on one line.
  package static func sentence(
    _ path: String, _ field: any WritableKeyPath<Root, String> & Sendable, _ summary: String
  ) -> Knob {
    text(path, field, .sentence, .line, summary)
  }

  /// Declares a choice between the cases of an enumeration.
  package static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ path: String, _ field: any WritableKeyPath<Root, Choice> & Sendable, _ summary: String
  ) -> Knob {
    Knob(
      path, .name, .choices(Choice.allCases.map(\.rawValue)), false, summary,
      read: { .text($0[keyPath: field].rawValue) },
      write: { root, value in
        guard case .text(let word) = value, let choice = Choice(rawValue: word) else { return }
        root[keyPath: field] = choice
      })
  }

  private static func text(
    _ path: String, _ field: any WritableKeyPath<Root, String> & Sendable, _ unit: KnobUnit,
    _ range: KnobRange, _ summary: String
  ) -> Knob {
    Knob(
      path, unit, range, false, summary,
      read: { .text($0[keyPath: field]) },
      write: { if case .text(let text) = $1 { $0[keyPath: field] = text } })
  }
}
