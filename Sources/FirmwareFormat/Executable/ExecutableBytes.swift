/// The bytes of an executable, read within their bounds.
struct ExecutableBytes {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A range of bytes that the file has.
  ///
  /// - Throws: `truncated`, with what was looked for.
  func range(
    _ offset: Int, _ count: Int, _ what: String
  ) throws(ExecutableFileError) -> Range<Int> {
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
      throw .truncated(what, offset: offset, bytes: count, fileBytes: bytes.count)
    }
    return offset..<offset + count
  }

  /// A number of 32 bits, the lowest byte first.
  func word(_ offset: Int, _ what: String) throws(ExecutableFileError) -> Int {
    bytes[try range(offset, 4, what)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// A number of 16 bits.
  func half(_ offset: Int, _ what: String) throws(ExecutableFileError) -> Int {
    bytes[try range(offset, 2, what)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// The offsets of the entries of a table, all of which the file has.
  func table(
    at offset: Int, count: Int, entryBytes: Int, least: Int, _ what: String
  ) throws(ExecutableFileError) -> [Int] {
    guard count > 0 else { return [] }
    guard entryBytes >= least else { throw .entrySize(what, found: entryBytes, least: least) }
    _ = try range(offset, count * entryBytes, what)
    return (0..<count).map { offset + $0 * entryBytes }
  }
}
