internal import ChipDescription
internal import InstructionSet

/// How far an engine is with its instruction's data.
enum DataProgress: Sendable {
  /// Items of the vector unit or of a DMA engine.
  case items(Int)
  case array(ArrayProgress)
}

/// An instruction whose data is moved beat by beat.
enum BeatwiseData: Sendable {
  case items(InstructionBody, BeatPlan, done: Int)
  case array(ArrayDatapath, all: ArrayProgress)

  /// Nothing is done yet; nil for `finish`.
  init?(
    _ body: InstructionBody, chip: ChipSpec, layout: BankLayout, tables: EntropyTables
  ) {
    if case .convolve(let convolve) = body {
      let plan = ConvolutionPlan(convolve, chip: chip, layout: layout)
      self = .array(ArrayDatapath(plan, table: tables[convolve]), all: plan.all)
    } else if let plan = BeatPlan.of(body, chip: chip, layout: layout) {
      self = .items(body, plan, done: 0)
    } else {
      return nil
    }
  }

  /// Does what the engine has done by now.
  mutating func advance(to progress: DataProgress, on memories: inout Memories) {
    switch (self, progress) {
    case (.items(let body, let plan, let done), .items(let end)) where end > done:
      memories.perform(body, plan, items: done..<end)
      self = .items(body, plan, done: end)
    case (.array(var datapath, let all), .array(let target)):
      datapath.advance(to: target, on: &memories.banks)
      self = .array(datapath, all: all)
    default: break
    }
  }

  /// Does all that is left.
  mutating func finish(on memories: inout Memories) {
    switch self {
    case .items(_, let plan, _): advance(to: .items(plan.items), on: &memories)
    case .array(_, let all): advance(to: .array(all), on: &memories)
    }
  }
}

extension ConvolutionPlan {
  /// The progress with which the instruction is complete.
  var all: ArrayProgress {
    ArrayProgress(
      tiles: tiles, beats: loops.tiles * loops.groups, groups: outputGroups * loops.groups)
  }
}
