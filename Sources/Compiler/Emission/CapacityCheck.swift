internal import ChipDescription
internal import InstructionSet

/// Refuses programs that the weight store or the sequencer cannot hold.
struct CapacityCheck: Pass {
  package static let name = "check capacities"
  package static let summary =
    "Refuses programs that the weight store or the sequencer cannot hold."

  let chip: ChipSpec

  func run(_ program: Program) throws(CompilationError) {
    let diagnostics = [
      check(
        "the weights take", program.constants.count, chip.weightStore.capacityBytes,
        remedy: "choose a chip with a larger weight store, or compress the model"),
      check(
        "the instructions take", program.instructionBytes, chip.sequencer.programBytes,
        remedy: "choose a chip with a larger program memory"),
    ].compactMap(\.self)
    guard diagnostics.isEmpty else { throw CompilationError(diagnostics) }
  }

  private func check(
    _ what: String, _ bytes: Int, _ capacity: Int, remedy: String
  ) -> Diagnostic? {
    guard bytes > capacity else { return nil }
    return Diagnostic(
      .program, found: "\(what) \(bytes) bytes",
      accepted: "\(capacity) bytes are available, \(bytes - capacity) too few", remedy: remedy)
  }
}
