import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ctrl-C, noticed between two results, so that the log ends with a whole line.
final class Interruption: Sendable {
  struct Interrupted: Error {}

  private let isAsked = Atomic(false)

  init() {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [self] in isAsked.store(true, ordering: .relaxed) }
    source.activate()
  }

  /// Throws once somebody has asked to stop.
  func check() throws {
    if isAsked.load(ordering: .relaxed) { throw Interrupted() }
  }
}
