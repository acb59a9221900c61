/// What data makes of energies that are stated for data of some kind.
///
/// A part's dynamic energy goes with the bits that change: it is taken as the stated energy times
/// the toggles that were measured over those that the figure stands for, anywhere from no bit to
/// every bit changing. Banks and stores take the same whatever is in them: of each pair of bit
/// lines one is discharged, and sensing a magnetic cell takes a current either way.
extension EnergyTable {
  /// The toggles that a product's figures stand for, of both operands.
  ///
  /// Half of the bits change where operands are drawn evenly, which costs 1.5 times as much.
  package static let operandToggles = EnergyFigure(
    name: "toggles for each operand bit of a product", value: 0.5 / 1.5, unit: .ratio,
    conditions: .relative, spread: 0.83...1.15,
    source: "Yosys and Nangate45 synthesis for this project: operands drawn evenly cost 1.3 to 1.8 "
      + "times network-like ones, which the tables are taken for",
    evidence: .measured)

  /// The toggles that wires and the host link are taken for.
  package static let wireToggles = EnergyFigure(
    name: "toggles for each bit on a wire", value: 0.5, unit: .ratio, conditions: .relative,
    spread: 0.5...2,
    source: "every other bit, as the figures of wire and host link say; the spread is theirs",
    evidence: .toBeVerified)

  /// What is left of a product whose multiplier rests because an operand is zero.
  package static let gatedProduct = EnergyFigure(
    name: "product gated on zero for each product", value: 0.06, unit: .ratio,
    conditions: .relative, spread: 0.5...4,
    source: "two comparisons of 8 bits, Aladdin 40 nm: 0.0295 pJ for 32 bits, over 0.3 pJ of "
      + "Horowitz's brought to 40 nm, 0.26 pJ; high: latches that hold the operands",
    evidence: .read)

  static let dataFigures = [operandToggles, wireToggles, gatedProduct]
}
