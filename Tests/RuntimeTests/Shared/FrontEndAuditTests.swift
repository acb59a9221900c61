import ChipFiles
import Runtime
import TestSupport
import Testing

/// Everything that comes from elsewhere with its right answers, held against them.
///
/// What is left out, and why, is on the page.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct FrontEndAuditTests {
  /// Where the page lies, from the package's root.
  static let page = "Sources/ModelFormats/ModelFormats.docc/Audit.md"

  @Test func everyCaseGivesWhatItShouldAndThePageIsFresh() throws {
    let audit = try FrontEndAudit(folder: SharedFolder.path, chip: ChipFile.bundled("obol"))
    let stored = String(decoding: try SharedFolder.packageBytes(of: Self.page), as: UTF8.self)
    let isFresh = audit.page == stored
    #expect(
      isFresh,
      "run: swift run -c release obol describe audit --data \(SharedFolder.path) > \(Self.page)")
    check(audit.operators)
    check(audit.models)
  }

  private func check(_ operators: OperatorAudit) {
    for single in operators.nodes + operators.operators {
      #expect(!single.evaluator.isWrong && !single.machine.isWrong, "\(single)")
    }
    // All but those without elements, of three spatial axes, or of no inputs.
    #expect(operators.nodes.count == 409)
    #expect(operators.nodes.count { $0.evaluator == .passed } >= 396)
    #expect(operators.nodes.count { $0.machine == .passed } >= 377)
    // All but those of which no two engines agree.
    #expect(operators.operators.count == 70)
    #expect(operators.operators.count { $0.evaluator == .passed } >= 67)
    #expect(operators.operators.count { $0.machine == .passed } == 70)
  }

  private func check(_ models: ModelAudit) {
    let listed = Set(models.rows.map { "models/\($0.model.file)" })
    let there = [".tflite", ".onnx"].flatMap { SharedFolder.files(under: "models", endingIn: $0) }
    #expect(listed == Set(there))
    for row in models.rows { #expect(row.isKept, "\(row.model.file): \(row.agreement)") }
  }
}
