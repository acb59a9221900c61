import MachineModel

/// The columns in which layers are printed, a hundred characters wide.
enum LayerTable {
  static func heading(of title: String) -> String {
    columns(
      NumberText.column(title, width: 35), ["µJ", "share", "cycles", "MAC use"], "limited by")
  }

  /// A layer's line; `total` is the frame's energy in microjoules.
  static func row(_ layer: LayerReport, of total: Double) -> String {
    let title =
      NumberText.padded(String(layer.index), to: 3) + " "
      + NumberText.cutColumn(layer.shortName, width: 18) + " "
      + NumberText.column(layer.operatorName, width: 12)
    return columns(
      title,
      [
        NumberText.short(layer.energy.total), NumberText.percent(layer.energy.total / total),
        NumberText.grouped(layer.cycles), NumberText.percent(layer.macUtilization),
      ], limit(of: layer))
  }

  private static func columns(_ title: String, _ numbers: [String], _ limit: String) -> String {
    let cells = zip(numbers, [9, 8, 10, 9]).map { NumberText.padded($0, to: $1) }
    return NumberText.cut("  \(title)\(cells.joined())  \(limit)", to: 100)
  }

  /// The resource that sets the least cycles, and the stall that takes over a tenth of the layer's
  /// cycles.
  private static func limit(of layer: LayerReport) -> String {
    let resource = layer.boundBy?.label ?? "nothing"
    guard let stall = layer.largestStall, stall.cycles * 10 > layer.cycles,
      stall.reason != layer.boundBy?.ownStall
    else { return resource }
    return "\(resource), \(stall.reason.name)"
  }
}

extension LimitingResource {
  /// The stall by which units wait for the resource, which says no more than its name.
  fileprivate var ownStall: StallReason? {
    switch self {
    case .weightDecoder: .weightsNotReady
    case .drain: .drain
    case .sram: .bankConflict
    case .weightStore: .weightStoreBusy
    case .hostLink: .hostLinkBusy
    case .arithmetic, .arrayShape, .vector: nil
    }
  }
}
