/// Runs work for many frames side by side; whoever has threads answers.
package protocol FrameWorkers: Sendable {
  /// What `body` gives for each number from 0 up to `count`, in that order.
  func map<Value: Sendable>(count: Int, _ body: @Sendable (Int) -> Value) -> [Value]
}

/// One piece of work after the other.
package struct OneWorker: FrameWorkers {
  package init() {}

  package func map<Value: Sendable>(count: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
    (0..<count).map(body)
  }
}
