/// Why some bytes are no executable for the control core.
package enum ExecutableFileError: Error, Sendable, Hashable {
  /// They are something else.
  case notExecutable(String)
  /// What is looked for would lie beyond the file's end.
  case truncated(String, offset: Int, bytes: Int, fileBytes: Int)
  /// A table's entries are too small to hold what they have to.
  case entrySize(String, found: Int, least: Int)
  /// A segment that no memory could hold.
  case segment(address: Int, String)
  /// There is no segment with any bytes.
  case nothingToLoad
  /// The section that has the symbols' names does not exist.
  case noNames(section: Int)
}

extension ExecutableFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notExecutable(let reason):
      "this is no static 32-bit little-endian RISC-V executable: \(reason)"
    case .truncated(let what, let offset, let bytes, let fileBytes):
      "\(what) (\(bytes) bytes from \(offset)) would lie beyond the file's end at \(fileBytes)"
    case .entrySize(let what, let found, let least):
      "\(what) have entries of \(found) bytes, expected \(least) or more"
    case .segment(let address, let reason):
      "the segment at 0x\(String(address, radix: 16)) \(reason)"
    case .nothingToLoad: "there is no segment to be loaded"
    case .noNames(let section): "the symbols' names would be in section \(section): there is none"
    }
  }
}
