#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Runtime

/// Adds lines to a log, each in one write of its own.
package struct LogWriter: ~Copyable {
  private let path: String
  private let descriptor: Int32

  /// Begins a log; throws `Problems` where there is a file already.
  package init(beginning path: String, _ header: LogHeader) throws {
    let line = try TrialLog.line(header)
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND, 0o644)
    guard file >= 0 else {
      throw errno == EEXIST
        ? Problems(
          path, "there is a log already",
          remedy: "go on with --resume, or give another file with --log")
        : Problems(path, "the log cannot be written", remedy: "check its folder")
    }
    try Self.add(line, to: file, path)
    self.path = path
    descriptor = file
  }

  /// Goes on with a log that was read; a torn last line is cut off first.
  package init(continuing path: String, after log: TrialLog) throws {
    let file = open(path, O_WRONLY | O_APPEND)
    guard file >= 0, ftruncate(file, off_t(log.wholeBytes)) == 0 else {
      throw Problems(path, "the log cannot be written", remedy: "check its permissions")
    }
    self.path = path
    descriptor = file
  }

  deinit { close(descriptor) }

  /// Adds a result.
  package func append(_ evaluation: Trial) throws {
    try Self.add(try TrialLog.line(evaluation), to: descriptor, path)
  }

  private static func add(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count else {
      throw Problems(path, "the log cannot be written to its end", remedy: "is the disk full?")
    }
  }
}
