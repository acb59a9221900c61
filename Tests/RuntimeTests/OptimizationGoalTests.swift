import ChipDescription
import ChipFiles
import Compiler
import InstructionSet
import Instruments
import MachineModel
import ModelIR
import Runtime
import TestSupport
import Testing

/// Whether each goal needs least of what it names.
@Suite struct OptimizationGoalTests {
  struct Needs {
    var cycles: Int
    var microjoules: Double
    var bytes: Int
  }

  /// The flagship with a single group of banks and narrower streams, so that loads and the decoder
  /// meet.
  func chip() throws -> ChipSpec {
    var chip = try ChipFile.bundled("obol")
    chip.sram.banks = chip.sram.interleave
    chip.sram.bankBytes = 32 * 1024
    chip.weightStore.bytesPerCycle = 32
    chip.decoder.weightsPerCycle = 32
    return chip
  }

  /// Fully connected layers with peaked weights, far more of them than the banks hold.
  func graph() -> Graph {
    var random = RepeatableRandom(seed: 4)
    var graph = Graph(name: "classifiers")
    var last = graph.add(activation("x"))
    graph.inputs = [last]
    for index in 0..<4 {
      var weights = Tensor(
        name: "w\(index)", shape: [512, 512], elementType: .int8,
        quantization: Quantization(scale: 0.01, zeroPoint: 0))
      let parts = (0..<3).map { _ in random.array(of: Int8(-16)...16, count: 512 * 512) }
      weights.constant = .int8((0..<512 * 512).map { parts[0][$0] + parts[1][$0] + parts[2][$0] })
      let id = graph.add(weights)
      let result = graph.add(activation("y\(index)"))
      graph.operations.append(
        Operation(
          .fullyConnected(FullyConnected(activation: .none)), inputs: [last, id, nil],
          outputs: [result]))
      last = result
    }
    graph.outputs = [last]
    return graph
  }

  func activation(_ name: String) -> Tensor {
    Tensor(
      name: name, shape: [1, 512], elementType: .int8,
      quantization: Quantization(scale: 0.1, zeroPoint: 0))
  }

  func needs(_ goal: OptimizationGoal, on chip: ChipSpec) throws -> Needs {
    let build = try Build(.graph(graph(), notes: []), for: chip, sramLimit: nil, goal: goal)
    var machine = try Machine(chip: chip, program: build.program)
    let prologue = try machine.time(.prologue)
    let body = try machine.time(.body)
    let report = try Report(
      program: build.program, chip: chip, point: try OperatingPoint.choose(nil, of: chip),
      prologue: prologue, body: body, frames: 1)
    return Needs(
      cycles: body.cycles, microjoules: report.microjoulesPerInference,
      bytes: build.program.encodedWeightBytes)
  }

  @Test func eachGoalNeedsLeastOfWhatItNames() throws {
    let chip = try chip()
    let speed = try needs(.speed, on: chip)
    let energy = try needs(.energy, on: chip)
    let size = try needs(.size, on: chip)
    #expect(speed.cycles <= min(energy.cycles, size.cycles))
    #expect(energy.microjoules <= min(speed.microjoules, size.microjoules))
    #expect(size.bytes <= min(speed.bytes, energy.bytes))
    // Codes of varying width are not in step with the loads.
    #expect(speed.cycles < size.cycles)
    #expect(size.bytes < speed.bytes)
    #expect(energy.microjoules < speed.microjoules)
  }

  @Test func speedGivesNextToNoCyclesForManyBytes() throws {
    // All weights stay in the banks, so that shorter streams save nothing but bytes.
    let chip = try ChipFile.bundled("obol")
    let speed = try needs(.speed, on: chip)
    let size = try needs(.size, on: chip)
    // The documented exchange: a five-hundredth of the cycles for a quarter of the bytes.
    let isDear = size.cycles * 500 > speed.cycles * 501
    #expect(isDear || speed.bytes * 3 <= size.bytes * 4)
    #expect(speed.cycles * 500 <= size.cycles * 501)
  }
}
