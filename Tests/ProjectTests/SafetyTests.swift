import Testing

/// What the sources do without, so that a mistake is an error and not undefined.
@Suite("The sources")
struct SafetyTests {
  private static let forbidden: [(text: String, reason: String)] = [
    ("@unchecked " + "Sendable", "every noun is a value that the compiler can check"),
    ("nonisolated" + "(unsafe)", "there are no globals to protect"),
    ("@test" + "able", "what a test needs has package access"),
    ("try" + "!", "what can fail says how"),
    ("as" + "! ", "a wrong type is an error to report"),
    ("Unsafe" + "Mutable", "spans are as fast and stay in bounds"),
    ("Unsafe" + "Pointer", "spans are as fast and stay in bounds"),
    ("Unsafe" + "Buffer", "spans are as fast and stay in bounds"),
    ("import XC" + "Test", "the tests are written with Swift Testing"),
  ]

  /// The one file that hands memory to the kernels in C.
  private static let callsC = "Sources/IntegerKernels/VectorizedConvolution.swift"

  @Test("do without what cannot be checked", arguments: ["Sources", "Tests"])
  func nothingUnsafe(folder: String) throws {
    for file in try SourceTree.swiftFiles(below: folder) {
      let text = try SourceTree.text(of: file)
      for (word, reason) in Self.forbidden where text.contains(word) {
        if word.hasPrefix("Unsafe"), file == Self.callsC { continue }
        Issue.record("\(file) has '\(word)': \(reason)")
      }
    }
  }
}
