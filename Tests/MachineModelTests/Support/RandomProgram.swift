import ChipDescription
import InstructionSet
import MachineModel
import TestSupport

/// A chip and a program that it can run, both drawn from a seed.
struct RandomProgram {
  let chip: ChipSpec
  var program: Program
  let inputs: [[UInt8]]

  init(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    let chip = ChipSpec.random(&random)
    var instructions = RandomInstructions(chip, seed: random.next())
    let tensors = instructions.tensors.map { height, width, channels in
      HostTensor(
        name: "tensor", shape: [1, height, width, channels], elementType: .int8, scale: 1,
        zeroPoint: 0)
    }
    var program = Program(
      name: "random", geometry: ArrayGeometry(of: chip),
      constants: random.array(of: 0...255, count: instructions.constantBytes), inputs: tensors,
      outputs: tensors)
    // The banks start with something in them, so that every instruction has data to work on.
    let fill = stride(from: 0, to: chip.sram.totalBytes, by: 700).map { first in
      Instruction(
        Load(
          source: StoreAddress(0), destination: BankAddress(first),
          byteCount: min(700, chip.sram.totalBytes - first)))
    }
    let table = Self.addTable(to: &program, &random)
    program.prologue = Section(ordering: [Instruction(table)] + fill, program.geometry)
    let drawn = (0..<Int.random(in: 4...14, using: &random)).map { _ in
      instructions.draw { Self.isSound([$0], on: chip, in: program) }
    }
    program.body = Section(ordering: Self.sound(drawn, on: chip, in: program), program.geometry)
    self.chip = chip
    self.program = program
    inputs = tensors.map { random.array(of: 0...255, count: $0.elementCount) }
  }

  /// The instructions that are sound after each other: coded weights must not be written over.
  private static func sound(
    _ drawn: [Instruction], on chip: ChipSpec, in program: Program
  ) -> [Instruction] {
    if isSound(drawn, on: chip, in: program) { return drawn }
    return drawn.reduce(into: []) { kept, instruction in
      if isSound(kept + [instruction], on: chip, in: program) { kept.append(instruction) }
    }
  }

  /// Adds an entropy table for the decoder, of random statistics.
  private static func addTable(
    to program: inout Program, _ random: inout RepeatableRandom
  ) -> LoadTable {
    let histogram = random.array(of: 0...255, count: 256).map { Int($0 as UInt8) }
    let bytes = EntropyTable(histogram: histogram, stateBits: 8)?.bytes ?? []
    let source = StoreAddress(program.constants.count)
    program.constants += bytes
    return LoadTable(source: source, byteCount: bytes.count, table: 0)
  }

  private static func isSound(
    _ instructions: [Instruction], on chip: ChipSpec, in program: Program
  ) -> Bool {
    var program = program
    program.body = Section(ordering: instructions, program.geometry)
    do throws(MachineError) {
      _ = try Machine(chip: chip, program: program)
      return true
    } catch {
      return false
    }
  }

  /// Takes all tokens out of the body, which leaves every order open.
  mutating func removeTokens() {
    for index in program.body.steps.indices {
      program.body.steps[index].instruction.waits = TokenSet()
      program.body.steps[index].instruction.signals = TokenSet()
    }
  }

  /// What a machine does with the program.
  struct Run: Equatable {
    var prologue: SectionRecord
    var frame: FrameResult
    var banks: [UInt8]
  }

  func run(
    _ stepping: Stepping, order: [Unit] = Unit.allCases, beatwise: Bool = false
  ) throws -> Run {
    var machine = try Machine(chip: chip, program: program)
    machine.tickOrder = order
    machine.movesDataBeatwise = beatwise
    let prologue = try machine.runPrologue(stepping)
    let frame = try machine.runFrame(inputs: inputs, stepping)
    return Run(
      prologue: prologue, frame: frame, banks: machine.bankBytes(0..<chip.sram.totalBytes))
  }
}
