package import MachineModel

extension DataActivity {
  /// What the data makes of a figure's energy in an event: 1 for the data that it stands for, and
  /// where data makes no difference.
  ///
  /// - Parameter gatesZeros: whether multipliers rest while an operand is zero.
  package func factor(of figure: EnergyFigure, in kind: EventKind, gatesZeros: Bool) -> Double {
    switch (kind, figure) {
    case (.macInt8, EnergyTable.multiply8), (.macInt8, EnergyTable.add32),
      (.macInt4, EnergyTable.multiply8), (.macInt4, EnergyTable.add32):
      productFactor(gatesZeros: gatesZeros)
    case (_, EnergyTable.wire): wireFactor(of: kind)
    case (.hostByte, EnergyTable.hostByte): wireFactor(of: kind)
    default: 1
    }
  }

  /// The share of a product's operand bits that change; nil where there are no products.
  package var operandTogglesPerBit: Double? {
    var both = activations
    both += weights
    return both.perBit
  }

  /// The share of some products; none where there are none.
  package func share(_ products: KeyPath<DataActivity, Int>) -> Double {
    self.products > 0 ? Double(self[keyPath: products]) / Double(self.products) : 0
  }

  /// A gated product takes what a gated one does, and all others change as many bits as all do.
  private func productFactor(gatesZeros: Bool) -> Double {
    guard let toggles = operandTogglesPerBit else { return 1 }
    let factor = toggles / EnergyTable.operandToggles.value
    guard gatesZeros else { return factor }
    let zeros = share(\.zeroProducts)
    return (1 - zeros) * factor + zeros * min(EnergyTable.gatedProduct.value, factor)
  }

  private func wireFactor(of kind: EventKind) -> Double {
    let count: ToggleCount? =
      switch kind {
      case .sramRead: bankReads
      case .sramWrite: bankWrites
      case .storeByte: storeBytes
      case .hostByte: hostBytes
      default: nil
      }
    return count?.perBit.map { $0 / EnergyTable.wireToggles.value } ?? 1
  }
}
