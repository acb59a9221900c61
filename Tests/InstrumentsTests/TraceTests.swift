import InstructionSet
import Instruments
import MachineModel
import TestSupport
import Testing

/// The timeline of a run made by hand.
@Suite struct TraceTests {
  private static func document(frames: Int = 1) throws -> TraceDocument {
    let program = Samples.program()
    let stall = UnitInterval(
      unit: .array, instruction: 0, start: 1, cycles: 12, busyCycles: 0,
      activity: .stalled(.weightsNotReady))
    let wait = UnitInterval(
      unit: .vector, instruction: nil, start: 2, cycles: 60, busyCycles: 0,
      activity: .stalled(.tokenWait))
    let body = SectionTimeline(record: Samples.body(), stalls: [stall, wait])
    var writer = TraceWriter(
      to: StringSink(), program: program, power: try Samples.model(hertz: 300e6))
    try writer.append(
      SectionTimeline(record: Samples.prologue()), of: .prologue, title: "prologue", at: 0)
    for frame in 0..<frames {
      try writer.append(body, of: .body, title: "frame \(frame + 1)", at: 32 + 84 * frame)
    }
    writer.finish()
    return try TraceDocument.read(writer.output.text)
  }

  /// Power in bins of 30 cycles: three, one and three values, each the mean over its bin.
  @Test func powerHasTheResolutionThatWasAskedFor() throws {
    let power = try Samples.model(hertz: 300e6)
    let resolution = PowerResolution(binSeconds: 1e-7)
    var writer = TraceWriter(
      to: StringSink(), program: Samples.program(), power: power, resolution: resolution)
    try writer.append(
      SectionTimeline(record: Samples.body()), of: .body, title: "frame 1", at: 0)
    writer.finish()
    let document = try TraceDocument.read(writer.output.text)
    let trace = try power.trace(of: Samples.body(), resolution)
    #expect(trace.binCycles == 30 && trace.bins.count == 3)
    let values = document.traceEvents.filter { $0.name == "power (mW)" }
      .compactMap { $0.args?["value"] }
    let expected = trace.bins.indices.map {
      TraceDocument.Argument.number((trace.milliwatts(ofBin: $0) * 1000).rounded() / 1000)
    }
    #expect(values == expected)
  }

  @Test func tracksAreUnits() throws {
    let tracks = try Self.document().tracks
    #expect(Set(tracks.keys) == ["frames", "storeDMA", "hostDMA", "array", "vector"])
    #expect(Set(tracks.values).count == 5)
  }

  @Test func instructionsHaveTheirLayersNames() throws {
    let document = try Self.document()
    let array = try document.slices(onTrack: #require(document.tracks["array"]))
    #expect(array.map(\.name) == ["mixed", "weightsNotReady"])
    #expect(array.map(\.cat) == ["convolve", "stall"])
    #expect(array[0].args?["cycle"] == .number(33))
    #expect(array[0].args?["cycles"] == .number(60))
    #expect(array[0].args?["busy"] == .number(44))
    #expect(array[0].args?["pipeline"] == .number(4))
    let vector = try document.slices(onTrack: #require(document.tracks["vector"]))
    #expect(vector.map(\.name) == ["tokenWait", "sum"])
  }

  /// Each reason has a colour, and no two the same.
  @Test func stallsAreColoured() throws {
    let stalls = try Self.document().traceEvents.filter { $0.cat == "stall" }
    #expect(stalls.count == 2)
    #expect(Set(stalls.compactMap(\.cname)).count == 2)
    #expect(Set(StallReason.allCases.map(\.colourName)).count == StallReason.allCases.count)
  }

  /// At 300 MHz a cycle is no whole number of nanoseconds; still nothing overlaps.
  @Test func framesFollowEachOther() throws {
    let document = try Self.document(frames: 50)
    for track in document.tracks.values {
      #expect(document.overlaps(onTrack: track).isEmpty)
    }
    let frames = try document.slices(onTrack: #require(document.tracks["frames"]))
    #expect(frames.map(\.name) == ["prologue"] + (1...50).map { "frame \($0)" })
    for (frame, next) in zip(frames, frames.dropFirst()) { #expect(frame.end == next.start) }
    #expect(frames.last?.end == Int((Double(32 + 84 * 50) / 300e6 * 1e9).rounded()))
  }

  /// The area under the power counter is the energy that the report has.
  @Test func powerAddsUpToTheEnergy() throws {
    let model = try Samples.model(hertz: 300e6)
    let points = try Self.document().points(of: "power (mW)")
    let end = Int((116 / 300e6 * 1e9).rounded())
    var microjoules = 0.0
    for (point, next) in zip(points, points.dropFirst() + [(end, 0)]) {
      microjoules += point.value * Double(next.time - point.time) * 1e-6
    }
    let energy =
      model.energy(of: Samples.prologue()).total + model.energy(of: Samples.body()).total
    // A point lies up to half a nanosecond beside its cycle, of 387 ns in all.
    #expect(abs(microjoules - energy) < energy * 0.02)
  }

  @Test func bandwidthIsBytesOverCycles() throws {
    let document = try Self.document()
    let store = document.points(of: "weight store (B/cycle)").map(\.value)
    // 160 bytes in the load's 30 cycles, to three decimals; then the body begins at zero.
    #expect(store == [0, 5.333, 0, 0])
    // (60 + 16) words of 8 bytes in 60 cycles, then (32 + 16) in 18; on 8 banks.
    let banks = document.points(of: "banks (B/cycle)").map(\.value)
    #expect(banks == [0, 5.333, 0, 0, 10.133, 0, 21.333, 0])
    let occupancy = document.points(of: "banks in use (%)").map(\.value)
    #expect(occupancy == [0, 8.333, 0, 0, 15.833, 0, 33.333, 0])
  }
}

/// A place for text.
struct StringSink: TextOutputStream {
  var text = ""

  mutating func write(_ string: String) { text += string }
}
