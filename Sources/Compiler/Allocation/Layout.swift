internal import ChipDescription
internal import InstructionSet

/// A schedule, cut, with a place for everything.
struct Layout: Sendable {
  var schedule: Schedule
  var allocation: Allocation
  /// How it came to fit.
  var strategy: Allocator.Strategy
}

/// A schedule as strategies want it to begin with, and what of it has been encoded.
struct LayoutSource: Sendable {
  private let plain: Schedule
  private let streaming: Schedule
  var streams: CodedStreams

  /// - Parameter schedule: with its traversals and codings chosen.
  init(_ schedule: Schedule, _ chip: ChipSpec) {
    plain = schedule
    streaming = InputStreaming(chip: chip).run(schedule)
    streams = CodedStreams(schedule)
  }

  /// About how many bytes all weights take.
  var weightBytes: Int { plain.expectedWeightBytes }

  subscript(strategy: Allocator.Strategy) -> Schedule {
    let schedule = strategy.streamsInput ? streaming : plain
    return strategy.addsInPlace ? InPlaceAddition().run(schedule) : schedule
  }
}
