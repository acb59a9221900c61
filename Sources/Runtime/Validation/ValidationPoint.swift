/// A measurement of a chip that exists, to hold the models against.
struct ValidationPoint: Sendable {
  /// The bundled chip file that stands for it, and one of its operating points.
  let chip: String
  let point: String
  let network: ValidationNetwork
  /// Published frames per second.
  let framesPerSecond: Double
  /// Published microjoules for a frame, of the whole chip.
  let microjoules: Double

  /// Chips whose points `EnergyTable.implementation` is fitted to; the others are tests of it.
  static let fittedChips: Set = ["max78002"]
  /// Chips whose speed is not predicted, so that their frames take the measured time.
  ///
  /// Software of their own, whose length is not public, runs between their layers.
  static let timedChips: Set = ["gap9"]

  /// Chips whose arrays and memories are public, so that their speed can be asked for.
  static let publicChips: Set = ["max78002", "eyeriss"]

  var isFitted: Bool { Self.fittedChips.contains(chip) }
  var isTimed: Bool { Self.timedChips.contains(chip) }

  static let all = gap9 + ndp120 + max78002 + eyeriss

  /// MLPerf Tiny v1.0, closed division, `gap9_650_240` and `gap9_800_370`.
  private static let gap9: [ValidationPoint] = [
    make("gap9", "nominal", .images, 1053.4, 27.711),
    make("gap9", "nominal", .keywords, 1365.8, 18.561),
    make("gap9", "nominal", .persons, 577.0, 40.801),
    make("gap9", "nominal", .anomalies, 3689.7, 5.252),
    make("gap9", "fast", .images, 1622.8, 40.356), make("gap9", "fast", .keywords, 2103.2, 26.659),
    make("gap9", "fast", .persons, 889.0, 58.356), make("gap9", "fast", .anomalies, 5691.6, 7.294),
  ]

  /// MLPerf Tiny v1.0 to v1.3, closed division.
  private static let ndp120: [ValidationPoint] = [
    make("ndp120", "nominal", .images, 62.6, 101.8),
    make("ndp120", "nominal", .keywords, 229.0, 31.5),
    make("ndp120", "nominal", .persons, 78.6, 71.7), make("ndp120", "fast", .images, 195.2, 139.4),
    make("ndp120", "fast", .keywords, 675.0, 43.8), make("ndp120", "fast", .persons, 243.9, 97.2),
  ]

  /// Application note AN7664, Table 4, at 1.0 V and 200 MHz; the idle power that the note
  /// subtracts, 9.4 mW, is added again.
  private static let max78002: [ValidationPoint] = [
    make("max78002", "nominal", .kws20, 2500, 149 + 9.4 * 0.40),
    make("max78002", "nominal", .mnist, 2439, 99 + 9.4 * 0.41),
    make("max78002", "nominal", .cifar100, 980, 223 + 9.4 * 1.02),
  ]

  /// Chen et al., JSSC 52 (2017), Table V: milliwatts and milliseconds for four images.
  private static let eyeriss: [ValidationPoint] = [
    layer(.alexnet1, milliwatts: 332, milliseconds: 16.5),
    layer(.alexnet2, milliwatts: 288, milliseconds: 39.2),
    layer(.alexnet3, milliwatts: 266, milliseconds: 21.8),
    layer(.alexnet4, milliwatts: 235, milliseconds: 16.0),
    layer(.alexnet5, milliwatts: 236, milliseconds: 10.0),
  ]

  private static func layer(
    _ network: ValidationNetwork, milliwatts: Double, milliseconds: Double
  ) -> ValidationPoint {
    make("eyeriss", "nominal", network, 4000 / milliseconds, milliwatts * milliseconds / 4)
  }

  private static func make(
    _ chip: String, _ point: String, _ network: ValidationNetwork, _ framesPerSecond: Double,
    _ microjoules: Double
  ) -> ValidationPoint {
    ValidationPoint(
      chip: chip, point: point, network: network, framesPerSecond: framesPerSecond,
      microjoules: microjoules)
  }
}
