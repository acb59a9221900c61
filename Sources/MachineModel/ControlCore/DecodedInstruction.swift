/// An instruction taken apart: what is kept of it so that the next time costs nothing.
package struct DecodedInstruction: Sendable, Hashable {
  /// The bits as they were fetched, of which a compressed instruction has 16.
  package let encoding: UInt32
  /// The instruction's 32 bits, after expansion.
  package let expanded: UInt32
  /// The position in `CoreInstruction.all`; nothing where there is no such instruction.
  let row: Int?
  let rd: UInt8
  let rs1: UInt8
  let rs2: UInt8
  /// Bytes that the instruction takes in memory.
  let byteCount: UInt32
  let immediate: UInt32

  /// Takes the first bits of memory at the program counter apart.
  ///
  /// - Parameter fetched: 32 bits, of which the upper half counts only where the lowest two bits
  ///   say so.
  package init(fetched: UInt32) {
    let isCompressed = fetched & 3 != 3
    encoding = isCompressed ? fetched & 0xFFFF : fetched
    byteCount = isCompressed ? 2 : 4
    let expansion = isCompressed ? CompressedInstruction.expansion(of: encoding) : fetched
    expanded = expansion ?? encoding
    row = expansion.flatMap { bits in
      CoreInstruction.all.firstIndex { bits & $0.format.mask == $0.match }
    }
    rd = UInt8(truncatingIfNeeded: expanded >> 7 & 0x1F)
    rs1 = UInt8(truncatingIfNeeded: expanded >> 15 & 0x1F)
    rs2 = UInt8(truncatingIfNeeded: expanded >> 20 & 0x1F)
    immediate = row.map { CoreInstruction.all[$0].format.immediate(of: expansion ?? 0) } ?? 0
  }

  /// What it does; nothing where it is illegal.
  package var instruction: CoreInstruction? { row.map { CoreInstruction.all[$0] } }

  /// The register that it writes, if it writes one that keeps what is written.
  package var destination: Int? {
    guard let instruction, instruction.format.hasDestination, rd != 0 else { return nil }
    return Int(rd)
  }
}
