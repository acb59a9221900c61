package import ChipDescription
package import Compiler
package import InstructionSet
internal import Instruments
internal import MachineModel
internal import ModelIR

/// A program for a chip, compiled or read, and what is known of how it came to be.
package struct Build: Sendable {
  /// What the chip runs.
  package let program: Program
  /// Host seconds that compiling took; 0 where the program was read.
  package let compileSeconds: Double
  private let compilation: Compilation?
  private let chip: ChipSpec

  /// Compiles a network, or takes a program as it is, or out of an image that the chip may run.
  ///
  /// - Parameter keepsWeights: whether weights may stay in the banks from frame to frame.
  /// - Throws: `Problems`, all that the compiler found, or why the chip refuses the image.
  package init(
    _ workload: Workload, for chip: ChipSpec, sramLimit: Int?, goal: OptimizationGoal = .speed,
    keepsWeights: Bool = true
  ) throws {
    self.chip = chip
    switch workload {
    case .program(let program):
      self.program = program
      compileSeconds = 0
      compilation = nil
    case .image(let stored):
      program = try stored.program(for: chip)
      compileSeconds = 0
      compilation = nil
    case .graph(let graph, let notes):
      let watch = Stopwatch()
      do {
        let prices = EnergyPrices(of: chip) ?? EnergyPrices()
        var compilation = try compile(
          graph, for: chip,
          options: CompilerOptions(
            sramLimit: sramLimit, goal: goal, prices: prices, keepsWeights: keepsWeights)
        ) { Self.frameCycles(of: $0, on: chip) }
        compilation.program.notes += notes
        program = compilation.program
        self.compilation = compilation
      } catch {
        throw Problems(
          error.diagnostics.map { Problem("\(graph.name) on \(chip.name)", $0.description) })
      }
      compileSeconds = watch.seconds
    }
  }

  /// The cycles of a program's frame; nil where the chip cannot run it.
  private static func frameCycles(of program: Program, on chip: ChipSpec) -> Int? {
    do throws(MachineError) {
      var machine = try Machine(chip: chip, program: program)
      _ = try machine.time(.prologue)
      return try machine.time(.body).cycles
    } catch {
      return nil
    }
  }

  /// What no code without a context stores the weights in fewer bytes than; nil where only a
  /// program was given.
  package var weightEntropyBytes: Int? { compilation?.weightEntropyBytes }

  /// The graph as it was after fusion, as text; throws `Problems` where only a program was given.
  package func graphText(subject: String) throws -> String {
    guard let compilation else { throw Self.noStage("graph", subject) }
    return compilation.graphText
  }

  /// The schedule with its buffers, as text; throws `Problems` where only a program was given.
  package func scheduleText(subject: String) throws -> String {
    guard let compilation else { throw Self.noStage("schedule", subject) }
    return compilation.scheduleText + (try cycleTable())
  }

  /// For each layer the cycles that the compiler predicts, and those that the machine takes; none
  /// where only a program was given.
  package func layerForecasts() throws -> [LayerForecast] {
    guard let compilation else { return [] }
    let taken = try layerCycles()
    let predicted = compilation.predictedLayerCycles(on: chip)
    return program.layers.indices.map { index in
      LayerForecast(
        name: program.layers[index].name, operatorName: program.layers[index].operatorName,
        macs: program.layers[index].macs, predicted: predicted[index], simulated: taken[index])
    }
  }

  private func cycleTable() throws -> String {
    let layers = try layerForecasts()
    let lines = layers.enumerated().map { index, layer in
      "  layer \(index): \(layer.predicted) predicted, \(layer.simulated) simulated"
        + " \"\(layer.name)\"\n"
    }
    return "cycles\n" + lines.joined()
      + "  all: \(layers.reduce(0) { $0 + $1.predicted }) predicted,"
      + " \(layers.reduce(0) { $0 + $1.simulated }) simulated\n"
  }

  /// The cycles that each layer adds to a frame, as the machine counts them.
  private func layerCycles() throws -> [Int] {
    do throws(MachineError) {
      var machine = try Machine(chip: chip, program: program)
      _ = try machine.time(.prologue)
      return try machine.time(.body).layerCycles(layerCount: program.layers.count)
    } catch {
      throw Problems(program.name, "\(chip.name) cannot run it: \(error)")
    }
  }

  /// The instructions as assembly text, constants left out.
  package var assemblyText: String { program.text(elidesConstants: true) }

  /// A few lines on what the program takes of a chip.
  package func summary(on chip: ChipSpec) -> String {
    let macs = program.layers.reduce(0) { $0 + $1.macs }
    let banks = program.touchedBankBytes.reduce(0) { $0 + $1.count }
    let others = program.offArrayLayers.map { "\n\($0)" }.joined()
    return """
      \(program.name) for \(chip.name): \(program.layers.count) layers, \(macs) MACs
      instructions  \(program.instructionBytes) of \(chip.sequencer.programBytes) bytes
      weight store  \(program.constants.count) of \(chip.weightStore.capacityBytes) bytes: \
      \(Self.loadedBytes(program.prologue)) loaded once, \
      \(Self.loadedBytes(program.body)) for each frame
      banks         \(banks) of \(chip.sram.totalBytes) bytes in use\(others)
      """
  }

  /// The bytes that a section takes out of the weight store.
  private static func loadedBytes(_ section: Section) -> Int {
    section.steps.reduce(0) { sum, step in
      guard case .load(let load) = step.instruction.body else { return sum }
      return sum + load.byteCount
    }
  }

  private static func noStage(_ stage: String, _ subject: String) -> Problems {
    Problems(
      subject, "a compiled program has no \(stage)", remedy: "give the model that it was made from")
  }
}

extension Build {
  /// The program as a `.obol` file; throws where a value does not fit its field.
  package func fileBytes() throws -> [UInt8] { try program.bytes() }
}
