package import ChipDescription

extension EnergyTable {
  /// Banks that are switched on.
  package static let activeBank = EnergyFigure(
    name: "SRAM switched on", value: 0.15, unit: .microwattsPerKibibyte,
    conditions: .leakage(volts: 1.0),
    // Low: CACTI 22 nm LSTP. High: CACTI 22 nm LOP, as for banks of logic transistors.
    spread: 0.1...40,
    source: "MAX78002 weight RAM at 1.0 V: 0.127 to 0.163 µW/KiB (AN7664, Fig. 12)",
    evidence: .read)

  /// Banks that only keep their contents.
  package static let retainedBank = EnergyFigure(
    name: "SRAM retained", value: 0.02, unit: .microwattsPerKibibyte, conditions: .retention,
    spread: 0.75...8,
    source: "nRF54LM20 RAM: 6.0 nA/KB at 3 V, 0.018 µW/KB; CACTI 22 nm LSTP 0.015 to 0.02",
    evidence: .seen)

  /// The logic around an 8-bit multiplier, switched on.
  package static let logic = EnergyFigure(
    name: "logic for each 8-bit multiplier", value: 0.07, unit: .microwatts,
    conditions: .leakage(volts: 0.8), spread: 0.01...80,
    source: "Aladdin 40 nm: multiplier 0.05 mW by (8/32)² and adder 0.0023 mW make 5.4 µW; times "
      + "CACTI's low-power for high-performance transistors, 6.5 for 500 µW/KB",
    evidence: .toBeVerified)

  /// What never sleeps: the wake-up timer and the power manager.
  package static let alwaysOn = EnergyFigure(
    name: "always-on domain", value: 1.7, unit: .microwatts, conditions: .ownSupply,
    spread: 0.3...3, source: "Vega, 22FDX: 1.7 µW in sleep", evidence: .seen)

  /// What the weight store takes while nothing is read from it.
  package static func storeStandby(_ technology: WeightStoreSpec.Technology) -> EnergyFigure? {
    switch technology {
    // Not volatile: the supply is off between two accesses.
    case .mram, .embeddedFlash, .serialFlash: nil
    case .psram:
      EnergyFigure(
        name: "PSRAM standby", value: 420, unit: .microwatts, conditions: .ownSupply,
        spread: 0.2...1, source: "APS6404L-3SQR: at most 140 µA at 25 °C, times 3 V",
        evidence: .seen)
    // Its capacity is retained as that of banks is.
    case .sram: nil
    }
  }

  /// Every figure that does not hang on a bank's extents.
  package static var figures: [EnergyFigure] {
    let stores = WeightStoreSpec.Technology.allCases
    return [
      multiply8, add32, multiply32, int4Share, registerBit, clockShare, hostByte, activeBank,
      retainedBank, logic, alwaysOn,
    ] + dataFigures + systemFigures + stores.map(storeByte) + stores.compactMap(storeStandby)
  }
}
