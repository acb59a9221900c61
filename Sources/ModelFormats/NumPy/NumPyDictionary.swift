/// The literal of a Python dictionary that a `.npy` header consists of.
///
/// Only what such headers use is understood: strings, words and tuples of whole numbers.
struct NumPyDictionary {
  /// What a key stands for.
  enum Value: Hashable {
    case string(String)
    case word(String)
    case tuple([Int])
  }

  /// The values by their keys.
  private(set) var entries: [String: Value] = [:]
  private var rest: ArraySlice<UInt8>

  /// Reads a header's text.
  init(_ text: ArraySlice<UInt8>) throws(ModelFormatProblem) {
    rest = text
    try expect("{")
    while !take("}") {
      guard case .string(let key) = try value() else { throw problem("a key in quotes") }
      try expect(":")
      entries[key] = try value()
      if !take(",") {
        try expect("}")
        break
      }
    }
  }

  private mutating func value() throws(ModelFormatProblem) -> Value {
    for quote in ["'", "\""] as [Unicode.Scalar] where take(quote) {
      let text = String(decoding: prefix { $0 != UInt8(ascii: quote) }, as: UTF8.self)
      try expect(quote)
      return .string(text)
    }
    if take("(") { return .tuple(try extents()) }
    let word = prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
    guard !word.isEmpty else { throw problem("a string, a word or a tuple") }
    return .word(String(decoding: word, as: UTF8.self))
  }

  /// Whole numbers up to the closing bracket, each followed by a comma, the last perhaps not.
  private mutating func extents() throws(ModelFormatProblem) -> [Int] {
    var extents: [Int] = []
    while !take(")") {
      let digits = prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard let extent = Int(String(decoding: digits, as: UTF8.self)) else {
        throw problem("an extent")
      }
      extents.append(extent)
      if !take(",") {
        try expect(")")
        break
      }
    }
    return extents
  }

  private mutating func expect(_ letter: Unicode.Scalar) throws(ModelFormatProblem) {
    if !take(letter) { throw problem("\"\(letter)\"") }
  }

  /// Takes a letter, with the spaces before it, where it comes next.
  private mutating func take(_ letter: Unicode.Scalar) -> Bool {
    skipSpaces()
    guard rest.first == UInt8(ascii: letter) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func prefix(while belongs: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    skipSpaces()
    let taken = rest.prefix(while: belongs)
    rest = rest.dropFirst(taken.count)
    return taken
  }

  private mutating func skipSpaces() {
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
  }

  private func problem(_ expected: String) -> ModelFormatProblem {
    let next = String(decoding: rest.prefix(16), as: UTF8.self)
    return ModelFormatProblem(at: "header", found: "\"\(next)\"", expected: expected)
  }
}

extension NumPyDictionary.Value: CustomStringConvertible {
  /// The value as it stands in the header, more or less.
  var description: String {
    switch self {
    case .string(let text): "'\(text)'"
    case .word(let word): word
    case .tuple(let extents): "\(extents)"
    }
  }
}
