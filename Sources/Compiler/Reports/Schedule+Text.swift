internal import InstructionSet

extension Schedule {
  /// The steps in order, by layer, with their buffers by number; loads stand in between.
  ///
  ///     layer 2 convolution "name"
  ///       load b31
  ///       5: convolve 1x12544x32 > 1x12544x16, 1x1 by channels, 16 groups a block: b2, b31 > b3
  package func text(_ allocation: Allocation) -> String {
    var lines = ["schedule \"\(name)\", about \(allocation.estimatedCycles) cycles a frame"]
    lines +=
      allocation.resident.isEmpty
      ? [] : ["  once: load \(list(allocation.resident))"]
    var pending = allocation.loads[...]
    var lastLayer = -1
    for (position, step) in steps.enumerated() {
      if step.layer != lastLayer {
        let layer = layers[step.layer]
        lines.append("  layer \(step.layer) \(layer.operatorName) \"\(layer.name)\"")
        lastLayer = step.layer
      }
      while let load = pending.first, load.step <= position {
        lines.append("    load \(load.buffer)")
        pending.removeFirst()
      }
      lines.append("    \(position): \(step.text)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func list(_ buffers: [BufferID]) -> String {
    buffers.map(\.description).joined(separator: ", ")
  }
}

extension Step {
  /// What is done, from which buffers to which.
  fileprivate var text: String {
    let mnemonic = type(of: body.form).mnemonic
    switch body {
    case .convolve(let convolve):
      let maps = "\(convolve.input.extents) > \(convolve.output.extents)"
      return "\(mnemonic) \(maps), \(convolve.traversalText): \(buffers[0]), \(buffers[2])"
        + " > \(buffers[1])"
    case .receive: return "\(mnemonic) > \(buffers[0])"
    case .send: return "\(mnemonic) \(buffers[0])"
    default:
      let sources = buffers.dropLast().map(\.description).joined(separator: ", ")
      return "\(mnemonic) \(sources) > \(buffers.last?.description ?? "")"
    }
  }
}

extension Convolve {
  /// The kernel, and in which order the array goes through it.
  fileprivate var traversalText: String {
    let taps = foldsInputs ? "depthwise by taps" : "depthwise"
    let lanes = depthwise ? taps : foldsTaps ? "by channels" : "by taps"
    let outputs = doublesOutputs ? ", outputs doubled" : ""
    let pattern = isPatterned ? ", \(patternKept) of \(patternLength)" : ""
    let tiles = skipsTiles ? ", \(storedTiles) tiles" : ""
    return "\(kernelHeight)x\(kernelWidth) \(lanes)\(outputs)\(pattern)\(tiles),"
      + " \(groupsPerBlock) groups a block"
  }
}

extension FeatureMap {
  /// Height, width and channels.
  fileprivate var extents: String { "\(height)x\(width)x\(channels)" }
}
