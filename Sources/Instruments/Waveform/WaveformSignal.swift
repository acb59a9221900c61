/// One variable of a value change dump, and its last value.
struct WaveformSignal: Sendable {
  /// What a signal's values are.
  enum Kind: Sendable, Hashable {
    /// Numbers of so many bits.
    case bits(Int)
    case text
    case real
  }

  /// A value: a number of so many bits, a real number, or text.
  enum Value: Sendable, Hashable {
    case number(UInt64)
    case real(Double)
    case unknown
    case text(String)
  }

  let name: String
  let kind: Kind
  /// The short name that changes are written with.
  let code: String
  private var last: Value?

  /// - Parameter number: counts the signals of a file, from 0.
  init(_ name: String, _ kind: Kind, number: Int) {
    self.name = WaveformText.identifier(name)
    self.kind = kind
    code = Self.code(number)
  }

  /// The line that declares it.
  ///
  /// IEEE 1364 knows bits and real numbers only; `string` is GTKWave's own, and its manual's.
  var declaration: String {
    switch kind {
    case .text: return "$var string 1 \(code) \(name) $end\n"
    case .real: return "$var real 64 \(code) \(name) $end\n"
    case .bits(let width):
      let range = width > 1 ? " [\(width - 1):0]" : ""
      return "$var wire \(width) \(code) \(name)\(range) $end\n"
    }
  }

  /// The line that changes it, or nil where it does not.
  mutating func change(to value: Value) -> String? {
    guard value != last else { return nil }
    last = value
    switch value {
    case .text(let text): return "s\(WaveformText.word(text)) \(code)\n"
    case .real(let number): return "r\(number) \(code)\n"
    case .unknown: return kind == .bits(1) ? "x\(code)\n" : "bx \(code)\n"
    case .number(let number):
      let digits = String(number, radix: 2)
      return kind == .bits(1) ? "\(digits)\(code)\n" : "b\(digits) \(code)\n"
    }
  }

  /// A number to the base of the 94 characters that a code may have, `!` to `~`.
  private static func code(_ number: Int) -> String {
    var rest = number
    var code = ""
    repeat {
      code.unicodeScalars.append(Unicode.Scalar(UInt8(33 + rest % 94)))
      rest /= 94
    } while rest > 0
    return code
  }
}

/// Names and texts as a value change dump can hold them.
enum WaveformText {
  /// Letters, digits and underscores.
  static func identifier(_ name: String) -> String {
    replacing(name) { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
  }

  /// A word without spaces, which would end it.
  static func word(_ text: String) -> String {
    replacing(text) { $0.isASCII && !$0.isWhitespace && $0 > " " && $0 != "\u{7F}" }
  }

  private static func replacing(_ text: String, where isKept: (Character) -> Bool) -> String {
    text.isEmpty ? "-" : String(text.map { isKept($0) ? $0 : "_" })
  }
}
