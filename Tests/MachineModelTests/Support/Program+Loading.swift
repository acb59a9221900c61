import InstructionSet

extension Program {
  /// A program of one instruction that loads an entropy table, and bytes to some addresses of the
  /// banks, before its first frame.
  init(
    _ name: String, loading pieces: [(address: Int, bytes: [UInt8])], table: EntropyTable,
    before instruction: Instruction, _ geometry: ArrayGeometry
  ) {
    self.init(name: name, geometry: geometry, constants: table.bytes)
    var loads = [
      Instruction(LoadTable(source: StoreAddress(0), byteCount: table.bytes.count, table: 0))
    ]
    for (address, bytes) in pieces {
      loads.append(
        Instruction(
          Load(
            source: StoreAddress(constants.count), destination: BankAddress(address),
            byteCount: bytes.count)))
      constants += bytes
    }
    prologue = Section(ordering: loads, geometry)
    body = Section(ordering: [instruction], geometry)
  }
}
