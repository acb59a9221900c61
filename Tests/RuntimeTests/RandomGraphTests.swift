import ChipDescription
import ChipFiles
import Compiler
import InstructionSet
import MachineModel
import ModelIR
import Runtime
import TestSupport
import Testing

/// Whether compiler and machine together mean what the graph means, bit for bit.
@Suite struct RandomGraphTests {
  @Test(arguments: UInt64(0)..<400)
  func obolMeansWhatTheGraphMeans(seed: UInt64) throws {
    try check(seed: seed, on: try ChipFile.bundled("obol"))
  }

  @Test(arguments: UInt64(400)..<800)
  func obolLiteMeansWhatTheGraphMeans(seed: UInt64) throws {
    try check(seed: seed, on: try ChipFile.bundled("obol-lite"))
  }

  /// Memories grow until the graph fits, so that most programs load weights as they go.
  @Test(arguments: UInt64(800)..<1400)
  func smallRandomChipsMeanWhatTheGraphMeans(seed: UInt64) throws {
    var bankBytes = 256
    while true {
      do {
        return try check(seed: seed, on: ChipSpec.random(seed: seed, bankBytes: bankBytes))
      } catch let error as CompilationError {
        guard bankBytes < 1 << 20, error.diagnostics.allSatisfy({ $0.place == .program }) else {
          throw error
        }
        bankBytes *= 2
      }
    }
  }

  /// What the compiler folds is gone from the program, not from the outputs.
  @Test(arguments: UInt64(1400)..<1600)
  func foldedChannelsMeanWhatTheGraphMeans(seed: UInt64) throws {
    var network = ZeroChannelNetwork(seed: seed)
    let name = seed.isMultiple(of: 2) ? "obol" : "obol-lite"
    try check(network.graph, on: try ChipFile.bundled(name)) { network.inputs() }
  }

  /// Weights of four bits, of which the array takes two to a multiplier.
  @Test(arguments: UInt64(1600)..<1800)
  func narrowWeightsMeanWhatTheGraphMeans(seed: UInt64) throws {
    var random = RandomGraph(seed: seed)
    var chip = try ChipFile.bundled(seed.isMultiple(of: 2) ? "obol" : "obol-lite")
    chip.array.doublesInt4 = true
    try check(random.graph.withNarrowWeights, on: chip) { random.inputs() }
  }

  /// Weights of which the first and third of each four channels are zero, which the array skips.
  @Test(arguments: UInt64(1800)..<1900)
  func patternedWeightsMeanWhatTheGraphMeans(seed: UInt64) throws {
    var random = RandomGraph(seed: seed)
    var chip = try ChipFile.bundled(seed.isMultiple(of: 2) ? "obol" : "obol-lite")
    (chip.array.patternKept, chip.array.patternLength) = (2, 4)
    try check(random.graph.withPatternedWeights, on: chip) { random.inputs() }
  }

  /// Weights with zeros between the first half of the inputs and the first half of the outputs,
  /// which arrays of any extents leave out tile by tile, where at least one of them holds no other.
  @Test(arguments: UInt64(1900)..<2100)
  func blocksOfZerosMeanWhatTheGraphMeans(seed: UInt64) throws {
    var random = RandomGraph(seed: seed)
    var chip = try ChipFile.bundled(seed.isMultiple(of: 2) ? "obol" : "obol-lite")
    chip.array.skipsTiles = true
    chip.array.inputs = seed.isMultiple(of: 3) ? 4 : 2
    if seed.isMultiple(of: 5) { (chip.array.outputs, chip.array.taps) = (2, 1) }
    try check(random.graph.withBlocksOfZeros, on: chip) { random.inputs() }
  }

  @Test func mostOfTheseHaveTilesOfZeros() throws {
    var chip = try ChipFile.bundled("obol")
    chip.array.skipsTiles = true
    (chip.array.outputs, chip.array.inputs, chip.array.taps) = (2, 2, 1)
    let skipping = try (UInt64(1900)..<2000).count { seed in
      let random = RandomGraph(seed: seed)
      let program = try compile(random.graph.withBlocksOfZeros, for: chip).program
      return program.body.steps.contains { step in
        if case .convolve(let convolve) = step.instruction.body {
          convolve.skipsTiles
        } else {
          false
        }
      }
    }
    #expect(skipping > 30)
  }

  func check(seed: UInt64, on chip: ChipSpec) throws {
    var random = RandomGraph(seed: seed)
    try check(random.graph, on: chip) { random.inputs() }
  }

  func check(
    _ graph: Graph, on chip: ChipSpec, makingInputs: () -> [TensorElements]
  ) throws {
    try check(graph, on: chip, try compile(graph, for: chip).program, makingInputs: makingInputs)
  }

  func check(
    _ graph: Graph, on chip: ChipSpec, _ program: Program, makingInputs: () -> [TensorElements]
  ) throws {
    var machine = try Machine(chip: chip, program: program)
    _ = try machine.runPrologue()
    let evaluator = try Evaluator(graph)
    // The second frame finds what the first left behind.
    for frame in 0..<2 {
      let inputs = makingInputs()
      let expected = try evaluator.evaluate(inputs)
      let crossing = zip(program.inputs, inputs).map { $0.linkBytes(bytes($1)) }
      let sent = try machine.runFrame(inputs: crossing).outputs
      let found = zip(program.outputs, sent).map { $0.hostBytes($1) }
      for (index, output) in expected.enumerated() {
        let name = graph[graph.outputs[index]].name
        let difference = zip(found[index], bytes(output)).enumerated().first { $1.0 != $1.1 }
        #expect(
          difference == nil,
          "frame \(frame): \(name) differs first at \(difference?.offset ?? 0)")
      }
    }
  }

  func bytes(_ elements: TensorElements) -> [UInt8] {
    switch elements {
    case .int8(let values): values.map { UInt8(bitPattern: $0) }
    case .uint8(let values): values
    default: []
    }
  }
}

extension Graph {
  /// The same with constants of four bits.
  fileprivate var withNarrowWeights: Graph {
    var graph = self
    for index in graph.tensors.indices {
      guard case .int8(let values) = graph.tensors[index].constant else { continue }
      graph.tensors[index].constant = .int8(values.map { min(max($0, -7), 7) })
    }
    return graph
  }

  /// The same with zeros wherever first half meets first half, in the outermost and the innermost
  /// axis of the constants.
  fileprivate var withBlocksOfZeros: Graph {
    var graph = self
    for index in graph.tensors.indices {
      guard case .int8(var values) = graph.tensors[index].constant,
        let channels = graph.tensors[index].shape.dimensions.last
      else { continue }
      for place in 0..<values.count / 2 where place % channels < channels / 2 {
        values[place] = 0
      }
      graph.tensors[index].constant = .int8(values)
    }
    return graph
  }

  /// The same with zeros in every other channel of the constants.
  fileprivate var withPatternedWeights: Graph {
    var graph = self
    for index in graph.tensors.indices {
      guard case .int8(var values) = graph.tensors[index].constant,
        let channels = graph.tensors[index].shape.dimensions.last
      else { continue }
      for place in values.indices where place % channels % 2 == 0 { values[place] = 0 }
      graph.tensors[index].constant = .int8(values)
    }
    return graph
  }
}
