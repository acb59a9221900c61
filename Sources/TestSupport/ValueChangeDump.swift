/// A value change dump (IEEE 1364, section 18), read strictly.
package struct ValueChangeDump: Sendable {
  /// What is wrong with a dump, and where.
  package struct Flaw: Error, CustomStringConvertible {
    package let line: Int
    package let description: String
  }

  /// A declared variable.
  package struct Variable: Sendable, Hashable {
    /// The names of its scopes and its own, with dots between.
    package let name: String
    package let kind: String
    package let width: Int
  }

  package private(set) var timescale = ""
  /// By their codes.
  package private(set) var variables: [String: Variable] = [:]
  /// Each time that stands in the file, and what changes with it, by the variables' names.
  package private(set) var changes: [(time: Int, values: [String: String])] = []
  private var scopes: [String] = []
  private var last: [String: String] = [:]
  private var line = 0

  /// Reads a dump.
  ///
  /// - Throws: `Flaw` for what a reader could stumble over: times that do not increase, changes to
  ///   the value that a variable has, values wider than it, scopes left open, unknown codes.
  package init(_ text: String) throws {
    var isHeader = true
    for text in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      line += 1
      let words = text.split(separator: " ").map(String.init)
      guard let first = words.first else { continue }
      if isHeader {
        isHeader = first != "$enddefinitions"
        try declare(words)
      } else if first != "$dumpvars" && first != "$end" {
        try change(first, words)
      }
    }
    guard !isHeader, scopes.isEmpty else { throw flaw("the header has no end") }
  }

  /// The names of the variables that something is known of at a time, and their values.
  package func values(at time: Int) -> [String: String] {
    changes.prefix { $0.time <= time }.reduce(into: [:]) { values, change in
      values.merge(change.values) { $1 }
    }
  }

  private mutating func declare(_ words: [String]) throws {
    guard words.last == "$end" else { throw flaw("a declaration without $end") }
    switch words[0] {
    case "$timescale": timescale = words.dropFirst().dropLast().joined(separator: " ")
    case "$scope":
      guard words.count == 4, words[1] == "module" else { throw flaw("not a scope") }
      scopes.append(words[2])
    case "$upscope":
      guard scopes.popLast() != nil else { throw flaw("no scope to leave") }
    case "$var":
      guard words.count >= 6, let width = Int(words[2]), variables[words[3]] == nil else {
        throw flaw("not a variable, or its code is taken")
      }
      variables[words[3]] = Variable(
        name: (scopes + [words[4]]).joined(separator: "."), kind: words[1], width: width)
    case "$version", "$enddefinitions": break
    default: throw flaw("unknown keyword \(words[0])")
    }
  }

  private mutating func change(_ first: String, _ words: [String]) throws {
    if first.hasPrefix("#") {
      guard let time = Int(first.dropFirst()), time > changes.last?.time ?? -1 else {
        throw flaw("time \(first) does not increase")
      }
      changes.append((time, [:]))
      return
    }
    let isWord = ["b", "s", "r"].contains { first.hasPrefix($0) }
    guard words.count == (isWord ? 2 : 1) else { throw flaw("not a change: \(first)") }
    let code = isWord ? words[1] : String(first.dropFirst())
    let value = isWord ? String(first.dropFirst()) : String(first.prefix(1))
    guard let variable = variables[code] else { throw flaw("unknown code \(code)") }
    guard (variable.kind == "string") == first.hasPrefix("s"),
      (variable.kind == "real") == (first.hasPrefix("r") && Double(value) != nil),
      variable.kind != "wire" || value.count <= variable.width
    else { throw flaw("\(value) is no value of \(variable.name)") }
    guard last.updateValue(value, forKey: code) != value else {
      throw flaw("\(variable.name) is \(value) already")
    }
    guard !changes.isEmpty else { throw flaw("a change before the first time") }
    changes[changes.count - 1].values[variable.name] = value
  }

  private func flaw(_ description: String) -> Flaw { Flaw(line: line, description: description) }
}
