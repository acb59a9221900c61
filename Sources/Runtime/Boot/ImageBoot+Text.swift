internal import ChipDescription
internal import FirmwareFormat
internal import Instruments

extension ImageBoot {
  /// A few lines on what took how long.
  package var text: String {
    var lines = [
      "\(manifest.networkName) on \(manifest.chipName): booted, \(frames.count) frames",
      "  boot   \(line(boot))",
      "  load   \(line(load))",
    ]
    if let last = frames.last {
      let added = last.cycles - last.sectionCycles
      lines.append("  frame  \(line(last))")
      lines.append(
        "  the firmware's part of a frame is \(NumberText.grouped(added)) cycles beside "
          + "\(NumberText.grouped(last.sectionCycles)) of the program, "
          + NumberText.percent(Double(added) / Double(max(1, last.sectionCycles))))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ interval: CoreInterval) -> String {
    let cycles = NumberText.grouped(interval.cycles)
    let microseconds = NumberText.short(Double(interval.cycles) / point.hertz * 1e6)
    return "\(cycles) cycles, \(NumberText.grouped(interval.instructions)) instructions, "
      + "\(microseconds) µs"
  }
}
