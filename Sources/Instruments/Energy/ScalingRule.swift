/// How figures are brought from what they were stated for to a chip: a formula, and where it holds.
package struct ScalingRule: Sendable, Hashable {
  /// What is scaled by what.
  package var name: String
  package var formula: String
  /// The range outside of which a chip is refused, with its unit.
  package var range: ClosedRange<Double>
  package var unit: String
  package var source: String

  /// Every rule of the power and area models.
  package static let all = [
    ScalingRule(
      name: "dynamic energy by node", formula: "E(V) = a V² + b V + c, linear between two nodes",
      range: ProcessScaling.nodes, unit: "nm",
      source: "Stillmaker and Baas, Integration 58 (2017); 28 and 22 nm come out optimistic"),
    ScalingRule(
      name: "dynamic energy by voltage", formula: "V²", range: ProcessScaling.voltages, unit: "V",
      source: "MAX78002 at 1.0 and 1.1 V: within 2 % (AN7664, Fig. 10 and 11)"),
    ScalingRule(
      name: "clock by voltage",
      formula: "(V − Vt)^\(FrequencyLaw.alpha) / V from the next faster listed point",
      range: ProcessScaling.voltages, unit: "V",
      source: "Sakurai and Newton, JSSC 25 (1990); GAP9 at 0.65 and 0.80 V; never below the chip's "
        + "lowest listed voltage nor above its fastest clock"),
    ScalingRule(
      name: "leakage by voltage", formula: "V 10^(0.1 ΔV / 0.09 V)",
      range: ProcessScaling.voltages, unit: "V",
      source: "drain-induced barrier lowering of 0.1 V/V, 90 mV a decade (textbook)"),
    ScalingRule(
      name: "leakage by temperature", formula: "2^((T − 25 °C) / 22.5 °C)",
      range: ProcessScaling.temperatures, unit: "°C",
      source: "doubles with each 20 to 25 °C (general use)"),
    ScalingRule(
      name: "area by node",
      formula: "powers of the node between 65, 45, 32 and 20 nm, below 20 nm "
        + "as at 20 nm", range: ProcessScaling.nodes, unit: "nm",
      source: "Stillmaker and Baas: 0.66, 0.46 and 0.46"),
    ScalingRule(
      name: "bank energy by size", formula: "linear in √size between the sizes of the sweep",
      range: BankEnergy.sizes, unit: "B", source: "CACTI 7 sweep, 22 nm LSTP, 2 KiB to 1 MiB"),
    ScalingRule(
      name: "bank energy by width",
      formula: "linear between 32, 64, 128 and 256 bits, two banks "
        + "side by side above", range: BankEnergy.widths, unit: "bit",
      source: "CACTI 7 sweep, 22 nm LSTP"),
    ScalingRule(
      name: "multiplier by operand width", formula: "(bits / 8)²", range: 8...16, unit: "bit",
      source: "Horowitz: 0.2 pJ at 8 bits, 3.1 pJ at 32; Yosys synthesis for this project"),
    ScalingRule(
      name: "products and wires by data", formula: "toggles a bit over those of the figure",
      range: 0...1, unit: "toggles/bit",
      source: "dynamic energy is spent where bits change; only with --data-energy"),
  ]
}
