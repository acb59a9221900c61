import DerivedFiles
import Testing

@Suite("Derived files")
struct GeneratedFilesTests {
  @Test("are fresh", arguments: DerivedFile.all.map(\.path))
  func fresh(path: String) throws {
    let file = try #require(DerivedFile.all.first { $0.path == path })
    let current = (try? SourceTree.text(of: path)) ?? ""
    #expect(
      try file.text(from: current) == current,
      "\(path) is stale; run: swift run -c release obol-generate")
  }

  @Test("have a path each")
  func paths() {
    let paths = DerivedFile.all.map(\.path)
    #expect(Set(paths).count == paths.count)
  }

  @Test("that are part of a page need its markers")
  func markers() throws {
    let readme = try #require(DerivedFile.all.first { $0.path == "ChipSpecs/README.md" })
    let error = #expect(throws: DerivedFileError.self) { try readme.text(from: "no markers") }
    #expect(error?.description.contains("<!-- end of knobs -->") == true)
  }
}
