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
    let drawn = (0..<Int.random(in: 4...14, using: &random)).map { _ in
      instructions.draw { Self.isSound($0, on: chip, in: program) }
    }
    // The banks start with something in them, so that every instruction has data to work on.
    let fill = stride(from: 0, to: chip.sram.totalBytes, by: 700).map { first in
      Instruction(
        Load(
          source: StoreAddress(0), destination: BankAddress(first),
          byteCount: min(700, chip.sram.totalBytes - first)))
    }
    program.prologue = Section(ordering: fill, program.geometry)
    program.body = Section(ordering: drawn, program.geometry)
    self.chip = chip
    self.program = program
    inputs = tensors.map { random.array(of: 0...255, count: $0.elementCount) }
  }

  private static func isSound(
    _ instruction: Instruction, on chip: ChipSpec, in program: Program
  ) -> Bool {
    var program = program
    program.body = Section(ordering: [instruction], program.geometry)
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
