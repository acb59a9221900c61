package import ChipDescription

extension OperatingPoint {
  /// The point of a name, or the chip's first; throws `Problems` that list the names there are.
  package static func choose(_ name: String?, of chip: ChipSpec) throws -> OperatingPoint {
    let names = chip.operatingPoints.map(\.name).joined(separator: ", ")
    let point = chip.operatingPoints.first { name == nil || $0.name == name }
    guard let point else {
      throw Problems(
        "--operating-point", "\(chip.name) has no point '\(name ?? "")'",
        remedy: "it has: \(names)")
    }
    return point
  }
}
