package import ChipDescription
package import InstructionSet
package import MachineModel

extension PowerModel {
  /// The power at a frame rate, resting between frames in whatever way takes the least energy.
  ///
  /// Asleep, the banks that the prologue loaded and the program memory are retained where the chip
  /// does that; else the program is read from the weight store and the prologue runs again. Waking
  /// takes the chip's wake-up time, at the leakage of the active state, and its energy.
  /// Throws where the rate cannot be met.
  package func atRate(
    _ framesPerSecond: Double, running program: Program, prologue: SectionRecord,
    body: SectionRecord
  ) throws(PowerError) -> RateEstimate {
    guard framesPerSecond > 0, framesPerSecond.isFinite else {
      throw .rateNotPositive(framesPerSecond)
    }
    let highest = point.hertz / Double(body.cycles)
    // The highest rate itself, printed and typed in again, is to be accepted.
    guard framesPerSecond <= highest * (1 + 1e-9) else {
      throw .rateTooHigh(asked: framesPerSecond, highest: highest)
    }
    let frame = energy(of: body).total
    let gap = max(1 / framesPerSecond - seconds(cycles: body.cycles), 0)
    let rests = [idle(for: gap), asleep(for: gap, program, prologue)].compactMap { $0 }
    let best = rests.min { $0.microjoules < $1.microjoules } ?? idle(for: gap)
    return RateEstimate(
      framesPerSecond: framesPerSecond, point: point, rest: best.kind,
      microjoulesPerFrame: frame + best.microjoules, restShare: best.seconds * framesPerSecond,
      frameSeconds: seconds(cycles: body.cycles), frameMicrojoules: frame,
      wakeMicrojoules: best.wakeMicrojoules)
  }

  /// The power at a frame rate at each of the chip's operating points that reaches it, and at the
  /// lowest voltage that does, the least hungry first: racing to sleep against slow and steady.
  package static func choices(
    at framesPerSecond: Double, on chip: ChipSpec, running program: Program,
    prologue: SectionRecord, body: SectionRecord
  ) throws(PowerError) -> [RateEstimate] {
    let needed = framesPerSecond * Double(body.cycles)
    var points = chip.operatingPoints.filter { $0.hertz >= needed * (1 - 1e-9) }
    if let lowest = FrequencyLaw.lowestPoint(for: needed, on: chip) { points.append(lowest) }
    var choices: [RateEstimate] = []
    for point in points {
      let model = try PowerModel(
        chip: chip, point: point, touchedBankBytes: program.touchedBankBytes)
      choices.append(
        try model.atRate(framesPerSecond, running: program, prologue: prologue, body: body))
    }
    return choices.sorted { $0.microjoulesPerFrame < $1.microjoulesPerFrame }
  }

  /// A way to spend the gap: its energy with what it takes to be ready again, and the time at rest.
  private struct Gap {
    var kind: RateEstimate.Rest
    var microjoules: Double
    var seconds: Double
    /// The part of the energy that wakes the chip up and loads what was not kept.
    var wakeMicrojoules = 0.0
  }

  private func idle(for gap: Double) -> Gap {
    Gap(kind: .idle, microjoules: idleMicrowatts * gap, seconds: gap)
  }

  /// Nil where the gap is too short to sleep and wake up in.
  private func asleep(for gap: Double, _ program: Program, _ prologue: SectionRecord) -> Gap? {
    let retains = chip.sleep.retainsSRAM
    let wake = chip.sleep.wakeMicroseconds * 1e-6
    let reload = retains ? (seconds: 0, microjoules: 0) : reloading(program, prologue)
    let rest = gap - wake - reload.seconds
    guard rest >= 0 else { return nil }
    let retained = retains ? residentBytes(of: program) + chip.sequencer.programBytes : 0
    let leakage = supplied(LeakagePower.asleep(chip: chip, retainedBytes: retained).microwatts)
    let waking = idleMicrowatts * wake + chip.sleep.wakeMicrojoules + reload.microjoules
    return Gap(
      kind: retains ? .asleepRetained : .asleepReloading, microjoules: leakage * rest + waking,
      seconds: rest, wakeMicrojoules: waking)
  }

  /// What it takes to have the program and what the prologue loads back.
  private func reloading(
    _ program: Program, _ prologue: SectionRecord
  ) -> (seconds: Double, microjoules: Double) {
    let bytes = program.instructionBytes
    let rate = max(chip.weightStore.bytesPerCycle, 1)
    let cycles = chip.weightStore.latencyCycles + (bytes + rate - 1) / rate
    let fetch = energy(of: .storeByte).total * Double(bytes)
    return (
      seconds(cycles: cycles + prologue.cycles),
      fetch + standing(cycles: cycles).total + energy(of: prologue).total
    )
  }

  /// Bytes of the groups of banks that the prologue writes.
  private func residentBytes(of program: Program) -> Int {
    let written = program.prologue.steps
      .flatMap { $0.instruction.accesses(program.geometry) }
      .filter { $0.kind == .write }.map(\.bytes)
    return chip.sram.bytesOfGroups(touchedBy: written)
  }
}
