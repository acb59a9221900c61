import Foundation
import Runtime
import TestSupport
import Testing

/// The power model against chips that exist; the page has every number.
@Suite("The power model")
struct ValidationTests {
  /// Where the page lies, from the package's root.
  static let page = "Sources/Instruments/Instruments.docc/Validation.md"

  @Test("is as near to chips as its page says, which is fresh")
  func errors() throws {
    let validation = try Validation()
    let stored = String(decoding: try SharedFolder.packageBytes(of: Self.page), as: UTF8.self)
    #expect(
      validation.page == stored,
      "\(Self.page) is stale; run: swift run -c release obol describe validation > \(Self.page)")
    let energies = validation.energyErrors
    #expect(energies.count >= 18)
    // The aims of the project: at most a quarter in the middle.
    #expect(Validation.medianMagnitude(energies) <= 0.25)
    #expect(Validation.medianMagnitude(validation.publicSpeedErrors) <= 0.15)
    // Where the architecture is a guess, nothing is promised; this holds what was reached.
    #expect(Validation.medianMagnitude(validation.speedErrors) <= 0.2)
    #expect(energies.allSatisfy { $0 > -0.5 && $0 < 1 })
  }

  @Test("goes with the voltage as silicon does", arguments: ["gap9", "ndp120"])
  func voltages(chip: String) throws {
    let validation = try Validation(chip: chip)
    let ratios = ["images", "keywords", "persons", "anomalies"].compactMap {
      validation.energyRatio(of: $0, on: chip, from: "nominal", to: "fast")
    }
    #expect(ratios.count >= 3)
    // The published pairs lie between V^1.6 and V^1.8; a tenth is what that leaves.
    for ratio in ratios { #expect(abs(ratio.predicted / ratio.published - 1) < 0.1, "\(ratio)") }
  }
}
