internal import ChipDescription
internal import InstructionSet

/// A program as it lies in the weight store: the sequencer knows it by positions and lengths.
struct StoredProgram: Sendable, Hashable {
  /// The first byte of the instructions.
  var address: UInt32 = 0
  /// The byte from which load instructions count.
  var constantsAddress: UInt32 = 0
  /// Instruction words of each section, `finish` included.
  var prologueWords: UInt32 = 0
  var bodyWords: UInt32 = 0

  /// The program's instructions and constants.
  ///
  /// What the host calls its tensors is not known here: they are as large as the instructions that
  /// move them say.
  /// - Throws: `StoredProgramFault` with the word that is no instruction.
  func program(in store: [UInt8], for chip: ChipSpec) throws(StoredProgramFault) -> Program {
    let prologue = try section(in: store, from: 0, words: prologueWords)
    let body = try section(in: store, from: prologueWords, words: bodyWords)
    let constants = min(Int(constantsAddress), store.count)
    var program = Program(
      name: "firmware", geometry: ArrayGeometry(chip), prologue: prologue, body: body,
      layers: [Layer(name: "firmware", operatorName: "program")],
      constants: Array(store[constants...]))
    program.inputs = Self.tensors(
      body.steps.compactMap { step in
        guard case .receive(let receive) = step.instruction.body else { return nil }
        var map = receive.destination
        map.height += receive.firstRow
        return (receive.tensor, map)
      })
    program.outputs = Self.tensors(
      body.steps.compactMap { step in
        guard case .send(let send) = step.instruction.body else { return nil }
        return (send.tensor, send.source)
      })
    return program
  }

  private func section(
    in store: [UInt8], from first: UInt32, words: UInt32
  ) throws(StoredProgramFault) -> Section {
    var steps: [Section.Step] = []
    for index in 0..<Int(words) {
      let start = Int(address) + (Int(first) + index) * InstructionWord.byteCount
      let end = start + InstructionWord.byteCount
      guard end <= store.count,
        let instruction = try? Instruction(
          decoding: InstructionWord(bytes: store[start..<end]), at: index)
      else { throw StoredProgramFault(word: Int(first) + index) }
      let isLast = index + 1 == Int(words)
      guard (instruction == Instruction(Finish())) == isLast else {
        throw StoredProgramFault(word: Int(first) + index)
      }
      if !isLast { steps.append(Section.Step(instruction, layer: 0)) }
    }
    return Section(steps)
  }

  private static func tensors(_ maps: [(tensor: Int, map: FeatureMap)]) -> [HostTensor] {
    let count = (maps.map(\.tensor).max() ?? -1) + 1
    return (0..<count).map { index in
      let pieces = maps.filter { $0.tensor == index }.map(\.map)
      let map = pieces.max { $0.height < $1.height } ?? FeatureMap()
      return HostTensor(
        name: "tensor \(index)", shape: [1, map.height, map.width, map.channels],
        elementType: .int8, scale: 1, zeroPoint: 0)
    }
  }
}

/// Where a stored program is not one.
struct StoredProgramFault: Error {
  /// The position of the word, counted from the prologue's first.
  let word: Int
}
