import ChipDescription

extension Report {
  /// Power at the rate that was asked for, at each operating point; empty where none was.
  var rateSection: String {
    guard let rate else { return "" }
    let rows = rateChoices.map { choice in
      [
        choice.point.name,
        "\(NumberText.prefixed(choice.point.hertz, unit: "Hz")), \(choice.point.volts) V",
        NumberText.short(choice.milliwatts), NumberText.short(choice.frameMicrojoules),
        NumberText.short(choice.wakeMicrojoules), NumberText.short(choice.restMicrojoules),
        NumberText.percent(choice.restShare),
      ]
    }
    return HTMLText.section(
      "At \(NumberText.fixed(rate.framesPerSecond, decimals: 1)) frames/s",
      (RateComparison(rateChoices).map { Self.sentence($0.parts) }
        ?? "Race to sleep, or slow and steady: the least hungry first.")
        + (batteryWords.map { " " + $0 } ?? ""),
      HTMLText.table(
        ["point", "clock", "mW", "frame µJ", "wake µJ", "rest µJ", "at rest"], rows), wide: true)
  }

  private static func sentence(_ parts: [String]) -> String {
    let text = parts.joined(separator: ", ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// How long the battery lasts.
  var batteryWords: String? {
    battery.map { battery in
      let power = rateChoices.first?.milliwatts ?? rate?.milliwatts ?? milliwatts
      return "\(NumberText.short(battery.milliampereHours)) mAh at "
        + "\(NumberText.short(battery.volts)) V last "
        + "\(NumberText.duration(hours: battery.hours(milliwatts: power))) at best."
    }
  }
}
