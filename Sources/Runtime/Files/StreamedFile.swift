internal import FoundationEssentials

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that is written piece by piece and is there only once it is whole.
///
/// The pieces go to a file beside it that takes its place at the end, and is removed where the end
/// is never reached.
final class StreamedFile: TextOutputStream {
  private let path: String
  /// Where the pieces go.
  private let temporary: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var hasFailed = false
  private var isCommitted = false

  private static let bufferBytes = 1 << 16

  /// Makes the file beside `path`; throws `Problems` where it cannot be made.
  init(_ path: String) throws {
    self.path = path
    temporary = "\(path).\(getpid()).partial"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else {
      throw Problems(
        path, "the file cannot be written", remedy: "check that its folder is there and writable")
    }
    buffer.reserveCapacity(Self.bufferBytes * 2)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if descriptor >= 0, !isCommitted { unlink(temporary) }
  }

  /// Adds text; what goes wrong is told at the end.
  func write(_ string: String) {
    buffer.append(contentsOf: string.utf8)
    if buffer.count >= Self.bufferBytes { flush() }
  }

  /// Puts the file into its place; throws `Problems` where some of it could not be written.
  func commit() throws {
    flush()
    guard !hasFailed, rename(temporary, path) == 0 else {
      throw Problems(
        path, "the file cannot be written to its end", remedy: "check the space left on the disk")
    }
    isCommitted = true
  }

  private func flush() {
    var written = 0
    while written < buffer.count, !hasFailed {
      let count = buffer[written...].withUnsafeBytes { bytes in
        #if canImport(Glibc)
          Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
          Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Darwin)
          Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
      }
      if count > 0 { written += count } else { hasFailed = true }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
