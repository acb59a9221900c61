import ChipDescription
import ChipFiles
import Runtime

/// The first line of a log: everything that its other lines have to be read with.
package struct LogHeader: Sendable, Hashable, Codable {
  /// The word by which a log is known.
  package static let format = "obol-tune"
  /// Raised when a key goes or changes its meaning.
  package static let version = 2

  package var format = Self.format
  package var version = Self.version
  /// The space file as it was, and what to call it in messages.
  package var space: String
  package var spaceName: String
  /// The base chip with everything that it builds on, as a chip file.
  package var chip: String
  /// The networks in the order of the measurements.
  package var networks: [TunedNetwork]
  package var evaluations: Int
  package var seed: Int
  package var islands: Int
  package var keepsHopeless: Bool

  /// Describes a space that was read from a text.
  package init(_ space: TuningSpace, text: String, name: String) {
    self.space = text
    spaceName = name
    chip = space.base.text
    networks = space.networks
    evaluations = space.search.evaluations
    seed = space.search.seed
    islands = space.search.islands
    keepsHopeless = space.search.keepsHopeless
  }

  /// The space, as it was when the log was begun.
  ///
  /// - Throws: `Problems`.
  package func tuningSpace() throws -> TuningSpace {
    let base = try ChipFile.read(text: chip, name: "the chip of \(spaceName)")
    var space = try SpaceFile.read(text: space, name: spaceName, base: base)
    space.networks = networks
    space.search.evaluations = evaluations
    space.search.seed = seed
    space.search.islands = islands
    space.search.keepsHopeless = keepsHopeless
    return space
  }
}
