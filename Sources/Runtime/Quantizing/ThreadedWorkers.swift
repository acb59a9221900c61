internal import Compression
internal import Dispatch
internal import Synchronization

/// Work for many frames on as many threads as the host has cores.
struct ThreadedWorkers: FrameWorkers {
  func map<Value: Sendable>(count: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
    let results = Mutex<[Value?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let value = body(index)
      results.withLock { $0[index] = value }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}

/// Counts what several threads have done, and tells whoever wants to know.
final class ProgressCounter: Sendable {
  private let done = Mutex(0)
  private let total: Int
  private let report: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  init(_ total: Int, report: (@Sendable (_ done: Int, _ total: Int) -> Void)?) {
    self.total = total
    self.report = report
  }

  /// One more is done.
  func advance() {
    done.withLock { done in
      done += 1
      report?(done, total)
    }
  }
}
