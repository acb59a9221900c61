/// A program for the control core as a linker writes it: a static 32-bit RISC-V ELF executable.
///
/// Tool Interface Standard, Executable and Linking Format 1.2; RISC-V ELF psABI. Nothing in the
/// file is trusted: every position is held against the file's end, and sizes are only reported
/// here.
package struct ExecutableFile: Sendable, Hashable {
  /// The address of the first instruction.
  package let entry: UInt32
  /// What has to be in memory before it starts, in the file's order.
  package let segments: [Segment]
  /// The addresses of the names that the file tells, or nothing where it was stripped.
  package let symbols: [String: UInt32]

  /// Bytes at an address.
  package struct Segment: Sendable, Hashable {
    /// Where the first byte is put: its physical address.
    package var address: UInt32
    /// The bytes that the file has.
    package var bytes: [UInt8]
    /// Bytes in memory; those after the file's are zero.
    package var byteCount: Int
  }

  /// Whether some bytes claim to be an ELF file, of whatever kind.
  package static func isExecutable(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: ExecutableHeader.magic)
  }

  /// Reads a file's bytes.
  ///
  /// - Throws: what is wrong with them, and where.
  package init(_ bytes: [UInt8]) throws(ExecutableFileError) {
    let file = ExecutableBytes(bytes)
    let header = try ExecutableHeader(file)
    entry = header.entry
    var segments: [Segment] = []
    for offset in header.programHeaders {
      if let segment = try Self.segment(file, at: offset) { segments.append(segment) }
    }
    self.segments = segments
    guard !segments.isEmpty else { throw .nothingToLoad }
    symbols = try SymbolTable(file, header).addresses
  }

  /// The kind of a program header whose segment is to be loaded.
  private static let loadable = 1

  private static func segment(
    _ file: ExecutableBytes, at offset: Int
  ) throws(ExecutableFileError) -> Segment? {
    guard try file.word(offset, "a program header's kind") == loadable else { return nil }
    let position = try file.word(offset + 4, "a segment's offset")
    let address = try file.word(offset + 12, "a segment's address")
    let stored = try file.word(offset + 16, "a segment's bytes in the file")
    let total = try file.word(offset + 20, "a segment's bytes in memory")
    guard stored <= total else {
      throw .segment(address: address, "has \(stored) bytes in the file but \(total) in memory")
    }
    guard address + total <= 1 << 32 else {
      throw .segment(address: address, "of \(total) bytes goes beyond the last address")
    }
    let range = try file.range(position, stored, "a segment's bytes")
    guard total > 0 else { return nil }
    return Segment(
      address: UInt32(address), bytes: Array(file.bytes[range]), byteCount: total)
  }
}
