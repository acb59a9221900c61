import ArgumentParser
import ChipDescription
import ChipFiles
import Compiler
import Runtime

/// Which chip, and at which of its operating points.
struct ChipOptions: ParsableArguments {
  @Option(help: "A chip file, or the name of a bundled chip (see 'obol describe chip').")
  var chip = "obol"

  @Option(
    name: .customLong("operating-point"),
    help: "A clock and voltage that the chip lists; 'lowest': the lowest that meet --rate.")
  var operatingPoint: String?

  func spec() throws -> ChipSpec {
    try ChipFile.load(chip)
  }

  /// - Parameter rate: frames per second, where the command is given any.
  func point(of spec: ChipSpec, rate: Double? = nil) throws -> OperatingPoint {
    try OperatingPoint.choose(operatingPoint, of: spec, rate: rate)
  }
}

extension OptimizationGoal: ExpressibleByArgument {}

/// A number of bytes as a person writes it: `354KiB`, `2 MiB`, `4096`.
struct ByteSize: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let text = argument.filter { $0 != " " }
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let factors = ["": 1.0, "B": 1, "KiB": 1024, "MiB": 1_048_576, "kB": 1e3, "MB": 1e6]
    guard let count = Double(digits), let factor = factors[String(text.dropFirst(digits.count))],
      count * factor < 1e15
    else { return nil }
    bytes = Int(count * factor)
  }
}
