extension OperatingPoint {
  /// The key under which a chip file lists the points.
  package static let listKey = "operatingPoints"

  /// One sentence that says what the list is.
  package static let listSummary = "Clock and voltage pairs, the one to run at first."

  /// The fields of every point, in the order of the canonical text.
  package static let knobs: [Knob<OperatingPoint>] = [
    .name("name", \.name, "What a command line calls the point."),
    .number("voltage", \.volts, .volts, 0.3...1.5, "The core voltage."),
    .number("clock", \.hertz, .hertz, 1e3...2e9, "The clock of every unit."),
    .number(
      "frameRate", \.framesPerSecond, .framesPerSecond, 0...1e6, isOptional: true,
      "Lowers clock and voltage to what so many frames take; 0 frames/s to leave them."),
  ]
}
