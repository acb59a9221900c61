import Testing

@Suite("The layers of the package")
struct LayeringTests {
  @Test("each have a row in the table of modules")
  func complete() throws {
    #expect(try SourceTree.modules() == ModuleRule.all.map(\.module).sorted())
  }

  @Test("have no circles: each module may import only those above it")
  func ordered() {
    for (index, rule) in ModuleRule.all.enumerated() {
      let above = Set(ModuleRule.all.prefix(index).map(\.module))
      #expect(rule.imports.isSubset(of: above), "\(rule.module)")
    }
  }

  @Test("are kept by every import line", arguments: ModuleRule.all.map(\.module))
  func imports(module: String) throws {
    let rule = try #require(ModuleRule.all.first { $0.module == module })
    let files = try SourceTree.swiftFiles(below: "Sources/" + module)
    // The kernels in C import nothing by having no Swift.
    #expect(!files.isEmpty || module == "CIntegerKernels")
    for file in files {
      for (index, line) in try SourceTree.lines(of: file).enumerated() {
        guard let name = Self.importedModule(in: line) else { continue }
        #expect(
          rule.imports.contains(name) || rule.outside.contains(name),
          "\(file):\(index + 1): \(module) may not import \(name)")
      }
    }
  }

  @Test("are kept by the package's manifest, which names every module that is imported")
  func manifest() throws {
    let targets = Self.dependencies(in: try SourceTree.text(of: "Package.swift"))
    for rule in ModuleRule.all {
      let declared = try #require(targets[rule.module], "\(rule.module) is no target")
      #expect(declared.isSubset(of: rule.imports), "\(rule.module)")
    }
  }

  @Test(
    "are read from import lines of every form",
    arguments: [
      ("import A", "A"), ("package import B", "B"), ("@preconcurrency import C", "C"),
      ("import struct D.Thing", "D"), ("internal import E // why", "E"),
    ])
  func forms(line: String, module: String) {
    #expect(Self.importedModule(in: line[...]) == module)
  }

  @Test(
    "are not read from other lines",
    arguments: ["// import A", "let important = 1", "/// We import A.", "  importer.run()"])
  func otherLines(line: String) {
    #expect(Self.importedModule(in: line[...]) == nil)
  }

  /// The module that a line imports, if it is an import.
  private static func importedModule(in line: Substring) -> String? {
    let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    let before: Set = ["public", "package", "internal", "fileprivate", "private"]
    var words = line.split(separator: " ")[...]
    while let word = words.first, before.contains(String(word)) || word.hasPrefix("@") {
      words = words.dropFirst()
    }
    guard words.first == "import" else { return nil }
    words = words.dropFirst()
    if let kind = words.first, kinds.contains(String(kind)) { words = words.dropFirst() }
    return words.first?.split(separator: ".").first.map(String.init)
  }

  /// The modules of the package that each target depends on, by target.
  private static func dependencies(in manifest: String) -> [String: Set<String>] {
    var targets: [String: Set<String>] = [:]
    for part in manifest.split(separator: /\.(target|executableTarget|testTarget)\(/).dropFirst() {
      guard let name = part.firstMatch(of: /name: "([^"]+)"/)?.output.1 else { continue }
      let modules = part.replacing(/\.product\([^)]*\)/, with: "")
      let list = modules.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.output.1 ?? ""
      targets[String(name)] = Set(list.matches(of: /"([^"]+)"/).map { String($0.output.1) })
    }
    return targets
  }
}
