import ChipDescription
import Exploration
import Runtime
import Testing

@Suite("A space file")
struct SpaceFileTests {
  private func read(_ text: String) throws -> TuningSpace {
    try SpaceFile.read(text: text, name: "space.yaml")
  }

  @Test("is bundled, around the flagship")
  func bundled() throws {
    let space = try SpaceFile.read(text: SpaceFile.bundledText, name: SpaceFile.bundledName)
    #expect(space.base.name == "obol")
    #expect(space.networks == [TunedNetwork(model: TunedNetwork.bundled)])
    #expect(space.axes.allSatisfy { $0.choices.count > 1 })
  }

  @Test("takes the lowest voltage for a clock, and refuses a clock above its voltage")
  func voltages() throws {
    let lowest = try read(
      "axes:\n  operatingPoint: [lowest]\n  operatingPoint.clock: [150 MHz, 2 GHz]\n")
    let chip = try lowest.chip(of: Candidate(choices: [0, 0]))
    let volts = try #require(chip.operatingPoints.first?.volts)
    // Between the listed points that run slower and faster.
    #expect(volts > 0.5 && volts < 0.65)
    #expect(throws: SpaceTextError.self) { try lowest.chip(of: Candidate(choices: [0, 1])) }
    let slow = try read("axes:\n  operatingPoint: [slow]\n  operatingPoint.clock: [300 MHz]\n")
    #expect(throws: SpaceTextError.self) { try slow.chip(of: Candidate(choices: [0, 0])) }
  }

  @Test("gives lists, steps, powers and tied knobs")
  func axes() throws {
    let space = try read(
      """
      axes:
        array.pixels: [2, 4]
        sram.bankSize: {from: 64 KiB, to: 192 KiB, step: 64 KiB}
        vector.lanes: {from: 4, to: 32, times: 2}
        weightStore.rate + decoder.rate: [16 B/cycle, 64 B/cycle]
        operatingPoint: [slow, nominal]
        operatingPoint.clock: [50 MHz]
      """)
    #expect(space.axes.map(\.choices.count) == [2, 3, 4, 2, 2, 1])
    #expect(space.count == 96)
    let chip = try space.chip(of: Candidate(choices: [1, 2, 3, 1, 0, 0]))
    #expect(chip.array.pixels == 4)
    #expect(chip.sram.bankBytes == 192 * 1024)
    #expect(chip.vector.lanes == 32)
    #expect(chip.weightStore.bytesPerCycle == 64)
    #expect(chip.decoder.weightsPerCycle == 64)
    #expect(chip.operatingPoints.first?.name == "slow")
    #expect(chip.operatingPoints.first?.hertz == 50e6)
  }

  @Test("numbers its candidates without a gap")
  func candidates() throws {
    let space = try read("axes: {array.pixels: [1, 2, 4], array.inputs: [2, 4]}")
    let all = (0..<space.count).map(space.candidate(at:))
    #expect(Set(all).count == 6)
    #expect(all.last?.choices == [2, 1])
  }

  @Test(
    "is refused with the line and what would be right",
    arguments: [
      ("axes:\n  array.pixel: [1, 2]", "space.yaml:2", "array has array.pixels"),
      ("axes:\n  array.pixels: [1, 2000]", "space.yaml:2", "must be 1 to 64"),
      ("axes:\n  array.pixels: []", "space.yaml:2", "takes a list"),
      ("axes:\n  array.pixels: {from: 8, to: 4, step: 1}", "space.yaml:2", "is empty"),
      ("axes:\n  array.pixels: {from: 1, to: 4}", "space.yaml:2", "either step or times"),
      ("axes:\n  array.pixels: [2, 2]", "space.yaml:2", "a value twice"),
      ("axes:\n  sram.bankSize: [64]", "space.yaml:2", "has no unit"),
      ("axes:\n  operatingPoint: [hasty]", "space.yaml:2", "no operating point 'hasty'"),
      ("axes: {array.pixels: [1, 2]}\nfoo: 1", "space.yaml:2", "is no key of a space"),
      ("axes: {array.pixels: [1, 2]}\nconstraints: [mw < 5]", "space.yaml:2", "no constraint"),
      ("axes: {array.pixels: [1, 2]}\nconstraints: [w <= 5]", "space.yaml:2", "no metric"),
      (
        "axes: {array.pixels: [1, 2]}\nconstraints: [mw <= 5, mw >= 6]", "space.yaml:2",
        "contradict"
      ),
      ("axes: {array.pixels: [1, 2]}\nobjectives: [speed]", "space.yaml:2", "no metric"),
      ("axes: {array.pixels: [1, 2]}\nevaluations: 0", "space.yaml:2", "a whole number from 1"),
      ("base: obolus\naxes: {array.pixels: [1]}", "space.yaml:1", "cannot be used"),
      ("base: obol", "space.yaml:1", "'axes' names the knobs"),
      ("[1, 2]", "space.yaml", "'key: value' lines"),
      ("axes: [", "space.yaml", "not YAML"),
    ])
  func refused(text: String, place: String, reason: String) {
    let error = #expect(throws: Problems.self) { try read(text) }
    let message = error?.description ?? ""
    #expect(message.contains(place), "\(message)")
    #expect(message.contains(reason), "\(message)")
  }

  @Test("may hold chips that cannot be, which say why")
  func impossible() throws {
    let space = try read("axes: {sram.interleave: [4, 16], sram.banks: [4]}")
    #expect(throws: Never.self) { try space.chip(of: Candidate(choices: [0, 0])) }
    let error = #expect(throws: SpaceTextError.self) {
      try space.chip(of: Candidate(choices: [1, 0]))
    }
    #expect(error?.description.contains("interleave") == true)
  }
}
