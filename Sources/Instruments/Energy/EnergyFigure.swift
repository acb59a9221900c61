/// A number that energies are computed from, and how far it is to be trusted.
package struct EnergyFigure: Sendable, Hashable {
  /// What it is the energy or power of.
  package var name: String
  /// The number, in `unit`.
  package var value: Double
  package var unit: Unit
  /// What it was stated for, and so how it is brought to a chip's process and voltage.
  package var conditions: Conditions
  /// The least and the greatest factor that other sources justify.
  package var spread: ClosedRange<Double>
  /// The paper, document or measurement, and the arithmetic where there was any.
  package var source: String
  package var evidence: Evidence

  package init(
    name: String, value: Double, unit: Unit, conditions: Conditions, spread: ClosedRange<Double>,
    source: String, evidence: Evidence
  ) {
    self.name = name
    self.value = value
    self.unit = unit
    self.conditions = conditions
    self.spread = spread
    self.source = source
    self.evidence = evidence
  }

  /// What the number counts.
  package enum Unit: String, Sendable, Hashable, CaseIterable {
    case picojoules = "pJ"
    case picojoulesPerByte = "pJ/B"
    case microwatts = "µW"
    case microwattsPerKibibyte = "µW/KiB"
    case microwattsPerMegahertz = "µW/MHz"
    case picojoulesPerBitMillimetre = "pJ/bit/mm"
    case squareMicrometres = "µm²"
    case squareMillimetres = "mm²"
    case ratio = ""
  }

  /// What a figure was stated for.
  package enum Conditions: Sendable, Hashable {
    /// Dynamic energy of a part by itself, from a table or a memory compiler: scales with the node
    /// and the square of the voltage, and takes what silicon adds to such tables.
    case dynamic(ProcessPoint)
    /// Dynamic energy measured on silicon: scales with the node and the square of the voltage.
    case silicon(ProcessPoint)
    /// Energy of wires on the core supply: scales with the square of the voltage only.
    case wire(volts: Double)
    /// Area of a part: scales with the node.
    case area(nanometres: Double)
    /// Leakage on the core supply at 25 °C: scales with the voltage, and doubles with temperature.
    case leakage(volts: Double)
    /// Leakage at 25 °C on a supply of its own: doubles with temperature.
    case retention
    /// A supply of its own: stays as it is on any chip.
    case ownSupply
    /// A ratio of two numbers under the same conditions.
    case relative
  }

  /// How the number was come by.
  package enum Evidence: String, Sendable, Hashable, CaseIterable {
    /// Measured or simulated in a study for this project.
    case measured
    /// Read in the document itself.
    case read
    /// Seen in an abstract or an excerpt.
    case seen
    /// Fitted to measured chips, which are named.
    case fitted
    /// General knowledge or first principles: to be verified before it bounds a test.
    case toBeVerified
  }
}

/// A node and a voltage that an energy was stated for.
package struct ProcessPoint: Sendable, Hashable {
  package var nanometres: Double
  package var volts: Double

  package init(nanometres: Double, volts: Double) {
    self.nanometres = nanometres
    self.volts = volts
  }
}
