import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Leaves the process with the exit codes of DESIGN §6.
enum ErrorExit {
  /// Prints what went wrong, or the help that was asked for, and exits.
  static func leave(because error: any Error) -> Never {
    let message = Obol.fullMessage(for: error)
    switch Obol.exitCode(for: error) {
    case .success:
      print(message)
      exit(0)
    case .validationFailure:
      fail(message, code: 2)
    default:
      fail(message, code: 1)
    }
  }

  private static func fail(_ message: String, code: Int32) -> Never {
    StandardError.print(message)
    exit(code)
  }
}

/// Text for people, beside a command's output.
enum StandardError {
  /// Whether somebody is looking.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func print(_ text: String, terminator: String = "\n") {
    let bytes = Array((text + terminator).utf8)
    var written = 0
    while written < bytes.count {
      let count = put(bytes[written...], to: STDERR_FILENO)
      guard count > 0 else { return }
      written += count
    }
  }

  /// Hands bytes to the system; what it took of them, below 1 where it took nothing.
  static func put(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int {
    bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }
}
