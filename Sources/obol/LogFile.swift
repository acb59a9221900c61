import Runtime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Text written piece by piece, for output too long to be held; `-` is the standard output.
///
/// A file is written beside its path and moved there when it is finished.
final class LogFile {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isFinished = false

  private static let bufferBytes = 1 << 16

  /// Begins a file.
  ///
  /// - Throws: `Problems` where it cannot be written.
  init(_ path: String) throws {
    self.path = path
    descriptor =
      path == "-" ? STDOUT_FILENO : open(path + ".partial", O_CREAT | O_WRONLY | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw unwritable }
  }

  deinit {
    guard path != "-" else { return }
    close(descriptor)
    if !isFinished { unlink(path + ".partial") }
  }

  /// Adds text.
  func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferBytes { try flush() }
  }

  /// Writes what is left and moves the file into place.
  func finish() throws {
    try flush()
    guard path == "-" || rename(path + ".partial", path) == 0 else { throw unwritable }
    isFinished = true
  }

  private func flush() throws {
    var written = 0
    while written < buffer.count {
      let count = StandardError.put(buffer[written...], to: descriptor)
      guard count > 0 else { throw unwritable }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private var unwritable: Problems {
    Problems(path, "the log cannot be written", remedy: "check that its folder is there")
  }
}
