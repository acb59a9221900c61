extension KnobUnit {
  /// A value as a chip file writes it, in the largest unit that says it exactly.
  package func text(_ value: KnobValue) -> String {
    switch value {
    case .integer(let number): quantity(Double(number))
    case .real(let number): quantity(number)
    case .flag(let flag): flag ? "true" : "false"
    case .text(let text): self == .sentence ? Self.quoted(text) : text
    }
  }

  /// The number of base units that a chip file's text stands for.
  ///
  /// Throws a `KnobTextError` that says what is wrong and what would be right.
  package func number(from text: String) throws(KnobTextError) -> Double {
    let parts = Self.split(text)
    guard let number = Self.decimal(parts.number) else { throw .notANumber(text, expected: self) }
    if scales.isEmpty {
      guard parts.symbol.isEmpty else { throw .unitNotWanted(text, number: parts.number) }
      return number
    }
    if parts.symbol.isEmpty { throw .unitMissing(text, expected: self) }
    guard let scale = scales.first(where: { $0.symbol == parts.symbol }) else {
      throw .wrongUnit(parts.symbol, expected: self)
    }
    return scale.base(number)
  }

  /// A number of base units with the largest unit that gives it back exactly and is at least one.
  private func quantity(_ base: Double) -> String {
    if self == .cycles { return Self.plain(base) + (base == 1 ? " cycle" : " cycles") }
    guard let unscaled = scales.first(where: { $0.base(1) == 1 }) else { return Self.plain(base) }
    let fitting = scales.last { scale in
      let number = scale.scaled(base)
      return scale.base(1) > 1 && number >= 1 && scale.base(number) == base
        && Self.plain(number).utf8.count <= 6
    }
    let scale = fitting ?? unscaled
    return "\(Self.plain(scale.scaled(base))) \(scale.symbol)"
  }

  /// A number without the `.0` that Swift prints behind whole ones.
  private static func plain(_ number: Double) -> String {
    if let whole = Int(exactly: number) { return "\(whole)" }
    return "\(number)"
  }

  /// Splits `200 MHz` or `200MHz` into its number and its unit.
  private static func split(_ text: String) -> (number: String, symbol: String) {
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let number = trimmed.prefix { $0.isASCII && ($0.isNumber || "+-._".contains($0)) }
    var rest = trimmed[number.endIndex...]
    var mantissa = String(number)
    // Swift prints very small and very large numbers with an exponent.
    if let exponent = exponent(at: rest) {
      mantissa += exponent
      rest = rest.dropFirst(exponent.count)
    }
    return (mantissa, String(rest.drop { $0 == " " }))
  }

  private static func exponent(at text: Substring) -> Substring? {
    guard let first = text.first, first == "e" || first == "E" else { return nil }
    let digits = text.dropFirst().prefix { $0.isASCII && ($0.isNumber || "+-".contains($0)) }
    return digits.isEmpty ? nil : text[..<digits.endIndex]
  }

  /// A finite decimal number; `_` may group its digits.
  private static func decimal(_ text: String) -> Double? {
    let digits = text.filter { $0 != "_" }
    guard let number = Double(digits), number.isFinite else { return nil }
    return number
  }

  /// A YAML scalar in double quotes.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text.unicodeScalars {
      if character == "\"" || character == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }
}
