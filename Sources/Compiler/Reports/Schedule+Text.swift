internal import InstructionSet

extension Schedule {
  /// The steps in order, each with its layer, its buffers and where they lie; loads in between.
  package func text(_ allocation: Allocation) -> String {
    var lines = ["schedule \"\(name)\""]
    lines += allocation.resident.map { "  resident \(text(of: $0, allocation))" }
    var pending = allocation.loads[...]
    var lastLayer = -1
    for (position, step) in steps.enumerated() {
      while let load = pending.first, load.step <= position {
        lines.append("      load \(text(of: load.buffer, allocation))")
        pending.removeFirst()
      }
      if step.layer != lastLayer {
        let layer = layers[step.layer]
        lines.append("  layer \(step.layer) \(layer.operatorName) \"\(layer.name)\"")
        lastLayer = step.layer
      }
      lines.append(line(position, step, allocation))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(_ position: Int, _ step: Step, _ allocation: Allocation) -> String {
    let mnemonic = type(of: step.body.form).mnemonic
    let buffers = step.buffers.map { text(of: $0, allocation) }.joined(separator: ", ")
    return "    \(position): \(mnemonic)\(step.body.traversalText) \(buffers)"
  }

  private func text(of buffer: BufferID, _ allocation: Allocation) -> String {
    guard let placement = allocation.placements[buffer.index] else { return self[buffer].name }
    return "\"\(self[buffer].name)\" at \(hexadecimal(placement.bytes))"
  }
}

extension InstructionBody {
  /// How a convolution is gone through; nothing for other instructions.
  fileprivate var traversalText: String {
    guard case .convolve(let convolve) = self else { return "" }
    let lanes = convolve.depthwise ? "depthwise" : convolve.foldsTaps ? "channels" : "taps"
    return " \(convolve.kernelHeight)x\(convolve.kernelWidth) by \(lanes),"
      + " \(convolve.groupsPerBlock) groups a block,"
  }
}
