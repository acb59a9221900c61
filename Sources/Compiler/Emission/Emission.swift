internal import InstructionSet

/// Puts addresses into the instructions and loads between them.
struct Emission: Pass {
  package static let name = "emit"
  package static let summary = "Puts addresses into the instructions and loads between them."

  let schedule: Schedule
  let allocation: Allocation

  /// The program, still without tokens.
  func run() -> Program {
    var program = Program(
      name: schedule.name, geometry: schedule.geometry, layers: schedule.layers,
      inputs: schedule.inputs, outputs: schedule.outputs)
    let tables = encodeTables(into: &program)
    let loads = encodeWeights(into: &program)
    program.prologue = Section(tables + allocation.resident.compactMap { loads[$0] })
    program.body = Section(body(loads))
    return program
  }

  /// The instructions of a frame without the bytes that loads take out of the weight store.
  func draft() -> Section {
    var loads: [BufferID: Section.Step] = [:]
    for step in schedule.steps {
      guard let buffer = schedule.weightBuffer(of: step), loads[buffer] == nil else { continue }
      let load = Load(
        source: StoreAddress(0), destination: BankAddress(allocation.address(of: buffer)),
        byteCount: schedule[buffer].byteCount)
      loads[buffer] = Section.Step(Instruction(load), layer: step.layer)
    }
    return Section(body(loads))
  }

  /// Puts the entropy tables into the weight store, and makes their loads.
  private func encodeTables(into program: inout Program) -> [Section.Step] {
    schedule.tables.enumerated().map { place, table in
      let bytes = table.bytes
      let source = StoreAddress(program.constants.count)
      program.constants += bytes
      return Section.Step(
        Instruction(LoadTable(source: source, byteCount: bytes.count, table: place)), layer: 0)
    }
  }

  /// Fills the weight store, and makes the load of each buffer of weights.
  private func encodeWeights(into program: inout Program) -> [BufferID: Section.Step] {
    let encoding = WeightEncoding(geometry: schedule.geometry)
    var loads: [BufferID: Section.Step] = [:]
    for step in schedule.steps {
      guard let buffer = schedule.weightBuffer(of: step), loads[buffer] == nil,
        let bytes = bytes(of: step, buffer, encoding)
      else { continue }
      let load = Load(
        source: StoreAddress(program.constants.count),
        destination: BankAddress(allocation.address(of: buffer)), byteCount: bytes.count)
      program.constants += bytes
      loads[buffer] = Section.Step(Instruction(load), layer: step.layer)
    }
    return loads
  }

  /// What the weight store holds for a step.
  private func bytes(
    of step: Step, _ buffer: BufferID, _ encoding: WeightEncoding
  ) -> [UInt8]? {
    if case .convolve(let convolve) = step.body, let slice = step.weights {
      return encoding.bytes(of: convolve, slice, in: schedule)
    }
    guard case .descriptor(let bytes) = schedule[buffer].content else { return nil }
    return bytes
  }

  private func body(_ loads: [BufferID: Section.Step]) -> [Section.Step] {
    var steps: [Section.Step] = []
    var pending = allocation.loads[...]
    for (position, step) in schedule.steps.enumerated() {
      while let load = pending.first, load.step <= position {
        if let instruction = loads[load.buffer] { steps.append(instruction) }
        pending.removeFirst()
      }
      let bases = step.buffers.map { allocation.address(of: $0) }
      let body = step.body.relocated(by: bases)
      steps.append(
        Section.Step(
          Instruction(body: body, waits: TokenSet(), signals: TokenSet()), layer: step.layer))
    }
    return steps
  }
}
