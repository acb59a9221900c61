/// Spelling of names and comments in C headers.
enum CText {
  /// The words of a `camelCase` or dotted name in `UPPER_CASE`.
  static func constant(_ name: String) -> String {
    var constant = ""
    var followsLowercase = false
    for character in name {
      if character.isUppercase && followsLowercase { constant += "_" }
      constant += character.isLetter || character.isNumber ? character.uppercased() : "_"
      followsLowercase = character.isLowercase || character.isNumber
    }
    return constant
  }

  /// A definition of a constant, its value in a column of its own.
  static func define(_ name: String, _ value: String, _ comment: String = "") -> String {
    let padding = String(repeating: " ", count: max(1, 52 - name.count))
    let end = comment.isEmpty ? "" : "  /* \(comment) */"
    return "#define \(name)\(padding)\(value)\(end)\n"
  }
}
