import ChipDescription

extension Report {
  /// Lines of a terminal.
  private static let screenLines = 24

  /// The report for a terminal: one screen of at most 24 lines and 100 columns.
  package var screen: String {
    let above =
      [title, speedLine, powerLine] + rateLines + batteryLines + [arrayLine, memoryLine, dieLine]
      + energyLines + lines("data", dataParts, separator: ",")
    let left = Self.screenLines - above.count - 2 - noteLines.count
    let lines = above + hungriestLines(min(max(left, 1), 5)) + noteLines
    return lines.map { NumberText.cut($0, to: 100) }.joined(separator: "\n") + "\n"
  }

  /// All layers as a table, one line each.
  package var layerTable: String {
    let rows = layers.map { LayerTable.row($0, of: energy.total) }
    return ([LayerTable.heading(of: "layer")] + rows).joined(separator: "\n") + "\n"
  }

  private var title: String {
    "\(network) on \(chip.name) (\(point.name): \(NumberText.prefixed(point.hertz, unit: "Hz")), "
      + "\(point.volts) V, \(chip.process.nanometres) nm, \(chip.process.celsius) °C)"
  }

  private var speedLine: String {
    let bound = bounds.binding.map {
      "; \($0.label) alone takes \(NumberText.grouped(bounds.lowerBoundCycles))"
    }
    return line(
      "speed",
      "\(NumberText.fixed(framesPerSecond, decimals: 1)) frames/s, "
        + "latency \(NumberText.short(latencySeconds * 1e3)) ms "
        + "(\(NumberText.grouped(latencyCycles)) cycles\(bound ?? ""))")
  }

  private var powerLine: String {
    let power = energyRange.scaled(by: framesPerSecond * 1e-3)
    return line(
      "power",
      "\(NumberText.range(power, unit: "mW")), peak \(NumberText.short(peakMilliwatts)) over "
        + "\(NumberText.short(peakSeconds * 1e6)) µs; "
        + "\(NumberText.range(energyRange.scaled(by: 1), unit: "µJ")) a frame")
  }

  private var dieLine: String {
    let size = (area.squareMillimetres, area.range.lowerBound, area.range.upperBound)
    let doubt = energyRange.dominant.map { "; energy is least sure of: \($0.figure.name)" }
    return line("die", NumberText.range(size, unit: "mm²") + (doubt ?? ""))
  }

  private var batteryLines: [String] {
    guard let battery else { return [] }
    let full = NumberText.duration(hours: battery.hours(milliwatts: milliwatts))
    let atRate = rate.map {
      ", \(NumberText.duration(hours: battery.hours(milliwatts: $0.milliwatts))) at "
        + "\(NumberText.fixed($0.framesPerSecond, decimals: 1)) frames/s"
    }
    return [
      line(
        "battery",
        "\(NumberText.short(battery.milliampereHours)) mAh at \(NumberText.short(battery.volts)) V "
          + "last \(full) at full rate\(atRate ?? "")")
    ]
  }

  private var rateLines: [String] {
    guard let rate else { return [] }
    return [
      line(
        "at rate",
        "\(NumberText.short(rate.milliwatts)) mW at "
          + "\(NumberText.fixed(rate.framesPerSecond, decimals: 1)) frames/s, "
          + "\(NumberText.percent(rate.restShare)) of the time \(rate.rest.label)")
    ] + rateChoiceLines
  }

  /// Racing to sleep against slow and steady: the points that take least, and why the first does.
  private var rateChoiceLines: [String] {
    guard let comparison = RateComparison(rateChoices) else { return [] }
    let choices = rateChoices.prefix(3).map(\.summary)
    return lines("", choices, separator: ";") + lines("", comparison.parts, separator: ",")
  }

  /// Parts after a label, as many to a line as fit.
  private func lines(_ label: String, _ parts: [String], separator: String) -> [String] {
    parts.reduce(into: []) { lines, part in
      if let last = lines.last, last.count + part.count + 3 <= 100 {
        lines[lines.count - 1] = last + separator + " " + part
      } else {
        if let last = lines.popLast() { lines.append(last + separator) }
        lines.append(line(lines.isEmpty ? label : "", part))
      }
    }
  }

  private var arrayLine: String {
    line(
      "array",
      "\(NumberText.prefixed(Double(macs), unit: "MAC")) per frame, "
        + "\(NumberText.percent(macUtilization)) of "
        + "\(NumberText.grouped(chip.array.multipliers)) multipliers in use")
  }

  private var memoryLine: String {
    line(
      "memory",
      "\(NumberText.bytes(sramPeakBytes)) of \(NumberText.bytes(chip.sram.totalBytes)) SRAM; "
        + "\(NumberText.bytes(weightBytes)) of weights take "
        + "\(NumberText.bytes(encodedWeightBytes)) of "
        + "\(NumberText.bytes(chip.weightStore.capacityBytes)) "
        + chip.weightStore.technology.rawValue)
  }

  /// Components by energy, as many to a line as fit; what is left after nine is one sum.
  private var energyLines: [String] {
    let total = energy.total
    let ranked = energy.ranked
    let rest = ranked.dropFirst(9).reduce(0) { $0 + energy[$1] }
    let shown =
      ranked.prefix(9).map { ($0.name, energy[$0]) } + (rest > 0 ? [("others", rest)] : [])
    let parts = shown.map { name, microjoules in
      "\(name) \(NumberText.short(microjoules)) µJ (\(NumberText.percent(microjoules / total)))"
    }
    return lines("energy", parts, separator: ",")
  }

  private func hungriestLines(_ count: Int) -> [String] {
    ["", LayerTable.heading(of: "hungriest of \(layers.count) layers")]
      + hungriest(count).map { LayerTable.row($0, of: energy.total) }
  }

  private var noteLines: [String] {
    let shown = notes.prefix(2).map { "  note: \($0)" }
    let rest = notes.count - shown.count
    return shown + (rest > 0 ? ["  note: \(rest) more in the JSON report"] : [])
  }

  private func line(_ label: String, _ text: String) -> String {
    "  " + NumberText.column(label, width: 9) + text
  }
}

extension RateEstimate.Rest {
  fileprivate var label: String {
    switch self {
    case .idle: "idle"
    case .asleepRetained: "asleep with its memory retained"
    case .asleepReloading: "asleep, then loading its memory again"
    }
  }
}
