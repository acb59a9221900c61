package import ChipDescription

/// The figures from which a chip's area is composed.
package enum AreaTable {
  package static let multiplier8 = figure(
    "8-bit multiplier", 453, 45, 0.6...1.5,
    "Yosys and Nangate45 synthesis for this project: mult 8x8 453 µm²", .measured)
  package static let adder32 = figure(
    "32-bit adder", 179, 40, 0.6...1.6, "Aladdin 40 nm: 179 µm² at 5 ns, 278 µm² at 1 ns", .read)
  package static let multiplier32 = figure(
    "32-bit multiplier", 4600, 40, 0.7...1.4, "Aladdin 40 nm: 4,600 µm² at 5 ns, 6,350 at 1 ns",
    .read)
  package static let registerBit = figure(
    "register bit", 5.98, 40, 0.6...1.3, "Aladdin 40 nm: 5.98 µm²", .read)
  package static let memoryBit = figure(
    "SRAM bit", 0.108, 22, 0.9...2,
    "CACTI 7 sweep, 22 nm LSTP, 128 KiB by 128 bits: 0.1137 mm²; foundry macros lie higher",
    .measured)
  package static let core = figure(
    "control core", 31_920, 45, 0.5...2,
    "40,000 gates (RI5CY, Schiavone et al., PATMOS 2017) of 0.798 µm² (Nangate45 NAND2)",
    .toBeVerified)
  /// What cells take of the area that they are placed in.
  package static let utilization = EnergyFigure(
    name: "area for each unit of cells", value: 1.43, unit: .ratio, conditions: .relative,
    spread: 0.85...1.2, source: "70 % placement density, in general use", evidence: .toBeVerified)
  /// Pads, clock generator, regulator, power-on reset.
  package static let periphery = EnergyFigure(
    name: "pads and analogue parts", value: 0.8, unit: .squareMillimetres,
    conditions: .ownSupply, spread: 0.4...2.5,
    source: "a ring of forty pads of 60 by 110 µm, and half a square millimetre; no document",
    evidence: .toBeVerified)

  /// A bit of the weight store where it is on the die.
  package static func storeBit(_ technology: WeightStoreSpec.Technology) -> EnergyFigure? {
    switch technology {
    case .mram:
      figure(
        "MRAM bit", 0.09, 22, 0.6...1.8,
        "22 nm MRAM cells of 0.046 µm² (TSMC, ISSCC 2020), half of a macro being cells",
        .toBeVerified)
    case .embeddedFlash:
      figure(
        "embedded flash bit", 0.1, 40, 0.6...1.8,
        "40 nm cells of about 0.05 µm², half of a macro being cells; no document", .toBeVerified)
    case .sram: memoryBit
    case .serialFlash, .psram: nil
    }
  }

  /// Every figure.
  package static var figures: [EnergyFigure] {
    [
      multiplier8, adder32, multiplier32, registerBit, memoryBit, core, utilization, periphery,
    ] + [.mram, .embeddedFlash].compactMap(storeBit)
  }

  private static func figure(
    _ name: String, _ squareMicrometres: Double, _ nanometres: Double,
    _ spread: ClosedRange<Double>, _ source: String, _ evidence: EnergyFigure.Evidence
  ) -> EnergyFigure {
    EnergyFigure(
      name: name, value: squareMicrometres, unit: .squareMicrometres,
      conditions: .area(nanometres: nanometres), spread: spread, source: source, evidence: evidence)
  }
}
