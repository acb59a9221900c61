/// A line that counts up on a terminal, and nothing in a pipe.
enum Progress {
  /// Reports `done` of `total` things; nil where nobody is looking.
  static func reporter(_ noun: String) -> (@Sendable (_ done: Int, _ total: Int) -> Void)? {
    guard StandardError.isTerminal else { return nil }
    return { done, total in
      guard total > 1 else { return }
      let end = done == total ? "\r\u{1B}[K" : ""
      StandardError.print("\r\(noun) \(done) of \(total)\(end)", terminator: "")
    }
  }
}
