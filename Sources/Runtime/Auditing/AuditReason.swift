internal import Compiler
internal import ModelFormats

/// Why a case is not run, in words that are the same for all cases of the kind.
enum AuditReason {
  /// What was found, without the name of the case.
  static func text(_ error: any Error) -> String {
    switch error {
    case let error as ModelFormatError:
      error.problems.first.map { "found \($0.found), expected \($0.expected)" } ?? ""
    case let error as CompilationError:
      error.diagnostics.first.map {
        [$0.found, $0.accepted].filter { !$0.isEmpty }.joined(separator: "; ")
      } ?? ""
    case let error as Problems: error.list.first?.finding ?? ""
    default: "\(error)"
    }
  }
}
