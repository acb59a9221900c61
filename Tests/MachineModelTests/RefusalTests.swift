import ChipDescription
import InstructionSet
import MachineModel
import TestSupport
import Testing

/// What a machine does not take, and that it says so instead of trapping.
@Suite struct RefusalTests {
  private func program(_ instructions: [Instruction] = []) -> Program {
    Program(
      name: "refused", geometry: ArrayGeometry(of: .small),
      body: Section(instructions.map { Section.Step($0, layer: 0) }),
      constants: Array(repeating: 1, count: 64))
  }

  private func refusal(_ program: Program, on chip: ChipSpec = .small) -> MachineError? {
    do throws(MachineError) {
      _ = try Machine(chip: chip, program: program)
      return nil
    } catch {
      return error
    }
  }

  private func flaw(_ instruction: Instruction) -> String? {
    guard case .flawed(_, let reason) = refusal(program([instruction])) else { return nil }
    return reason
  }

  @Test func otherGeometry() {
    var other = program()
    other.geometry.pixels += 1
    #expect(refusal(other) == .geometry(program: other.geometry, chip: program().geometry))
  }

  @Test func tooManyInstructionsOrConstants() {
    let bytes = program().instructionBytes
    let chip = ChipSpec.small {
      $0.sequencer.programBytes = bytes
      $0.weightStore.capacityBytes = 64
    }
    #expect(refusal(program(), on: chip) == nil)
    let smaller = ChipSpec.small { $0.sequencer.programBytes = bytes - 1 }
    #expect(
      refusal(program(), on: smaller) == .programTooLarge(bytes: bytes, capacity: bytes - 1))
    let poorer = ChipSpec.small { $0.weightStore.capacityBytes = 63 }
    #expect(refusal(program(), on: poorer) == .constantsTooLarge(bytes: 64, capacity: 63))
  }

  @Test func bytesOutsideTheBanks() {
    let total = ChipSpec.small.sram.totalBytes
    #expect(flaw(Instruction(Load(bytes: 4, to: total - 4))) == nil)
    #expect(flaw(Instruction(Load(bytes: 4, to: total - 3)))?.contains("banks") == true)
  }

  @Test func bytesOutsideTheConstants() {
    #expect(flaw(Instruction(Load(bytes: 64))) == nil)
    #expect(flaw(Instruction(Load(bytes: 65)))?.contains("constants") == true)
  }

  @Test func blockLargerThanTheAccumulators() {
    var convolve = Convolve()
    convolve.input = FeatureMap(
      address: BankAddress(0), height: 1, width: 4, channels: 2, brickShift: 1)
    convolve.output = convolve.input
    convolve.output.address = BankAddress(64)
    convolve.parameters = BankAddress(128)
    convolve.weights = BankAddress(256)
    convolve.groupsPerBlock = 8
    #expect(flaw(Instruction(convolve)) == nil)
    convolve.groupsPerBlock = 9
    #expect(flaw(Instruction(convolve))?.contains("accumulators") == true)
    convolve.groupsPerBlock = 1
    convolve.strideWidth = 0
    #expect(flaw(Instruction(convolve)) != nil)
    convolve.strideWidth = 1
    convolve.output.address = BankAddress(4)
    #expect(flaw(Instruction(convolve))?.contains("overlaps") == true)
  }

  @Test func transfersBetweenFrames() {
    var program = program()
    program.inputs = [
      HostTensor(name: "input", shape: [2], elementType: .int8, scale: 1, zeroPoint: 0)
    ]
    let map = FeatureMap(
      address: BankAddress(0), height: 1, width: 1, channels: 2, brickShift: 1)
    let receive = Instruction(Receive(tensor: 0, destination: map, flipsSign: false))
    program.body.steps = [Section.Step(receive, layer: 0)]
    #expect(refusal(program) == nil)
    program.prologue = program.body
    #expect(refusal(program)?.description.contains("frames only") == true)
  }

  @Test func tokensOfOtherUnits() {
    let load = Instruction(Load(bytes: 4))
    var waiting = load
    waiting.waits = TokenSet(from: .storeDMA, to: .vector)
    #expect(flaw(waiting)?.contains("cannot wait") == true)
    var signalling = load
    signalling.signals = TokenSet(from: .vector, to: .storeDMA)
    #expect(flaw(signalling)?.contains("cannot signal") == true)
    signalling.signals = TokenSet(bits: .max)
    #expect(flaw(signalling) != nil)
  }

  @Test func refusalNamesTheInstruction() {
    var program = program([Instruction(Load(bytes: 4)), Instruction(Load(bytes: 99))])
    program.layers = [Layer(name: "first", operatorName: "convolution")]
    let text = refusal(program)?.description ?? ""
    #expect(text.hasPrefix("body instruction 1, load of first: "))
  }

  @Test func wrongInputs() throws {
    var program = program()
    program.inputs = [
      HostTensor(name: "input", shape: [1, 2], elementType: .int8, scale: 1, zeroPoint: 0)
    ]
    var machine = try Machine(chip: .small, program: program)
    #expect(throws: MachineError.inputCount(0, expected: 1)) { try machine.runFrame(inputs: []) }
    #expect(throws: MachineError.input(index: 0, bytes: 3, expected: 2)) {
      try machine.runFrame(inputs: [[1, 2, 3]])
    }
    program.inputs[0].shape = [.max, .max]
    #expect(refusal(program) == .tensor(name: "input", shape: [.max, .max]))
  }

  @Test func chipsThatCannotBeBuilt() {
    for change: (inout ChipSpec) -> Void in [
      { $0.vector.lanes = 0 }, { $0.sram.banks = 65 }, { $0.sram.interleave = 3 },
      { $0.sram.bankBytes = 1023 }, { $0.array.pipelineDepth = -1 },
      { $0.sequencer.queueDepth = .max },
    ] {
      guard case .chip = refusal(program(), on: .small(change)) else {
        Issue.record("a chip that cannot be built was taken")
        continue
      }
    }
  }

  /// Words of random bits, and sound instructions with one field at its limit.
  @Test(arguments: 0..<20)
  func hostileInstructionsDoNotTrap(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    var drawn = RandomInstructions(.small, seed: seed)
    for _ in 0..<60 {
      var instruction = drawn.draw { _ in true }
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        instruction = try spoiled(instruction, &random)
      }
      let program = program([instruction])
      guard refusal(program) == nil else { continue }
      var machine = try Machine(chip: .small, program: program)
      #expect(try machine.runFrame(inputs: [], .leaping).record.instructions.count == 1)
    }
  }

  /// The instruction with some bits of its word flipped, or itself where that is none.
  private func spoiled(
    _ instruction: Instruction, _ random: inout RepeatableRandom
  ) throws -> Instruction {
    guard var word = try? instruction.encoded() else { return instruction }
    let limb = Int.random(in: 0..<InstructionWord.byteCount / 8, using: &random)
    word.limbs[limb] ^= 1 << UInt64.random(in: 40...63, using: &random)
    return (try? Instruction(decoding: word, at: 0)) ?? instruction
  }
}
