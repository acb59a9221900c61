package import ChipDescription

extension OperatingPoint {
  /// The name that asks for the lowest voltage that meets a frame rate, on a chip that lists no
  /// point of that name.
  package static let lowestName = "lowest"

  /// The point of a name, or the chip's first; throws `Problems` that list the names there are.
  ///
  /// - Parameter rate: frames per second, which `lowest` is to meet.
  package static func choose(
    _ name: String?, of chip: ChipSpec, rate: Double? = nil
  ) throws -> OperatingPoint {
    let names = chip.operatingPoints.map(\.name).joined(separator: ", ")
    let point = chip.operatingPoints.first { name == nil || $0.name == name }
    if let point { return point }
    guard name == lowestName, let rate,
      var fastest = chip.operatingPoints.max(by: { $0.hertz < $1.hertz })
    else {
      throw Problems(
        "--operating-point", "\(chip.name) has no point '\(name ?? "")'",
        remedy: "it has: \(names); '\(lowestName)' with --rate is the lowest voltage that meets it")
    }
    fastest.name = lowestName
    fastest.framesPerSecond = rate
    return fastest
  }
}
