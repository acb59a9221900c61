import ChipDescription
package import InstructionSet
package import MachineModel

/// Writes a timeline in the Chrome trace event format, which Perfetto and `chrome://tracing` open.
///
/// Each section goes out as it is appended; nothing of it is kept. The format: "Trace Event
/// Format", Google, 2016.
package struct TraceWriter<Output: TextOutputStream> {
  /// The number of the frames' track; those of the units follow.
  private static var framesTrack: Int { 0 }

  /// Where it goes.
  package private(set) var output: Output
  private let program: Program
  private let clock: TraceClock
  private let counters: [CounterTrack]
  private let power: PowerModel
  /// How finely power is shown; nil for each instruction's own mean.
  private let resolution: PowerResolution?
  /// The layers' names as JSON strings.
  private let layers: [String]
  private var isFirst = true

  /// Begins the document and names the tracks.
  ///
  /// - Parameter resolution: the bins of power over time; nil where it changes with instructions.
  package init(
    to output: Output, program: Program, power: PowerModel, resolution: PowerResolution? = nil
  ) {
    self.output = output
    self.program = program
    self.power = power
    self.resolution = resolution
    clock = TraceClock(hertz: power.point.hertz)
    counters = CounterTrack.all(of: power.chip, power: power)
    layers = program.layers.map { JSONValue.quoted($0.name) }
    self.output.write("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[")
    name(process: "\(program.name) on \(power.chip.name)")
    name(track: Self.framesTrack, "frames")
    for unit in Unit.allCases { name(track: Self.track(unit), unit.name) }
  }

  /// Adds a run of a section.
  ///
  /// - Parameter start: the cycle in which it begins, counted from the first section's first.
  /// - Throws: `PowerError` where the section has too many bins of the resolution.
  package mutating func append(
    _ timeline: SectionTimeline, of section: SectionName, title: String, at start: Int
  ) throws(PowerError) {
    let steps = (section == .prologue ? program.prologue : program.body).steps
    slice(
      track: Self.framesTrack, JSONValue.quoted(title), category: section.rawValue, start,
      start + timeline.record.cycles, "\"cycles\":\(timeline.record.cycles)")
    for instruction in timeline.record.instructions {
      let mnemonic = type(of: steps[instruction.index].instruction.body.form).mnemonic
      slice(
        track: Self.track(instruction.unit), name(of: instruction, mnemonic), category: mnemonic,
        start + instruction.start, start + instruction.end, Self.arguments(of: instruction))
    }
    for stall in timeline.stalls { append(stall, at: start) }
    for track in counters {
      for point in try points(of: track, timeline.record) {
        append(point, of: track, at: start)
      }
    }
  }

  /// The values of a track: those of power at the resolution, if one was asked for.
  private func points(
    of track: CounterTrack, _ record: SectionRecord
  ) throws(PowerError) -> [CounterTrack.Point] {
    guard let resolution, track.isPower else { return track.points(of: record) }
    let trace = try power.trace(of: record, resolution)
    return trace.bins.indices.map {
      CounterTrack.Point(cycle: $0 * trace.binCycles, value: trace.milliwatts(ofBin: $0))
    }
  }

  /// Ends the document.
  package mutating func finish() { output.write("\n]}\n") }

  private mutating func append(_ stall: UnitInterval, at start: Int) {
    guard case .stalled(let reason) = stall.activity else { return }
    slice(
      track: Self.track(stall.unit), "\"\(reason.name)\"", category: "stall", start + stall.start,
      start + stall.end, "\"cycles\":\(stall.cycles)", colour: reason.colourName)
  }

  private mutating func append(_ point: CounterTrack.Point, of track: CounterTrack, at start: Int) {
    let value = (point.value * 1000).rounded() / 1000
    event(
      "\"ph\":\"C\",\"pid\":1,\"name\":\"\(track.name)\",\"ts\":\(clock.time(start + point.cycle))"
        + ",\"args\":{\"value\":\(value)}")
  }

  private mutating func slice(
    track: Int, _ name: String, category: String, _ start: Int, _ end: Int, _ arguments: String,
    colour: String? = nil
  ) {
    let colour = colour.map { ",\"cname\":\"\($0)\"" } ?? ""
    event(
      "\"ph\":\"X\",\"pid\":1,\"tid\":\(track),\"name\":\(name),\"cat\":\"\(category)\",\"ts\":"
        + "\(clock.time(start)),\"dur\":\(clock.duration(start, end))\(colour)"
        + ",\"args\":{\"cycle\":\(start),\(arguments)}")
  }

  private mutating func name(process: String) {
    event(
      "\"ph\":\"M\",\"pid\":1,\"name\":\"process_name\",\"args\":{\"name\":"
        + "\(JSONValue.quoted(process))}")
  }

  private mutating func name(track: Int, _ name: String) {
    let head = "\"ph\":\"M\",\"pid\":1,\"tid\":\(track)"
    event("\(head),\"name\":\"thread_name\",\"args\":{\"name\":\"\(name)\"}")
    event("\(head),\"name\":\"thread_sort_index\",\"args\":{\"sort_index\":\(track)}")
  }

  private mutating func event(_ members: String) {
    output.write(isFirst ? "\n{" : ",\n{")
    output.write(members)
    output.write("}")
    isFirst = false
  }

  /// The layer's name as a JSON string, or the mnemonic where the program has no layers.
  private func name(of instruction: InstructionRecord, _ mnemonic: String) -> String {
    layers.indices.contains(instruction.layer) ? layers[instruction.layer] : "\"\(mnemonic)\""
  }

  private static func track(_ unit: Unit) -> Int { Int(unit.rawValue) + 1 }

  /// What an instruction did, as members of a JSON object.
  private static func arguments(of instruction: InstructionRecord) -> String {
    StallReason.allCases.filter { instruction.stalls[$0] > 0 }.reduce(
      into: "\"cycles\":\(instruction.end - instruction.start),\"index\":\(instruction.index),"
        + "\"busy\":\(instruction.busyCycles)"
    ) { text, reason in
      text += ",\"\(reason.name)\":\(instruction.stalls[reason])"
    }
  }
}
