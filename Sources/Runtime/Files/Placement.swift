package import ChipDescription
internal import Compiler
internal import Compression
internal import InstructionSet
internal import ModelIR
internal import QuantizedArithmetic

extension Inspection {
  /// What of a file runs where on a chip, layer by layer; for a model that the chip does not take,
  /// why not.
  package static func placement(of workload: Workload, on chip: ChipSpec) -> String {
    switch workload {
    case .image: return ""
    case .program(let program): return table(of: program, on: chip)
    case .graph:
      do {
        guard case .graph(let graph, let notes) = try quantized(workload) else { return "" }
        let lines = notes.map { "note: \($0)\n" }.joined()
        return lines + table(of: try compile(graph, for: chip).program, on: chip)
      } catch {
        return "not compiled for \(chip.name):\n\(error)\n"
      }
    }
  }

  /// A float network as int8: what runs where does not hang on the ranges, for which one frame of
  /// noise does.
  private static func quantized(_ workload: Workload) throws -> Workload {
    guard let graph = workload.floatGraph else { return workload }
    let frames = Array(SyntheticCalibration.frames(for: graph).prefix(1))
    let network = try Recipe.int8.applied(to: graph, frames: frames, nil)
    return .graph(network.graph, notes: ["the float model is quantised to int8 before it runs"])
  }

  private static func table(of program: Program, on chip: ChipSpec) -> String {
    var executors = program.layers.map { _ in Set<String>() }
    for step in program.body.steps {
      guard let name = executor(of: step.instruction.body),
        executors.indices.contains(step.layer)
      else { continue }
      executors[step.layer].insert(name)
    }
    var lines = ["on \(chip.name):", "    #  runs on                        operator"]
    for (index, layer) in program.layers.enumerated() {
      let names = executors[index].sorted().joined(separator: ", ")
      lines.append(
        padded("\(index)", -5) + "  " + padded(names.isEmpty ? "-" : names, 29) + "  "
          + layer.operatorName)
    }
    lines += program.offArrayLayers.map(\.description)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Who does an instruction's work; nil for transfers.
  private static func executor(of body: InstructionBody) -> String? {
    switch body {
    case .finish, .load, .receive, .send: nil
    case .convolve: "MAC array"
    case .compute(let compute) where compute.function.executor == .controlCore: "control core"
    default: "vector unit"
    }
  }
}
