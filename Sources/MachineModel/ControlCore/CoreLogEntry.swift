/// One line of a log: an instruction that was retired, or a trap that was taken.
package struct CoreLogEntry: Sendable, CustomStringConvertible {
  /// Where the instruction lies, or would have been executed.
  package let address: UInt32
  /// The instruction; nothing for a trap.
  package let instruction: DecodedInstruction?
  /// The register that was written, and its value.
  package let written: (register: Int, value: UInt32)?
  /// The trap that was taken instead.
  package let trap: Trap?

  /// Notes what a core has just done.
  package init(of core: borrowing ControlCore, _ step: CoreStep, at address: UInt32) {
    self.address = address
    let isRetired = step == .retired
    instruction = isRetired ? core.current : nil
    written =
      isRetired
      ? core.current.destination.map { ($0, core[UInt8($0)]) } : nil
    trap =
      isRetired
      ? nil : TrapCause(rawValue: core.status.cause).map { Trap($0, value: core.status.value) }
  }

  package var description: String {
    let place = "0x" + Self.hexadecimal(address, digits: 8)
    if let trap {
      return "\(place) trap \(trap.cause) 0x\(Self.hexadecimal(trap.value, digits: 8))"
    }
    guard let instruction else { return place }
    let digits = instruction.byteCount == 2 ? 4 : 8
    let bits = Self.hexadecimal(instruction.encoding, digits: digits)
    let text = "\(place) \(bits)\(digits == 4 ? "    " : "") \(instruction.text(at: address))"
    guard let written else { return text }
    let name = DecodedInstruction.registerName(written.register)
    return text + " -> \(name)=0x" + Self.hexadecimal(written.value, digits: 8)
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
