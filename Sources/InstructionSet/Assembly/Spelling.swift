/// Finds the word that was probably meant.
enum Spelling {
  /// A question to put at the end of an error message, empty where no candidate is close.
  static func suggestion(for word: String, among candidates: [String]) -> String {
    let ranked = candidates.map { (name: $0, distance: distance(word, $0)) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }),
      best.distance <= max(2, word.utf8.count / 3)
    else { return "" }
    return "; did you mean '\(best.name)'?"
  }

  /// The least number of letters to insert, delete or replace, letter case aside.
  ///
  /// Source: Wagner and Fischer, "The string-to-string correction problem", JACM 21 (1974).
  static func distance(_ left: String, _ right: String) -> Int {
    let target = Array(right.lowercased().utf8)
    var row = Array(0...target.count)
    for (line, letter) in left.lowercased().utf8.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for column in target.indices {
        let replaced = diagonal + (letter == target[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[target.count]
  }
}
