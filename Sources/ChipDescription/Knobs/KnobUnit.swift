/// What a knob's value is measured in, and how a chip file writes it.
package enum KnobUnit: String, Sendable, Hashable, CaseIterable {
  /// A number of things; written without a unit.
  case count
  /// An amount of memory.
  case bytes
  /// A clock.
  case hertz
  /// How often a network runs.
  case framesPerSecond
  /// A supply voltage.
  case volts
  /// A number of clock cycles.
  case cycles
  /// The rate of a memory or a link.
  case bytesPerCycle
  /// The rate of the weight decoder.
  case weightsPerCycle
  /// The rate at which accumulators are emptied.
  case sumsPerCycle
  /// A feature size.
  case nanometres
  /// A temperature.
  case celsius
  /// A time that does not depend on the clock.
  case microseconds
  /// A die's size.
  case squareMillimetres
  /// A part of a whole.
  case percent
  /// An amount of energy.
  case microjoules
  /// Yes or no.
  case flag
  /// One word.
  case name
  /// Free text on one line.
  case sentence

  /// The spellings of the unit from the smallest to the largest; the base unit has factor 1.
  package var scales: [UnitScale] {
    switch self {
    case .count, .flag, .name, .sentence: []
    case .bytes: Self.binaryBytes
    case .hertz:
      [.init("Hz"), .init("kHz", times: 1e3), .init("MHz", times: 1e6), .init("GHz", times: 1e9)]
    case .framesPerSecond: [.init("frames/s")]
    case .volts: [.init("mV", dividedBy: 1e3), .init("V")]
    case .cycles: [.init("cycles"), .init("cycle")]
    case .bytesPerCycle: [.init("B/cycle")]
    case .weightsPerCycle: [.init("weights/cycle")]
    case .sumsPerCycle: [.init("sums/cycle")]
    case .nanometres: [.init("nm")]
    case .celsius: [.init("C")]
    case .microseconds:
      [.init("ns", dividedBy: 1e3), .init("us"), .init("ms", times: 1e3), .init("s", times: 1e6)]
    case .squareMillimetres: [.init("mm2")]
    case .percent: [.init("%")]
    case .microjoules: [.init("nJ", dividedBy: 1e3), .init("uJ"), .init("mJ", times: 1e3)]
    }
  }

  /// A value as a chip file would write it, shown where one was expected.
  package var example: String {
    switch self {
    case .count: "4"
    case .bytes: "64 KiB"
    case .hertz: "200 MHz"
    case .framesPerSecond: "30 frames/s"
    case .volts: "0.6 V"
    case .cycles: "4 cycles"
    case .bytesPerCycle: "32 B/cycle"
    case .weightsPerCycle: "32 weights/cycle"
    case .sumsPerCycle: "16 sums/cycle"
    case .nanometres: "22 nm"
    case .celsius: "25 C"
    case .microseconds: "100 us"
    case .squareMillimetres: "25 mm2"
    case .percent: "50 %"
    case .microjoules: "2 uJ"
    case .flag: "true"
    case .name: "nominal"
    case .sentence: "\"One sentence.\""
    }
  }

  /// Powers of 1024, as memories are made (IEC 80000-13).
  private static let binaryBytes: [UnitScale] = [
    .init("B"), .init("KiB", times: 1024), .init("MiB", times: 1_048_576),
    .init("GiB", times: 1_073_741_824),
  ]
}

/// One spelling of a unit and its size in base units, kept as a quotient so that it stays exact.
package struct UnitScale: Sendable, Hashable {
  /// What follows the number in a chip file.
  package let symbol: String
  /// Base units in one of these, unless it is a fraction.
  package let multiplier: Double
  /// How many of these make one base unit, if it is a fraction.
  package let divisor: Double

  /// Makes a scale that is a multiple or a fraction of the base unit.
  package init(_ symbol: String, times multiplier: Double = 1, dividedBy divisor: Double = 1) {
    self.symbol = symbol
    self.multiplier = multiplier
    self.divisor = divisor
  }

  /// A number of these units in base units.
  package func base(_ number: Double) -> Double { number * multiplier / divisor }

  /// A number of base units in these units.
  package func scaled(_ base: Double) -> Double { base * divisor / multiplier }
}
