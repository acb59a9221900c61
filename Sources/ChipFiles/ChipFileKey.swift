import ChipDescription

/// The keys of a chip file and what to say of one that is not among them.
enum ChipFileKey {
  /// The key of the chip that a file builds on.
  static let base = "base"

  /// Every key that may stand at the left margin.
  static let topLevel =
    [base] + keys(of: "") + ChipSpec.sections.map(\.key).filter { !$0.isEmpty }
    + [OperatingPoint.listKey]

  /// The keys of a section.
  static func keys(of section: String) -> [String] {
    ChipSpec.sections.first { $0.key == section }?.knobs.map(\.key) ?? []
  }

  /// What to say of a key that is not known: the nearest known one, or where it belongs, or all.
  static func unknown(_ key: String, in section: String, known: [String]) -> String {
    let place = section.isEmpty ? "" : " in \(section)"
    let start = "unknown key '\(key)'\(place)"
    if let near = nearest(to: key, in: known) { return "\(start); did you mean '\(near)'?" }
    let elsewhere = ChipSpec.knobs.filter { $0.key == key }.map(\.path)
    if !elsewhere.isEmpty {
      return "\(start); it belongs to \(elsewhere.joined(separator: " or "))"
    }
    return "\(start); the keys are \(known.joined(separator: ", "))"
  }

  /// The known word that is fewest edits away, if it is near enough to be a slip.
  static func nearest(to word: String, in known: [String]) -> String? {
    let ranked = known.map { (word: $0, edits: edits(from: word, to: $0)) }
    guard let best = ranked.min(by: { $0.edits < $1.edits }) else { return nil }
    return best.edits <= max(1, word.count / 3) ? best.word : nil
  }

  /// The fewest insertions, deletions and replacements between two words, whatever their case
  /// (Levenshtein, 1966).
  private static func edits(from first: String, to second: String) -> Int {
    let first = Array(first.lowercased().prefix(64))
    let second = Array(second.lowercased().prefix(64))
    var row = Array(0...second.count)
    for (index, character) in first.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in second.enumerated() {
        let replaced = diagonal + (character == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[second.count]
  }
}
