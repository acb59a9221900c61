internal import ChipDescription
internal import InstructionSet

/// How often the vector unit asks for what it reads or writes, and for how many words at a time.
struct VectorRequests: Sendable {
  let count: Int
  let words: Int

  /// - Parameter bytes: all that the instruction reads, or all that it writes.
  init(_ body: InstructionBody, _ kind: MemoryAccess.Kind, bytes: Int, _ chip: ChipSpec) {
    let isRead = kind == .read
    switch body {
    case .copy(let form) where !form.keepsBricks:
      self.init(form.output.bricksOfPixels, of: form.output.brickChannels, chip)
    case .averagePool(let form):
      self.init(pooling: form.output, form.kernelHeight, form.kernelWidth, isRead: isRead, chip)
    case .maxPool(let form):
      self.init(pooling: form.output, form.kernelHeight, form.kernelWidth, isRead: isRead, chip)
    case .softmax(let form):
      // Each of its three passes reads, the last one writes.
      let count = form.input.bricksOfPixels * (isRead ? 3 : 1)
      self.init(count, of: form.input.brickChannels, chip)
    case .reshape(let form): self.init(form.output.elementCount, of: 1, chip)
    default:
      let lanes = chip.vector.lanes
      self.init((bytes + lanes - 1) / lanes, of: lanes, chip)
    }
  }

  /// A request for each row of each window, and one for each result.
  private init(
    pooling output: FeatureMap, _ height: Int, _ width: Int, isRead: Bool, _ chip: ChipSpec
  ) {
    let brick = output.brickChannels
    if isRead {
      self.init(output.bricksOfPixels * height, of: width * brick, chip)
    } else {
      self.init(output.bricksOfPixels, of: brick, chip)
    }
  }

  /// So many runs of bytes, each of as many requests as it takes.
  private init(_ runs: Int, of bytes: Int, _ chip: ChipSpec) {
    let all = max(1, bytes / chip.sram.wordBytes)
    words = min(all, chip.sram.interleave)
    count = runs * ((all + words - 1) / words)
  }
}

extension FeatureMap {
  /// The bricks of all pixels.
  fileprivate var bricksOfPixels: Int { pixels * bricks }
}
