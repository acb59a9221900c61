import ChipDescription
import InstructionSet
import Instruments
import MachineModel
import Testing

@Suite("Power at a frame rate")
struct RateTests {
  private func estimate(
    _ rate: Double, retains: Bool = true, program: Program = Samples.program()
  ) throws -> RateEstimate {
    try Samples.model { $0.sleep.retainsSRAM = retains }
      .atRate(rate, running: program, prologue: Samples.prologue(), body: Samples.body())
  }

  /// 84 cycles of 10 ns.
  private let frameSeconds = 84e-8

  @Test("is a frame, a wake-up and a retained sleep")
  func asleep() throws {
    let model = try Samples.model()
    let estimate = try estimate(10)
    // The load reaches one group of 16 KiB; the program memory has 8 KiB.
    let asleep = (16 + 8) * 0.02 + 1.7
    let rest = 0.1 - frameSeconds - 20e-6
    let expected =
      model.energy(of: Samples.body()).total + asleep * rest
      + model.activeLeakage.microwatts * 20e-6
    #expect(estimate.rest == .asleepRetained)
    #expect(abs(estimate.microjoulesPerFrame - expected) < 1e-12)
    #expect(abs(estimate.milliwatts - expected * 10e-3) < 1e-12)
    #expect(abs(estimate.restShare - rest * 10) < 1e-12)
  }

  @Test("runs the prologue again where the sleep does not retain")
  func reloading() throws {
    let model = try Samples.model { $0.sleep.retainsSRAM = false }
    let estimate = try estimate(10, retains: false)
    // Five instructions of 64 bytes, each section's finish included, at 8 bytes per cycle after 10
    // cycles, then the prologue's 32.
    let reloadSeconds = Double(10 + 40 + 32) * 1e-8
    let rest = 0.1 - frameSeconds - 20e-6 - reloadSeconds
    let expected =
      model.energy(of: Samples.body()).total + model.energy(of: Samples.prologue()).total
      + 320 * model.energy(of: .storeByte).total + model.standing(cycles: 50).total
      + model.activeLeakage.microwatts * 20e-6 + 1.7 * rest
    #expect(estimate.rest == .asleepReloading)
    #expect(abs(estimate.microjoulesPerFrame - expected) < 1e-12)
  }

  @Test("stays idle where there is no time to sleep")
  func idle() throws {
    let model = try Samples.model()
    let estimate = try estimate(100_000)
    let gap = 1e-5 - frameSeconds
    let expected =
      model.energy(of: Samples.body()).total + model.activeLeakage.microwatts * gap
    #expect(estimate.rest == .idle)
    #expect(abs(estimate.microjoulesPerFrame - expected) < 1e-12)
  }

  @Test("at the highest rate is the power without a rest, and beyond it an error that names it")
  func highest() throws {
    let highest = 1 / frameSeconds
    let full = try estimate(highest)
    #expect(abs(full.restShare) < 1e-9)
    let frame = try Samples.model().energy(of: Samples.body()).total
    #expect(isSameSum(full.milliwatts, frame * highest * 1e-3))
    let error = #expect(throws: PowerError.self) { try estimate(1.2e6) }
    #expect(error == .rateTooHigh(asked: 1.2e6, highest: 100e6 / 84))
    #expect(error?.description.contains("at most 1,190,476.1 at") == true)
    for rate in [0, -1, .nan, .infinity] {
      #expect(throws: PowerError.self) { try estimate(rate) }
    }
  }

  @Test("never falls when the rate rises")
  func monotonic() throws {
    let powers = try [0.1, 1, 10, 100, 1000, 10_000, 40_000, 100_000, 1_000_000].map {
      try estimate($0).milliwatts
    }
    #expect(powers == powers.sorted())
  }

  @Test("has what a wake-up takes, and the parts of a period sum to it")
  func wakeUp() throws {
    let quiet = try estimate(10)
    let loud = try Samples.model { $0.sleep.wakeMicrojoules = 1 }
      .atRate(10, running: Samples.program(), prologue: Samples.prologue(), body: Samples.body())
    #expect(abs(loud.microjoulesPerFrame - quiet.microjoulesPerFrame - 1) < 1e-12)
    #expect(abs(loud.wakeMicrojoules - quiet.wakeMicrojoules - 1) < 1e-12)
    let sum = loud.frameMicrojoules + loud.wakeMicrojoules + loud.restMicrojoules
    #expect(isSameSum(sum, loud.microjoulesPerFrame))
  }

  @Test("is worked out for every point that reaches it, and for the lowest voltage that does")
  func choices() throws {
    var chip = Samples.chip()
    var slow = Samples.point(volts: 0.5, hertz: 20e6)
    slow.name = "slow"
    chip.operatingPoints.append(slow)
    // A frame has 84 cycles: 30 MHz make 357,143 frames per second.
    let choices = try PowerModel.choices(
      at: 30e6 / 84, on: chip, running: Samples.program(), prologue: Samples.prologue(),
      body: Samples.body())
    #expect(Set(choices.map(\.point.name)) == ["nominal", "lowest"])
    #expect(choices.map(\.milliwatts) == choices.map(\.milliwatts).sorted())
    let lowest = try #require(choices.first { $0.point.name == "lowest" })
    #expect(lowest.point.volts < 0.8 && lowest.point.volts >= 0.5)
    #expect(abs(lowest.restShare) < 1e-6)
  }
}

