/// A 32-bit register through which the control core, or a host, sees and steers the accelerator.
package struct ControlRegister: Sendable, Hashable {
  /// The name in manuals; headers spell it in capitals.
  package let name: String
  /// Bytes from the first register.
  package let offset: Int
  /// Who may change it.
  package let access: Access
  /// Its parts, from the lowest bit.
  package let fields: [RegisterField]
  /// What it is, in one sentence.
  package let summary: String

  /// Bytes in a register.
  package static let byteCount = 4

  /// The value after a reset.
  package var reset: UInt32 {
    fields.reduce(0) { $0 | $1.reset << UInt32($1.offset) }
  }

  /// The bits that some field has; the others are zero whatever is written.
  package var mask: UInt32 { fields.reduce(0) { $0 | $1.mask } }

  /// The register of a name, of which there must be one.
  package static func named(_ name: String) -> ControlRegister? { all.first { $0.name == name } }

  /// The register at an offset.
  package static func at(_ offset: Int) -> ControlRegister? { all.first { $0.offset == offset } }

  /// The value of a register whose fields have some values; fields not named are zero.
  package func word(_ values: KeyValuePairs<String, UInt32>) -> UInt32 {
    fields.reduce(0) { word, field in
      let value = values.first { $0.key == field.name }?.value ?? 0
      return word | value << UInt32(field.offset) & field.mask
    }
  }

  /// Whether a bit that is a field of its own is set in a value of the register.
  package func isSet(_ name: String, in word: UInt32) -> Bool {
    fields.contains { $0.name == name && word & $0.mask != 0 }
  }

  /// Who may change a register.
  package enum Access: String, Sendable, Hashable, CaseIterable {
    /// Only the accelerator changes it.
    case readOnly
    /// It keeps what is written.
    case readWrite
    /// Writing a one to a bit does something; it reads as zero.
    case writeOneToAct
  }
}

/// Neighbouring bits of a register that mean one thing.
package struct RegisterField: Sendable, Hashable {
  /// The name in manuals; headers spell it in capitals.
  package let name: String
  /// The lowest bit.
  package let offset: Int
  /// The width.
  package let bits: Int
  /// The value after a reset.
  package let reset: UInt32
  /// What it means, in one sentence.
  package let summary: String

  init(_ name: String, at offset: Int = 0, bits: Int = 1, reset: UInt32 = 0, _ summary: String) {
    self.name = name
    self.offset = offset
    self.bits = bits
    self.reset = reset
    self.summary = summary
  }

  /// The bits of the register that are the field's.
  package var mask: UInt32 {
    UInt32(truncatingIfNeeded: ((1 as UInt64) << UInt64(bits) - 1) << UInt64(offset))
  }
}
