/// What surrounds the datapath: wires, cores, clocks, supplies.
extension EnergyTable {
  /// What silicon takes for each picojoule that the tables and the memory compiler state.
  ///
  /// Tables know single parts: no wires between them, no glitches, no control, no margins.
  /// `Validation` has the fit and what it was tested on.
  package static let implementation = EnergyFigure(
    name: "silicon for each unit of the tables", value: 1.85,
    unit: .ratio, conditions: .relative, spread: 0.65...1.5,
    source: "fitted to the MAX78002 (AN7664, Table 4), three networks, and to no other chip; the "
      + "spread is what the chips that it was tested on ask for",
    evidence: .fitted)

  /// A bit over a millimetre of wire with its repeaters.
  package static let wire = EnergyFigure(
    name: "wire", value: 0.12, unit: .picojoulesPerBitMillimetre, conditions: .wire(volts: 0.9),
    spread: 0.5...2,
    source: "Keckler et al., IEEE Micro 31 (2011): 240 fJ/bit/mm at 40 nm and 0.9 V for a bit that "
      + "toggles; every other bit does",
    evidence: .toBeVerified)

  /// A cycle of a 32-bit core that executes, with its instruction memory.
  package static let coreCycle = EnergyFigure(
    name: "control core's cycle", value: 12, unit: .picojoules,
    conditions: .silicon(ProcessPoint(nanometres: 22, volts: 0.8)), spread: 0.4...2,
    source: "Vega, 22FDX: 49.4 mW for nine cores and their memory at 450 MHz (JSSC 2022), 12.2 pJ; "
      + "Ariane, 22FDX, 64-bit: 50 pJ",
    evidence: .toBeVerified)

  /// What a core with its clock gated takes of an executing one's.
  package static let idleCoreShare = EnergyFigure(
    name: "gated core for each executing one", value: 0.1, unit: .ratio, conditions: .relative,
    spread: 0.3...3, source: "the clock tree above the gates and the interrupt logic; no document",
    evidence: .toBeVerified)

  /// The part of the clock network that lies above the gates of the units.
  package static let rootClockShare = EnergyFigure(
    name: "clock network above the gates", value: 0.15, unit: .ratio, conditions: .relative,
    spread: 0.3...2, source: "the trunk of a tree whose leaves are gated unit by unit; no document",
    evidence: .toBeVerified)

  /// The clock's generator.
  package static let clockSource = EnergyFigure(
    name: "clock generator", value: 2, unit: .microwattsPerMegahertz, conditions: .ownSupply,
    spread: 0.25...4,
    source: "frequency-locked loops for 22FDX systems, about half a milliwatt at 250 MHz",
    evidence: .toBeVerified)

  /// What is lost in the regulator, for each unit that the chip's stated efficiency says.
  package static let regulatorLoss = EnergyFigure(
    name: "regulator's loss", value: 1, unit: .ratio, conditions: .relative, spread: 0.6...1.5,
    source: "the chip's own regulator.efficiency; converters lose more at light loads",
    evidence: .toBeVerified)

  static let systemFigures = [
    implementation, wire, coreCycle, idleCoreShare, rootClockShare, clockSource, regulatorLoss,
  ]
}