@Suite("Racing to sleep against slow and steady")
struct RateComparisonTests {
  private func choice(
    _ name: String, _ hertz: Double, frame: Double, wake: Double, rest: Double
  ) -> RateEstimate {
    var point = Samples.point(hertz: hertz)
    point.name = name
    return RateEstimate(
      framesPerSecond: 10, point: point, rest: .asleepRetained,
      microjoulesPerFrame: frame + wake + rest, restShare: 0.5, frameSeconds: 0.05,
      frameMicrojoules: frame, wakeMicrojoules: wake)
  }

  @Test("says which wins and by what")
  func parts() throws {
    let fast = choice("fast", 100e6, frame: 8, wake: 1, rest: 1)
    let slow = choice("slow", 10e6, frame: 12, wake: 0, rest: 0.5)
    let racing = try #require(RateComparison([fast, slow]))
    #expect(racing.racesToSleep)
    #expect(
      racing.parts == [
        "racing to sleep is best: against slow", "a frame takes 4.00 µJ less",
        "waking and resting 1.50 µJ more",
      ])
    let steady = try #require(
      RateComparison([choice("slow", 10e6, frame: 6, wake: 0, rest: 0.5), fast]))
    #expect(!steady.racesToSleep)
    #expect(steady.parts[0] == "slow and steady is best: against fast")
    #expect(steady.parts[1] == "a frame takes 2.00 µJ less")
    #expect(RateComparison([fast]) == nil && RateComparison([]) == nil)
  }

  @Test("is printed whole, however many points there are")
  func screen() throws {
    var report = try Samples.report(rate: 30)
    report.rateChoices = (1...6).map {
      choice("a point called \($0)", Double($0) * 1e6, frame: 1, wake: 2, rest: 3)
    }
    let screen = report.screen
    #expect(!screen.contains("…, ") && screen.contains("waking and resting"))
    for number in 1...3 { #expect(screen.contains("a point called \(number) (")) }
    #expect(screen.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }
}

@Suite("The clock at a voltage")
struct FrequencyLawTests {
  @Test("follows the alpha-power law through the GAP9's two points")
  func gap9() {
    // 240 MHz at 0.65 V, 370 MHz at 0.80 V.
    let ratio = FrequencyLaw.ratio(0.8, to: 0.65, threshold: 0.41)
    // The threshold is known to two decimals, which leaves a hundredth of the ratio.
    #expect(abs(ratio - 370.0 / 240) < 0.016)
    #expect(FrequencyLaw.ratio(0.4, to: 0.65, threshold: 0.41) == 0)
  }

  @Test("needs the lowest voltage that reaches it, never below the chip's own")
  func lowest() throws {
    var chip = Samples.chip()
    var slow = Samples.point(volts: 0.5, hertz: 10e6)
    slow.name = "slow"
    chip.operatingPoints.append(slow)
    #expect(FrequencyLaw.lowestPoint(for: 101e6, on: chip) == nil)
    #expect(FrequencyLaw.lowestPoint(for: 1e6, on: chip)?.volts == 0.5)
    let half = try #require(FrequencyLaw.lowestPoint(for: 50e6, on: chip))
    func reached(_ volts: Double) -> Double {
      100e6 * FrequencyLaw.ratio(volts, to: 0.8, threshold: chip.process.thresholdVolts)
    }
    #expect(reached(half.volts) >= 50e6)
    // A millivolt less would not do.
    #expect(reached(half.volts - 0.0011) < 50e6)
  }
}

@Suite("A point with a frame rate of its own")
struct FrameRatePointTests {
  private func chip() -> ChipSpec {
    var chip = Samples.chip()
    var slow = Samples.point(volts: 0.5, hertz: 10e6)
    slow.name = "slow"
    chip.operatingPoints.append(slow)
    return chip
  }

  @Test("has the lowest clock and voltage that meet it")
  func resolved() throws {
    var point = Samples.point()
    #expect(try FrequencyLaw.resolved(point, frameCycles: 84, on: chip()) == point)
    point.framesPerSecond = 50e6 / 84
    let lowest = try FrequencyLaw.resolved(point, frameCycles: 84, on: chip())
    #expect(abs(lowest.hertz - 50e6) < 1)
    #expect(lowest.volts == FrequencyLaw.lowestPoint(for: 50e6, on: chip())?.volts)
    #expect(lowest.volts > 0.5 && lowest.volts < 0.8)
    #expect(lowest.name == "nominal")
  }

  @Test("is refused where its clock does not meet it")
  func refused() {
    var point = Samples.point(hertz: 84)
    point.framesPerSecond = 2
    #expect(throws: PowerError.rateTooHigh(asked: 2, highest: 1)) {
      try FrequencyLaw.resolved(point, frameCycles: 84, on: chip())
    }
  }
}

@Suite("A battery")
struct BatteryTests {
  @Test("is read with its unit, at 3 V where nothing is said")
  func reading() {
    #expect(Battery("225 mAh") == Battery(milliampereHours: 225, volts: 3))
    #expect(Battery("225mAh at 3.7 V") == Battery(milliampereHours: 225, volts: 3.7))
    for text in ["", "225", "mAh", "-1 mAh", "225 mAh at", "225 mAh at x V", "nan mAh"] {
      let battery = Battery(text)
      #expect(battery == nil || text == "225 mAh at", "\(text)")
    }
  }

  @Test("lasts as long as its charge at its voltage")
  func life() {
    #expect(Battery(milliampereHours: 200, volts: 3).hours(milliwatts: 6) == 100)
  }
}
