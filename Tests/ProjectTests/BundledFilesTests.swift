import ChipFiles
import FoundationEssentials
import Testing

@Suite("The folder of chips")
struct BundledFilesTests {
  @Test("holds exactly the bundled chips, as they were built in")
  func bundled() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root + "/ChipSpecs")
    let names = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(names.sorted() == ChipFile.bundledNames.sorted())
    for name in names {
      let path = "\(SourceTree.root)/ChipSpecs/\(name).yaml"
      #expect(try ChipFile.read(path: path) == ChipFile.bundled(name))
    }
  }
}
