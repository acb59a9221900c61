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
      + 320 * 20e-6 + model.activeLeakage.microwatts * (20e-6 + 50e-8) + 1.7 * rest
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
}
