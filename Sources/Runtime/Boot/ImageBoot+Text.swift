internal import ChipDescription
internal import FirmwareFormat
internal import Instruments
internal import MachineModel

extension ImageBoot {
  /// A few lines on what took how long and how much; throws `PowerError` for no known energies.
  package func text() throws -> String {
    let count = frames.count == 1 ? "1 frame" : "\(frames.count) frames"
    var lines = [
      "\(manifest.networkName) on \(manifest.chipName) at \(power.point.name): booted, \(count)",
      "  ROM       \(try line(rom))",
      "  runtime   \(try line(start))",
      "  load      \(try line(load))",
    ]
    if let last = frames.last {
      lines.append("  frame     \(try line(last))")
      lines.append(
        "  firmware  \(NumberText.grouped(last.cycles - last.sectionCycles)) cycles of a frame's "
          + "beside \(NumberText.grouped(last.sectionCycles)) of the program: "
          + "\(NumberText.fixed(overhead * 100, decimals: 2)) %")
      if last.bankConflicts > 0 {
        lines.append(
          "  core      \(NumberText.grouped(last.bankConflicts)) cycles of a frame's "
            + "waiting for a bank")
      }
    }
    lines.append(
      "  stack     \(stackBytes.rom) bytes in the ROM, \(stackBytes.runtime) in the runtime, of "
        + NumberText.grouped(Self.stackRoom))
    return lines.joined(separator: "\n") + "\n"
  }

  /// The cycles that the firmware adds to the last frame's, for each of the program's.
  package var overhead: Double {
    guard let last = frames.last, last.sectionCycles > 0 else { return 0 }
    return Double(last.cycles - last.sectionCycles) / Double(last.sectionCycles)
  }

  /// Bytes that the linker scripts leave to the stack.
  private static let stackRoom =
    CoreMemoryBytes.coreMemoryBytes - Int(ImageLayout.greatestCodeBytes)

  private func line(_ activity: CoreActivity) throws -> String {
    let energy = try power.energy(of: activity).total
    return [
      "\(NumberText.grouped(activity.cycles)) cycles",
      "\(NumberText.grouped(activity.instructions)) instructions",
      "\(NumberText.short(power.seconds(cycles: activity.cycles) * 1e6)) µs",
      "\(NumberText.short(energy)) µJ",
    ].joined(separator: ", ")
  }
}
