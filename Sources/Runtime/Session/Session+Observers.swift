internal import ChipDescription
internal import InstructionSet
internal import Instruments
internal import MachineModel

extension Session {
  /// Runs the prologue and finds out when everything happens, which is recorded where a trace is
  /// wanted.
  ///
  /// - Parameter outputs: gets those of the first frame, if data moves with time in it.
  mutating func time(
    _ source: FrameSource, outputs: inout [[[UInt8]]],
    _ progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
  ) throws -> RunTiming {
    if machine.timingDependsOnData, !options.timingOnly {
      return try timeEachFrame(of: source, outputs: &outputs, progress)
    }
    if options.trace != nil { return try recordTiming(frames: source.count) }
    let prologue = try machine.runPrologue(options.stepping)
    let body: SectionRecord
    if options.stepping == .stepped, !options.timingOnly {
      let first = try machine.runFrame(inputs: source.frame(0), options.stepping)
      outputs.append(first.outputs)
      body = first.record
    } else {
      body = try machine.time(.body, options.stepping)
    }
    return RunTiming(
      prologue: SectionTimeline(record: prologue), body: SectionTimeline(record: body),
      frames: source.count)
  }

  /// Runs every frame for its own cycles, and what is observed of the median one once more.
  private mutating func timeEachFrame(
    of source: FrameSource, outputs: inout [[[UInt8]]],
    _ progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
  ) throws -> RunTiming {
    var first = TimelineRecorder()
    let prologue = try machine.runPrologue(options.stepping, observer: &first)
    var timing = RunTiming(
      prologue: SectionTimeline(record: prologue, stalls: first.stalls),
      body: SectionTimeline(record: SectionRecord()), frames: source.count)
    for frame in 0..<source.count {
      let result = try machine.runFrame(inputs: source.frame(frame), options.stepping)
      outputs.append(result.outputs)
      timing.frameCycles.append(result.record.cycles)
      progress?(frame + 1, source.count)
    }
    var second = TimelineRecorder()
    let median = try machine.runFrame(
      inputs: source.frame(timing.medianFrame ?? 0), options.stepping, observer: &second)
    timing.body = SectionTimeline(record: median.record, stalls: second.stalls)
    return timing
  }

  private mutating func recordTiming(frames: Int) throws -> RunTiming {
    var (first, second) = (TimelineRecorder(), TimelineRecorder())
    let prologue = try machine.runPrologue(options.stepping, observer: &first)
    let body = try machine.time(.body, options.stepping, observer: &second)
    return RunTiming(
      prologue: SectionTimeline(record: prologue, stalls: first.stalls),
      body: SectionTimeline(record: body, stalls: second.stalls), frames: frames)
  }

  /// Writes the files that were asked for; they are in their places once they are committed.
  mutating func writeObservations(
    _ timing: RunTiming, of source: FrameSource
  ) throws -> [StreamedFile] {
    var files: [StreamedFile] = []
    if let path = options.trace { files.append(try writeTrace(timing, to: path)) }
    if let waveform = options.waveform {
      files.append(try writeWaveform(timing, of: source, waveform))
    }
    return files
  }

  /// Writes the trace of a whole run; it is in its place once it is committed.
  private func writeTrace(_ timing: RunTiming, to path: String) throws -> StreamedFile {
    let file = try StreamedFile(path)
    var writer = TraceWriter(
      to: file, program: program, power: try power,
      resolution: options.resolution.binSeconds == nil ? nil : options.resolution)
    for part in timing.parts {
      try reportingPower { () throws(PowerError) in
        try writer.append(
          timing[part.section], of: part.section, title: part.title, at: part.start)
      }
    }
    writer.finish()
    return file
  }

  private var power: PowerModel {
    get throws {
      try reportingPower { () throws(PowerError) in
        try PowerModel(chip: chip, point: point, touchedBankBytes: program.touchedBankBytes)
      }
    }
  }

  /// Goes once more through the sections that a waveform shows, and writes it as they run.
  private mutating func writeWaveform(
    _ timing: RunTiming, of source: FrameSource, _ request: WaveformRequest
  ) throws -> StreamedFile {
    let window = try window(of: request, timing)
    let file = try StreamedFile(request.path)
    let model = try power
    var writer = WaveformWriter(to: file, program: program, chip: chip, hertz: point.hertz)
    for part in timing.parts {
      let cycles = timing[part.section].record.cycles
      let wanted = window.clamped(to: part.start..<part.start + cycles)
      guard !wanted.isEmpty else { continue }
      writer.begin(
        part.section, cycles: wanted.lowerBound - part.start..<wanted.upperBound - part.start,
        at: part.start,
        power: try reportingPower { () throws(PowerError) in
          try model.trace(of: timing[part.section].record, options.resolution)
        })
      if part.section == .body, let frame = timing.medianFrame {
        _ = try machine.runFrame(
          inputs: source.frame(frame), options.stepping, observer: &writer)
      } else {
        _ = try machine.time(part.section, options.stepping, observer: &writer)
      }
    }
    writer.finish()
    return file
  }

  private func window(of request: WaveformRequest, _ timing: RunTiming) throws -> Range<Int> {
    let from = request.from ?? 0
    let to = min(request.to ?? timing.endOfFrame(at: from), timing.cycles)
    guard from < to else {
      throw Problems(
        request.path, "cycle \(from) is not in the run, which has \(timing.cycles) cycles",
        remedy: "give a lower --from, or more frames")
    }
    return from..<to
  }
}
