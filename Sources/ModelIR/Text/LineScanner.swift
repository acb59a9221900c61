/// Takes a line of text apart, from left to right.
struct LineScanner {
  /// The line's number, for errors.
  let number: Int
  /// What has not been read yet.
  var rest: Substring

  init(number: Int, rest: Substring) {
    self.number = number
    self.rest = rest
  }

  /// Whether only spaces are left.
  mutating func isAtEnd() -> Bool {
    skipSpaces()
    return rest.isEmpty
  }

  /// The characters up to the next space.
  mutating func word() -> Substring {
    skipSpaces()
    // Bytes, not characters: a constant is one word.
    let end = rest.utf8.firstIndex(of: UInt8(ascii: " ")) ?? rest.endIndex
    let word = rest[..<end]
    rest = rest[end...]
    return word
  }

  /// Reads a fixed piece of text, or throws.
  mutating func expect(_ text: String) throws(GraphTextError) {
    skipSpaces()
    guard rest.hasPrefix(text) else {
      throw error(.expected("\"\(text)\"", found: String(rest.prefix(20))))
    }
    rest = rest.dropFirst(text.count)
  }

  /// Whether a fixed piece of text comes next; it is then read.
  mutating func skip(_ text: String) -> Bool {
    skipSpaces()
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  /// The letters and digits that come next.
  mutating func name() -> Substring {
    skipSpaces()
    let name = rest.prefix { $0.isLetter || $0.isNumber }
    rest = rest.dropFirst(name.count)
    return name
  }

  /// A tensor such as `%12`.
  mutating func tensorID() throws(GraphTextError) -> TensorID {
    try expect("%")
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let index = Int(digits) else {
      throw error(.expected("a tensor's number", found: String(rest.prefix(20))))
    }
    rest = rest.dropFirst(digits.count)
    return TensorID(index)
  }

  /// Tensors joined by commas, `_` for an absent one; possibly none.
  mutating func tensorIDs() throws(GraphTextError) -> [TensorID?] {
    skipSpaces()
    guard rest.first == "%" || rest.first == "_" else { return [] }
    var ids: [TensorID?] = []
    repeat {
      ids.append(skip("_") ? nil : try tensorID())
    } while skip(",")
    return ids
  }

  /// A string between quotes, escapes resolved.
  mutating func quotedString() throws(GraphTextError) -> String {
    try expect("\"")
    var scalars = String.UnicodeScalarView()
    var source = rest.unicodeScalars
    while let scalar = source.popFirst() {
      switch scalar {
      case "\"":
        rest = Substring(source)
        return String(scalars)
      case "\\": scalars.append(try escape(&source))
      default: scalars.append(scalar)
      }
    }
    throw error(.expected("a closing quote", found: ""))
  }

  /// What follows a backslash: itself, or `u{hex}`.
  func escape(_ source: inout Substring.UnicodeScalarView) throws(GraphTextError) -> Unicode.Scalar
  {
    guard let scalar = source.popFirst() else { throw error(.expected("an escape", found: "")) }
    guard scalar == "u" else { return scalar }
    let digits = source.prefix { $0 != "}" }.dropFirst()
    source = source.dropFirst(digits.count + 2)
    guard let value = UInt32(String(digits), radix: 16), let escaped = Unicode.Scalar(value) else {
      throw error(.expected("an escape", found: String(digits)))
    }
    return escaped
  }

  /// `name=value` pairs up to the end of the line.
  mutating func attributes() throws(GraphTextError) -> [(name: String, value: Substring)] {
    var attributes: [(name: String, value: Substring)] = []
    while !isAtEnd() {
      let word = word()
      guard let equals = word.firstIndex(of: "=") else {
        throw error(.expected("an attribute", found: String(word)))
      }
      attributes.append((String(word[..<equals]), word[word.index(after: equals)...]))
    }
    return attributes
  }

  func error(_ reason: GraphTextError.Reason) -> GraphTextError {
    GraphTextError(line: number, reason: reason)
  }

  private mutating func skipSpaces() { rest = rest.drop { $0 == " " } }
}
