package import ChipDescription

/// The figures from which every energy is composed, one declaration each.
///
/// "Horowitz" is M. Horowitz, "Computing's energy problem", ISSCC 2014, 45 nm at 0.9 V. "Aladdin"
/// are the primitive tables of Accelergy's Aladdin plug-in, 40 nm, 5 ns latency; their supply is
/// not stated, 0.9 V is taken.
package enum EnergyTable {
  private static let horowitz = EnergyFigure.Conditions.dynamic(
    ProcessPoint(nanometres: 45, volts: 0.9))
  private static let aladdin = EnergyFigure.Conditions.dynamic(
    ProcessPoint(nanometres: 40, volts: 0.9))

  /// The product of two 8-bit integers.
  package static let multiply8 = EnergyFigure(
    name: "8-bit multiplication", value: 0.2, unit: .picojoules, conditions: horowitz,
    // High: Aladdin's 32-bit multiplier by (8/32)². Low: Timeloop's whole 8-bit MAC at 65 nm.
    spread: 0.8...3.2, source: "Horowitz: int mul 8b 0.2 pJ", evidence: .seen)

  /// The sum of two 32-bit integers.
  package static let add32 = EnergyFigure(
    name: "32-bit addition", value: 0.1, unit: .picojoules, conditions: horowitz,
    // High: Aladdin's 0.21 pJ at 1 ns. Low: the narrow adders of a tree.
    spread: 0.5...2.4, source: "Horowitz: int add 32b 0.1 pJ", evidence: .seen)

  /// The product of two 32-bit integers.
  package static let multiply32 = EnergyFigure(
    name: "32-bit multiplication", value: 3.1, unit: .picojoules, conditions: horowitz,
    spread: 0.8...3.2, source: "Horowitz: int mul 32b 3.1 pJ; Aladdin 8.63 to 12.68 pJ",
    evidence: .seen)

  /// What an int4 weight makes of the energy of a MAC with an int8 weight.
  package static let int4Share = EnergyFigure(
    name: "int4 MAC for each int8 MAC", value: 0.7, unit: .ratio, conditions: .relative,
    spread: 0.57...1.14,
    source: "Yosys and Nangate45 synthesis for this project: W4A8 processing element, energy 0.70 "
      + "(0.75 without glitches, area 0.65); silicon 0.6 to 0.8",
    evidence: .measured)

  /// A register's bit taking a value.
  package static let registerBit = EnergyFigure(
    name: "register bit", value: 0.009, unit: .picojoules, conditions: aladdin,
    // High: a 512 B x 32 bit static memory in place of registers.
    spread: 0.5...5, source: "Aladdin: register bit 0.009 pJ", evidence: .read)

  /// What the clock network takes for each unit of energy of the logic that it drives; memories
  /// have theirs inside.
  package static let clockShare = EnergyFigure(
    name: "clock network for each unit of logic", value: 1.0, unit: .ratio, conditions: .relative,
    spread: 0.35...1.5,
    source: "EIE (ISCA 2016, Table II): 1.874 mW of clock beside 1.867 mW of registers and gates; "
      + "synthesis for this project 19 to 34 % of an element, without the tree",
    evidence: .seen)

  /// A byte over the host link.
  package static let hostByte = EnergyFigure(
    name: "host link byte", value: 32, unit: .picojoulesPerByte, conditions: .ownSupply,
    spread: 0.3...3,
    source: "C V² for a rising edge on every fourth bit, 5 pF, 1.8 V: 4.05 pJ/bit; arithmetic, "
      + "no document",
    evidence: .toBeVerified)

  /// A byte from the weight store, by what the store is made of.
  package static func storeByte(_ technology: WeightStoreSpec.Technology) -> EnergyFigure {
    switch technology {
    case .mram:
      store("MRAM", 20, 0.25...4, "Vega, 22FDX (JSSC 2022): eMRAM 20 pJ/B", .toBeVerified)
    case .embeddedFlash:
      store(
        "embedded flash", 40, 0.25...4,
        "twice the MRAM's, for its higher read voltage; no document",
        .toBeVerified)
    case .serialFlash:
      store(
        "serial flash", 400, 0.7...1.2,
        "QSPI NOR flash, 10 mA at 3.3 V and 83 MB/s (Microchip SQI pages); 7 mA parts 280 pJ/B",
        .seen)
    case .psram:
      store("PSRAM", 360, 0.67...1.33, "QSPI PSRAM 30 to 60 pJ/bit", .toBeVerified)
    case .sram:
      store("SRAM store", 1.4, 0.5...2.4, "Vega, 22FDX (JSSC 2022): L2 1.4 pJ/B", .toBeVerified)
    }
  }

  private static func store(
    _ name: String, _ picojoules: Double, _ spread: ClosedRange<Double>, _ source: String,
    _ evidence: EnergyFigure.Evidence
  ) -> EnergyFigure {
    EnergyFigure(
      name: "\(name) byte", value: picojoules, unit: .picojoulesPerByte, conditions: .ownSupply,
      spread: spread, source: source, evidence: evidence)
  }
}
