import Testing

/// The limits that keep files and functions readable in one go.
@Suite("The size of the sources")
struct SizeTests {
  private static let mostLines = 400
  private static let mostColumns = 100
  private static let mostFunctionLines = 80

  @Test("stays within limits", arguments: ["Sources", "Tests"])
  func limits(folder: String) throws {
    for file in try SourceTree.swiftFiles(below: folder) {
      let lines = try SourceTree.lines(of: file)
      #expect(
        lines.count <= Self.mostLines + 1, "\(file) has more than \(Self.mostLines) lines")
      for (index, line) in lines.enumerated() where line.count > Self.mostColumns {
        Issue.record("\(file):\(index + 1) has more than \(Self.mostColumns) columns")
      }
      for function in FunctionExtent.all(in: lines)
      where function.lines.count > Self.mostFunctionLines {
        let place = "\(file):\(function.lines.lowerBound + 1)"
        Issue.record("\(place): \(function.head) has \(function.lines.count) lines")
      }
    }
  }

  @Test("counts a function from its head to its closing brace")
  func extents() {
    let text = """
      struct A {
        func one() { 1 }
        func two(
          _ a: Int
        ) -> Int {
          let b = [1].map {
            $0
          }
          return b[0]
        }
        init() {
        }
      }
      protocol P {
        func three()
        func four(
          a: Int
        ) -> Int
      }
      """
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(FunctionExtent.all(in: lines).map(\.lines.count) == [1, 8, 2])
  }
}

/// The lines of one function with a body, as `swift format` lays it out.
struct FunctionExtent {
  /// The line that names it.
  let head: Substring
  /// Its lines, counted from 0.
  let lines: Range<Int>

  /// Every function and initialiser in a file.
  static func all(in lines: [Substring]) -> [FunctionExtent] {
    lines.indices.compactMap { start in
      guard isHead(lines[start]) else { return nil }
      return end(of: start, in: lines).map { end in
        FunctionExtent(head: lines[start].drop { $0 == " " }, lines: start..<end + 1)
      }
    }
  }

  private static func isHead(_ line: Substring) -> Bool {
    for word in line.split(separator: " ") {
      if word == "func" || word.hasPrefix("init(") || word.hasPrefix("init<")
        || word.hasPrefix("init?(")
      {
        return true
      }
      guard word.hasPrefix("@") || modifiers.contains(String(word)) else { return false }
    }
    return false
  }

  private static let modifiers: Set = [
    "public", "package", "internal", "private", "fileprivate", "static", "mutating", "consuming",
    "borrowing", "override", "final", "convenience", "required", "nonisolated",
  ]

  /// The line with the closing brace; nothing where there is no body, as in a protocol.
  private static func end(of start: Int, in lines: [Substring]) -> Int? {
    if lines[start].hasSuffix("}") { return start }
    let indent = lines[start].prefix { $0 == " " }
    var isOpen = lines[start].hasSuffix("{")
    for index in lines.indices.dropFirst(start + 1) where lines[index].hasPrefix(indent) {
      let rest = lines[index].dropFirst(indent.count)
      if isOpen && rest.hasPrefix("}") { return index }
      let continues = rest.hasPrefix(" ") || rest.hasPrefix(")") || rest.hasPrefix("{")
      if !isOpen && !continues { return nil }
      isOpen = isOpen || rest.hasSuffix("{")
    }
    return nil
  }
}
