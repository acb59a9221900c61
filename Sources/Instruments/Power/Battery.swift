/// How long a battery lasts.
package struct Battery: Sendable, Hashable {
  package var milliampereHours: Double
  /// The mean voltage while it is emptied.
  package var volts: Double

  package init(milliampereHours: Double, volts: Double) {
    self.milliampereHours = milliampereHours
    self.volts = volts
  }

  /// Reads `225 mAh` as at 3 V, or `225 mAh at 3.7 V`; nil where it is neither.
  package init?(_ text: String) {
    let words = text.split { $0 == " " || $0 == "@" }.map(String.init).filter { $0 != "at" }
    let compact = words.joined()
    guard let unit = compact.firstRange(of: "mAh") else { return nil }
    let tail = compact[unit.upperBound...]
    guard let charge = Double(compact[..<unit.lowerBound]), charge > 0, charge.isFinite,
      let volts = tail.isEmpty ? 3 : tail.hasSuffix("V") ? Double(tail.dropLast()) : nil,
      volts > 0, volts.isFinite
    else { return nil }
    self.init(milliampereHours: charge, volts: volts)
  }

  /// Hours at a power; all that the battery holds is used, and it does not empty by itself.
  package func hours(milliwatts: Double) -> Double { milliampereHours * volts / milliwatts }
}
