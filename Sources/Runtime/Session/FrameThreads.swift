internal import Dispatch
internal import FoundationEssentials
internal import MachineModel
internal import Synchronization

/// Computes frames on several threads of the host, each with banks of its own.
///
/// No frame relies on another, so that the outputs do not depend on how many threads there are.
struct FrameThreads: Sendable {
  /// Threads at most; the host runs no more at a time than it has cores.
  let count: Int
  /// Called as frames are done, by one thread at a time.
  let progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  /// - Parameter count: nil for as many as the host has cores.
  init(_ count: Int?, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?) {
    self.count = count ?? ProcessInfo.processInfo.activeProcessorCount
    self.progress = progress
  }

  /// What threads share: which frame is next, and what came out of those before.
  fileprivate struct Shared: Sendable {
    var next: Int
    var done: Int
    var outputs: [[[UInt8]]]
    var failure: MachineError?
  }

  /// The outputs of all frames from the first one given on, in their order.
  ///
  /// - Parameter arithmetic: with the prologue done.
  /// - Throws: `MachineError`, as the machine does.
  func outputs(
    from first: Int, of source: FrameSource, _ arithmetic: FrameArithmetic
  ) throws(MachineError) -> [[[UInt8]]] {
    let left = max(0, source.count - first)
    let shared = Mutex(
      Shared(next: first, done: first, outputs: Array(repeating: [], count: left)))
    DispatchQueue.concurrentPerform(iterations: min(count, left)) { _ in
      var arithmetic = arithmetic
      while let frame = shared.withLock({ $0.take(of: source.count) }) {
        do throws(MachineError) {
          let outputs = try arithmetic.compute(inputs: source.frame(frame))
          shared.withLock { shared in
            shared.outputs[frame - first] = outputs
            shared.done += 1
            progress?(shared.done, source.count)
          }
        } catch {
          shared.withLock { $0.failure = error }
        }
      }
    }
    return try shared.withLock { shared throws(MachineError) in
      if let failure = shared.failure { throw failure }
      return shared.outputs
    }
  }
}

extension FrameThreads.Shared {
  /// The next frame that nobody has; nil where none is left, or one has failed.
  fileprivate mutating func take(of count: Int) -> Int? {
    guard next < count, failure == nil else { return nil }
    defer { next += 1 }
    return next
  }
}
