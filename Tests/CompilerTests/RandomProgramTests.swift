import ChipDescription
import ChipFiles
import Compiler
import InstructionSet
import ModelIR
import TestSupport
import Testing

/// What must hold for the program of every graph on every chip.
@Suite struct RandomProgramTests {
  /// Compiles for memories that grow until the graph fits, so that most programs are squeezed.
  func compilation(seed: UInt64) throws -> (Compilation, ChipSpec) {
    let graph = RandomGraph(seed: seed).graph
    var bankBytes = 256
    while true {
      let chip = ChipSpec.random(seed: seed, bankBytes: bankBytes)
      do throws(CompilationError) {
        return (try compile(graph, for: chip), chip)
      } catch {
        guard bankBytes < 1 << 20, error.diagnostics.allSatisfy({ $0.place == .program }) else {
          throw error
        }
        bankBytes *= 2
      }
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func randomChipsAreLegal(seed: UInt64) {
    #expect(ChipSpec.random(seed: seed).validate().isEmpty)
  }

  @Test(arguments: UInt64(0)..<300)
  func tokensOrderEveryConflictAndEndAtZero(seed: UInt64) throws {
    let (compilation, _) = try compilation(seed: seed)
    let program = compilation.program
    try program.verify()
    for section in [program.prologue, program.body] {
      let order = HappensBefore(section)
      #expect(order.stuck.isEmpty)
      #expect(order.unbalanced.isEmpty)
      #expect(order.races(program.geometry).isEmpty)
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func liveBuffersNeverOverlapAndKeepTheLimit(seed: UInt64) throws {
    let (compilation, chip) = try compilation(seed: seed)
    let placements = compilation.allocation.placements.compactMap(\.self)
    #expect(placements.allSatisfy { $0.bytes.upperBound <= chip.sram.totalBytes })
    #expect(compilation.program.peakBankBytes <= chip.sram.totalBytes)
    for (index, one) in placements.enumerated() {
      for other in placements[(index + 1)...] where one.live.overlaps(other.live) {
        #expect(!one.bytes.overlaps(other.bytes), "\(one) and \(other)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func constantsHoldEveryWeightInTheOrderOfTheLoops(seed: UInt64) throws {
    let (compilation, _) = try compilation(seed: seed)
    let program = compilation.program
    // Other loads bring the descriptors of functions.
    let parameters = Set(
      program.body.steps.compactMap { step -> [Int]? in
        guard case .convolve(let convolve) = step.instruction.body else { return nil }
        return [step.layer, convolve.parameters.byte]
      })
    let loads = (program.prologue.steps + program.body.steps).compactMap { step -> Load? in
      guard case .load(let load) = step.instruction.body,
        parameters.contains([step.layer, load.destination.byte])
      else { return nil }
      return load
    }
    // Buffers of weights share addresses, so each convolution takes the load last before it.
    // Stripes share their weights, which are loaded for the first of them.
    let steps = compilation.schedule.steps.filter { $0.weights != nil }
    let all = program.body.steps.compactMap { step -> Convolve? in
      guard case .convolve(let convolve) = step.instruction.body else { return nil }
      return convolve
    }
    var seen: Set<BufferID> = []
    let first = steps.indices.filter { seen.insert(steps[$0].buffers[2]).inserted }
    let slices = first.compactMap { steps[$0].weights }
    let convolutions = first.map { all[$0] }
    #expect(loads.count == convolutions.count)
    let sorted = loads.sorted { $0.source.byte < $1.source.byte }
    for (load, (convolve, slice)) in zip(sorted, zip(convolutions, slices)) {
      check(load, convolve, slice, compilation)
    }
  }

  /// Compares a load's bytes with the model's weights, going through the loops weight by weight.
  func check(
    _ load: Load, _ convolve: Convolve, _ slice: WeightSlice, _ compilation: Compilation
  ) {
    #expect(load.destination == convolve.parameters)
    let weights = compilation.schedule.weights[slice.weights]
    let offset = convolve.weights.byte - convolve.parameters.byte
    let bytes = compilation.program.constants[load.source.byte..<load.source.byte + load.byteCount]
    var expected: [Int8] = []
    ConvolutionLoops(convolve, compilation.program.geometry).forEachWeight { index in
      var index = index
      index.output += slice.channels.lowerBound
      expected.append(weights.values[weights.position(of: index)])
    }
    let loops = ConvolutionLoops(convolve, compilation.program.geometry)
    let table =
      convolve.weightCoding == .entropy ? compilation.schedule.tables[convolve.weightTable] : nil
    let found = DecodedWeights(
      loops, weightsPerCycle: max(1, convolve.weightLanes), table: table,
      stream: bytes.dropFirst(offset).map { Int8(bitPattern: $0) }[...])
    #expect(found.values == expected)
    let parameters = (0..<slice.channels.count).map { channel in
      ChannelParameters(bytes: bytes.dropFirst(channel * ChannelParameters.byteCount).prefix(12))
    }
    #expect(parameters == Array(weights.parameters[slice.channels]))
  }
}
