internal import ChipDescription
internal import InstructionSet

/// What an engine is put to.
enum Work {
  case array(ConvolutionPlan)
  case beats(BeatPlan)
}

/// Says what an instruction is for the engine that executes it, on one chip.
///
/// A class, so that what holds it, and is not copied, does not consist of all of a chip's fields.
final class WorkPlanner: Sendable {
  private let chip: ChipSpec
  private let layout: BankLayout

  init(_ chip: ChipSpec, _ layout: BankLayout) {
    self.chip = chip
    self.layout = layout
  }

  /// The work of an instruction; nil for what no unit executes.
  /// - Parameter zeros: the words of zeros in the input, where the array skips them.
  func work(_ instruction: PreparedInstruction, _ zeros: ZeroWords?) -> Work? {
    let body = instruction.instruction.body
    if case .convolve(let convolve) = body {
      return .array(
        ConvolutionPlan(
          convolve, chip: chip, layout: layout, stream: instruction.stream, zeros: zeros))
    }
    return BeatPlan.of(body, chip: chip, layout: layout).map(Work.beats)
  }
}
