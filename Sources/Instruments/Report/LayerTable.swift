import MachineModel

/// The columns in which layers are printed, a hundred characters wide.
enum LayerTable {
  static func heading(of title: String) -> String {
    columns(title, "", ["µJ", "share", "cycles", "MAC use"], "limited by")
  }

  /// A layer's line; `total` is the frame's energy in microjoules.
  static func row(_ layer: LayerReport, of total: Double) -> String {
    columns(
      layer.name, layer.operatorName,
      [
        NumberText.short(layer.energy.total), NumberText.percent(layer.energy.total / total),
        NumberText.grouped(layer.cycles), NumberText.percent(layer.macUtilization),
      ], limit(of: layer))
  }

  private static func columns(
    _ name: String, _ operatorName: String, _ numbers: [String], _ limit: String
  ) -> String {
    let title =
      operatorName.isEmpty
      ? NumberText.column(name, width: 31)
      : NumberText.column(name, width: 18) + " " + NumberText.column(operatorName, width: 12)
    let cells = zip(numbers, [9, 8, 11, 9]).map { NumberText.padded($0, to: $1) }
    return NumberText.cut("  \(title)\(cells.joined())  \(limit)", to: 100)
  }

  /// The resource that sets the least cycles, and the stall that takes over a tenth of the layer's
  /// cycles.
  private static func limit(of layer: LayerReport) -> String {
    let resource = layer.boundBy?.label ?? "nothing"
    guard let stall = layer.largestStall, stall.cycles * 10 > layer.cycles else { return resource }
    return "\(resource), \(stall.reason.name)"
  }
}
