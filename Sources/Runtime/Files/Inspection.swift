internal import InstructionSet
internal import ModelIR

/// What `obol inspect` prints of a file.
package enum Inspection {
  /// A model's tensors and operators, a program's sections and layers, an image's manifest.
  ///
  /// Throws `Problems` where an image does not have the layout of one.
  package static func text(of workload: Workload) throws -> String {
    switch workload {
    case .image(let stored): try ImageListing.text(of: stored)
    case .graph(let graph, let notes): text(of: graph, notes: notes)
    case .program(let program): text(of: program)
    }
  }

  private static func text(of graph: Graph, notes: [String]) -> String {
    let parameters = graph.tensors.reduce(0) { $0 + ($1.constant?.count ?? 0) }
    let total = graph.operations.reduce(0) { $0 + macs(of: $1, in: graph) }
    var lines = [
      "\(graph.name): \(graph.operations.count) operators, \(parameters) constants, \(total) MACs"
    ]
    lines += notes.map { "note: \($0)" }
    lines += graph.inputs.map { "input   " + line(graph[$0]) }
    lines += graph.outputs.map { "output  " + line(graph[$0]) }
    lines.append("    #  operator                       MACs  result")
    for (index, operation) in graph.operations.enumerated() {
      let work = String(macs(of: operation, in: graph))
      lines.append(
        padded("\(index)", -5) + "  " + padded(operation.operator.mnemonic, 21)
          + padded(work, -14) + "  "
          + operation.outputs.map { line(graph[$0]) }.joined(separator: ", "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The work of an operation; none where its operands do not fit it.
  private static func macs(of operation: ModelIR.Operation, in graph: Graph) -> Int {
    let inputs = operation.inputs.map { $0.map { graph[$0] } }
    return
      (try? operation.operator.multiplyAccumulates(
        inputs: inputs, results: operation.outputs.map { graph[$0] })) ?? 0
  }

  private static func text(of program: Program) -> String {
    let geometry = program.geometry
    var lines = [
      "\(program.name): a program of \(program.prologue.steps.count) + "
        + "\(program.body.steps.count) instructions, \(program.constants.count) bytes of constants",
      "for an array of \(geometry.pixels) × \(geometry.outputs) × \(geometry.inputs) × "
        + "\(geometry.taps) and words of \(geometry.wordBytes) bytes, "
        + "\(program.peakBankBytes) bytes of banks",
    ]
    lines += program.notes.map { "note: \($0)" }
    lines += program.inputs.map { "input   " + line($0) }
    lines += program.outputs.map { "output  " + line($0) }
    lines.append("    #  operator                       MACs  weights B  layer")
    for (index, layer) in program.layers.enumerated() {
      lines.append(
        padded("\(index)", -5) + "  " + padded(layer.operatorName, 21)
          + padded("\(layer.macs)", -14) + padded("\(layer.encodedWeightBytes)", -11)
          + "  \(layer.name)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ tensor: Tensor) -> String {
    var text = "[\(tensor.shape)] \(tensor.elementType.rawValue)"
    if let quantization = tensor.quantization, let scale = quantization.scales.first {
      let count = quantization.scales.count
      text += count == 1 ? " scale \(scale)" : " \(count) scales from \(scale)"
      text += " zero point \(quantization.zeroPoints.first ?? 0)"
    }
    return text + "  " + shortened(tensor.name)
  }

  private static func line(_ tensor: HostTensor) -> String {
    "\(tensor.name) \(tensor.shape) \(tensor.elementType.rawValue) scale \(tensor.scale)"
      + " zero point \(tensor.zeroPoint)"
  }

  /// The end of a name that is long because converters join the names of what they fused.
  private static func shortened(_ name: String) -> String {
    name.count <= 48 ? name : "…" + name.suffix(47)
  }

  /// Spaces behind up to a width, or before where the width is negative.
  static func padded(_ text: String, _ width: Int) -> String {
    let spaces = String(repeating: " ", count: max(0, abs(width) - text.count))
    return width < 0 ? spaces + text : text + spaces
  }
}
