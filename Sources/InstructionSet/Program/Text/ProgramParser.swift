extension Program {
  /// Reads a program's text form; throws with the first line that is wrong, and why.
  package init(text: String) throws(AssemblyError) {
    var parser = ProgramParser()
    // Bytes, since cutting a large text into characters takes a hundred times as long.
    for line in text.utf8.split(separator: 10, omittingEmptySubsequences: false) {
      try parser.read(line)
    }
    self = try parser.finished()
  }
}

/// Reads the text form of a program, line by line.
private struct ProgramParser {
  /// What the coming lines belong to.
  private enum Place { case header, prologue, body, constants }

  private var place = Place.header
  private var number = 0
  private var name: String?
  private var geometry: ArrayGeometry?
  private var program = Program(
    name: "", geometry: ArrayGeometry(pixels: 0, outputs: 0, inputs: 0, taps: 0, wordBytes: 0))

  /// Reads the next line.
  mutating func read(_ text: Substring.UTF8View) throws(AssemblyError) {
    number += 1
    if place == .constants {
      return try HexadecimalLines.read(text, number: number, into: &program.constants)
    }
    let line = try AssemblyLine(text, number: number)
    guard let keyword = line.words.first else { return }
    switch keyword {
    case "prologue:": place = .prologue
    case "body:": place = .body
    case "constants:": place = .constants
    case "constants": throw line.error("the constants were left out of this text")
    default: try readItem(line, keyword: keyword)
    }
  }

  /// The program, once all lines are read.
  func finished() throws(AssemblyError) -> Program {
    guard let name else { throw AssemblyError(line: number, reason: "there is no program line") }
    guard let geometry else {
      throw AssemblyError(line: number, reason: "there is no geometry line")
    }
    var result = program
    result.name = name
    result.geometry = geometry
    return result
  }

  private mutating func readItem(
    _ line: AssemblyLine, keyword: String
  ) throws(AssemblyError) {
    switch place {
    case .header: try readDeclaration(line, keyword: keyword)
    case .prologue: program.prologue.steps.append(try Section.Step(line))
    case .body, .constants: program.body.steps.append(try Section.Step(line))
    }
  }

  private mutating func readDeclaration(
    _ line: AssemblyLine, keyword: String
  ) throws(AssemblyError) {
    switch keyword {
    case "program":
      guard name == nil else { throw line.error("program is given twice") }
      name = try line.declaredName()
    case "geometry":
      guard geometry == nil else { throw line.error("geometry is given twice") }
      geometry = try ArrayGeometry(line)
    case "note": program.notes.append(try line.declaredName())
    case "input": program.inputs.append(try HostTensor(line))
    case "output": program.outputs.append(try HostTensor(line))
    case "layer": program.layers.append(try Layer(line))
    default:
      throw line.error(
        "'\(keyword)' declares nothing"
          + Spelling.suggestion(for: keyword, among: Self.keywords))
    }
  }

  private static let keywords = [
    "program", "geometry", "note", "input", "output", "layer", "prologue:", "body:", "constants:",
  ]
}
