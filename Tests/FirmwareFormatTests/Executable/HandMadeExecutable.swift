/// A small ELF file made field by field, so that each can be wrong.
struct HandMadeExecutable {
  var entry: UInt32 = 0x8000_0000
  var code: [UInt8] = [0x13, 0, 0, 0]
  var segmentBytes: UInt32 = 8
  var symbols: [(name: String, address: UInt32)] = [("tohost", 0x8000_1000)]

  /// The offset of the program header, of the code behind it, and of what follows the code.
  static let programHeader = 52
  private static let code = 84

  /// The file's bytes.
  var bytes: [UInt8] {
    var names: [UInt8] = [0]
    var table = [UInt8](repeating: 0, count: 16)
    for (name, address) in symbols {
      table += word(UInt32(names.count)) + word(address) + word(0) + [0, 0, 1, 0]
      names += Array(name.utf8) + [0]
    }
    let tableOffset = Self.code + code.count
    let namesOffset = tableOffset + table.count
    let sections =
      section(kind: 0, offset: 0, bytes: 0, link: 0)
      + section(kind: 2, offset: tableOffset, bytes: table.count, link: 2)
      + section(kind: 3, offset: namesOffset, bytes: names.count, link: 0)
    return header(sectionsOffset: namesOffset + names.count) + programHeaderBytes + code + table
      + names + sections
  }

  private var programHeaderBytes: [UInt8] {
    word(1) + word(UInt32(Self.code)) + word(entry) + word(entry) + word(UInt32(code.count))
      + word(segmentBytes) + word(5) + word(4)
  }

  private func header(sectionsOffset: Int) -> [UInt8] {
    [0x7F, 0x45, 0x4C, 0x46, 1, 1, 1] + Array(repeating: 0, count: 9) + [2, 0, 243, 0] + word(1)
      + word(entry) + word(UInt32(Self.programHeader)) + word(UInt32(sectionsOffset)) + word(1)
      + [52, 0, 32, 0, 1, 0, 40, 0, 3, 0, 0, 0]
  }

  private func section(kind: UInt32, offset: Int, bytes: Int, link: UInt32) -> [UInt8] {
    word(0) + word(kind) + word(0) + word(0) + word(UInt32(offset)) + word(UInt32(bytes))
      + word(link) + word(0) + word(0) + word(0)
  }

  private func word(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
