import ArgumentParser
import ChipDescription

/// A time as a person writes it, with the units of a chip file: `10 us`, `1ms`.
struct TimeSpan: ExpressibleByArgument {
  let seconds: Double

  init?(argument: String) {
    guard let microseconds = try? KnobUnit.microseconds.number(from: argument), microseconds > 0,
      microseconds.isFinite
    else { return nil }
    seconds = microseconds * 1e-6
  }
}
