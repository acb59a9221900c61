/// The names of an executable that have addresses.
struct SymbolTable {
  let addresses: [String: UInt32]

  /// The kind of a section that holds symbols.
  private static let symbolSection = 2
  /// The section number of a symbol that is somewhere else.
  private static let undefined = 0
  /// Longer names are cut off: no name that is looked for is as long.
  private static let longestName = 256

  /// Reads the first table that a file has; there is none where it was stripped.
  init(_ file: ExecutableBytes, _ header: ExecutableHeader) throws(ExecutableFileError) {
    for section in header.sectionHeaders
    where try file.word(section + 4, "a section's kind") == Self.symbolSection {
      addresses = try Self.read(file, header, section)
      return
    }
    addresses = [:]
  }

  private static func read(
    _ file: ExecutableBytes, _ header: ExecutableHeader, _ section: Int
  ) throws(ExecutableFileError) -> [String: UInt32] {
    let names = try file.word(section + 24, "the symbols' section of names")
    guard names < header.sectionHeaders.count else { throw .noNames(section: names) }
    let text = try contents(file, header.sectionHeaders[names], "the symbols' names")
    let table = try contents(file, section, "the symbols")
    var addresses: [String: UInt32] = [:]
    for symbol in stride(from: table.lowerBound, to: table.upperBound - 15, by: 16) {
      guard try file.half(symbol + 14, "a symbol's section") != undefined else { continue }
      let position = try file.word(symbol, "a symbol's name")
      guard position < text.count else { continue }
      let name = file.bytes[text.dropFirst(position).prefix(longestName)].prefix { $0 != 0 }
      addresses[String(decoding: name, as: UTF8.self)] = UInt32(
        try file.word(symbol + 4, "a symbol's address"))
    }
    return addresses
  }

  private static func contents(
    _ file: ExecutableBytes, _ section: Int, _ what: String
  ) throws(ExecutableFileError) -> Range<Int> {
    try file.range(
      file.word(section + 16, "a section's offset"), file.word(section + 20, "a section's size"),
      what)
  }
}
