/// A line of assembly text, cut into words.
///
/// Words are parted by spaces. Inside double quotes a word may hold spaces, and `\"`, `\\`, `\n`
/// and `\r` stand for one character each; `#` outside quotes starts a comment.
struct AssemblyLine {
  /// The line, counted from 1.
  let number: Int
  /// The words, without their quotes.
  private(set) var words: [String] = []

  /// Cuts a line; throws where a quote is not closed or a backslash means nothing.
  init(_ text: some Collection<UInt8>, number: Int) throws(AssemblyError) {
    self.number = number
    var word: [UInt8]?
    var isQuoted = false
    var isEscaped = false
    for byte in text {
      if isEscaped {
        word?.append(try unescaped(byte))
        isEscaped = false
      } else if isQuoted {
        switch byte {
        case UInt8(ascii: "\\"): isEscaped = true
        case UInt8(ascii: "\""): isQuoted = false
        default: word?.append(byte)
        }
      } else if byte == UInt8(ascii: "#") {
        break
      } else if byte == UInt8(ascii: "\"") {
        isQuoted = true
        word = word ?? []
      } else if Self.isSpace(byte) {
        finish(&word)
      } else {
        word = (word ?? []) + [byte]
      }
    }
    guard !isQuoted else { throw error("a quote is not closed") }
    finish(&word)
  }

  /// The error that this line is wrong for a reason.
  func error(_ reason: String) -> AssemblyError { AssemblyError(line: number, reason: reason) }

  /// A string as one word of a line, in quotes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private mutating func finish(_ word: inout [UInt8]?) {
    if let bytes = word { words.append(String(decoding: bytes, as: UTF8.self)) }
    word = nil
  }

  private func unescaped(_ byte: UInt8) throws(AssemblyError) -> UInt8 {
    switch byte {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
    default: throw error("a backslash in quotes stands before \" \\ n or r only")
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }
}
