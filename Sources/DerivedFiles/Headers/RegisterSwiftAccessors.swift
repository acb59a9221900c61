import InstructionSet

/// The control registers for firmware in Swift: a type for each, with a property for each field.
enum RegisterSwiftAccessors {
  /// The file's text.
  static var text: String {
    ([opening, regions, commands, replies] + ControlRegister.all.map(type(of:)))
      .joined(separator: "\n")
  }

  private static var commands: String {
    let lines = MailboxCommand.allCases.map { ($0.name, $0.rawValue, $0.summary) }
    return enumeration("MailboxCommand", "What a host may ask for.", lines)
  }

  private static var replies: String {
    let lines = MailboxReply.allCases.map { ($0.name, $0.rawValue, $0.summary) }
    return enumeration("MailboxReply", "How the control core answers.", lines)
  }

  private static func enumeration(
    _ name: String, _ summary: String, _ cases: [(name: String, value: UInt32, summary: String)]
  ) -> String {
    let lines = cases.map { "  /// \($0.summary)\n  case \($0.name) = \($0.value)\n" }
    return "/// \(summary)\nenum \(name): UInt32 {\n\(lines.joined())}\n"
  }

  private static let opening = """
    // The control registers of Obol.
    //
    // Written by `swift run -c release obol-generate` from Sources/InstructionSet; do not edit.

    """

  private static var regions: String {
    let lines = AddressRegion.all.map { region in
      """
        /// \(region.summary)
        static let \(region.name): UInt32 = \(hexadecimal(region.base))

      """
    }
    return "/// The first address of each region.\nenum AddressRegion {\n"
      + lines.joined(separator: "\n") + "}\n"
  }

  private static func type(of register: ControlRegister) -> String {
    let name = register.name.prefix(1).uppercased() + register.name.dropFirst() + "Register"
    let address = "AddressRegion.registers + \(hexadecimal(UInt32(register.offset)))"
    var text = """
      /// \(register.summary)
      struct \(name) {
        /// All fields at once.
        var word: UInt32 = \(hexadecimal(register.reset))

        /// Where the register lies.
        static var address: UInt32 { \(address) }

      """
    if register.access != .writeOneToAct {
      text += "\n  /// The register as it is now.\n"
      text += "  static func read() -> Self { Self(word: Hardware.load(address)) }\n"
    }
    if register.access != .readOnly {
      text += "\n  /// Writes all fields.\n"
      text += "  func write() { Hardware.store(word, to: Self.address) }\n"
    }
    return register.fields.reduce(into: text) { $0 += property(of: $1) } + "}\n"
  }

  private static func property(of field: RegisterField) -> String {
    let mask = hexadecimal(field.mask)
    let (value, shifted) =
      field.offset == 0
      ? ("word & \(mask)", "newValue & \(mask)")
      : ("(word & \(mask)) >> \(field.offset)", "newValue << \(field.offset) & \(mask)")
    return """

        /// \(field.summary)
        var \(field.name): UInt32 {
          get { \(value) }
          set { word = word & ~\(mask) | \(shifted) }
        }

      """
  }

  private static func hexadecimal(_ number: UInt32) -> String {
    "0x" + String(number, radix: 16, uppercase: true)
  }
}
