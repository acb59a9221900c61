import ChipDescription
import ChipFiles
import FoundationEssentials
import Testing

@Suite("A chip file that builds on another")
struct ChipFileBaseTests {
  @Test("changes only what it gives")
  func override() throws {
    let text = """
      base: obol
      name: small
      sram: {banks: 8}
      """
    var expected = try ChipFile.bundled("obol")
    expected.name = "small"
    expected.sram.banks = 8
    #expect(try ChipFile.read(text: text, name: "small.yaml") == expected)
  }

  @Test("replaces the whole list of operating points")
  func points() throws {
    let text = """
      base: obol
      operatingPoints:
        - {name: only, voltage: 600 mV, clock: 0.1 GHz}
      """
    let chip = try ChipFile.read(text: text, name: "one.yaml")
    #expect(chip.operatingPoints.map(\.name) == ["only"])
    #expect(chip.operatingPoints.map(\.volts) == [0.6])
    #expect(chip.operatingPoints.map(\.hertz) == [1e8])
  }

  @Test("reports a rule that its change breaks, at the change")
  func brokenRule() {
    let error = #expect(throws: ChipFileError.self) {
      try ChipFile.read(text: "base: obol\n\nsram:\n  interleave: 64\n", name: "a.yaml")
    }
    #expect(
      error?.description.hasPrefix("a.yaml:4: sram.banks is 16, which is not a multiple of the 64")
        == true)
  }

  @Test("finds its base beside itself, however deep")
  func relative() throws {
    let folder = try TemporaryFolder()
    try folder.write("base: obol\nname: first\n", to: "first.yaml")
    try folder.write("base: ../first.yaml\nvector: {lanes: 32}\n", to: "sub/second.yaml")
    let chip = try ChipFile.load(folder.path + "/sub/second.yaml")
    #expect(chip.name == "first")
    #expect(chip.vector.lanes == 32)
  }

  @Test("that leads back to itself is told the way round")
  func circle() throws {
    let folder = try TemporaryFolder()
    try folder.write("base: b.yaml\n", to: "a.yaml")
    try folder.write("name: b\nbase: ./a.yaml\n", to: "b.yaml")
    let error = #expect(throws: ChipFileError.self) {
      try ChipFile.read(path: folder.path + "/a.yaml")
    }
    let problems = error?.problems.map(\.description) ?? []
    let (first, second) = ("\(folder.path)/a.yaml", "\(folder.path)/b.yaml")
    let expected =
      "\(second):2: base leads back to where it started: \(first) → \(second) → "
      + "\(folder.path)/./a.yaml"
    #expect(problems.contains(expected), "\(problems)")
  }

  @Test("reports the problems of its base with the base's lines")
  func brokenBase() throws {
    let folder = try TemporaryFolder()
    try folder.write("base: obol\nvector:\n  lanes: none\n", to: "base.yaml")
    try folder.write("base: base.yaml\nsram: {bank: 4}\n", to: "chip.yaml")
    let error = #expect(throws: ChipFileError.self) {
      try ChipFile.read(path: folder.path + "/chip.yaml")
    }
    #expect(
      Set(error?.problems.map(\.description) ?? []) == [
        "\(folder.path)/base.yaml:3: vector.lanes: 'none' is not a number; write it like '4'",
        "\(folder.path)/chip.yaml:2: unknown key 'bank' in sram; did you mean 'banks'?",
      ])
  }

  @Test("says which line names a base that is not there")
  func absentBase() {
    let error = #expect(throws: ChipFileError.self) {
      try ChipFile.read(text: "name: a\nbase: nowhere.yaml\n", name: "a.yaml")
    }
    let problems = error?.problems.map(\.description) ?? []
    #expect(problems.contains("a.yaml:2: base 'nowhere.yaml' cannot be used"))
    #expect(problems.contains { $0.hasPrefix("nowhere.yaml: cannot be read") })
  }
}

/// A folder that is gone when the test is.
private final class TemporaryFolder {
  let path: String

  init() throws {
    let name = "obol-chip-files-\(UInt64.random(in: 0...UInt64.max))"
    path = FileManager.default.temporaryDirectory.appending(path: name).path
    try FileManager.default.createDirectory(
      atPath: path + "/sub", withIntermediateDirectories: true)
  }

  func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path + "/" + file))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
