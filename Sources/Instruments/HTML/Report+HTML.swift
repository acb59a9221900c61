import ChipDescription

extension Report {
  /// The report as one page that needs nothing else: no network, no script, no other file.
  package var html: String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(HTMLText.escaped("\(network) on \(chip.name)"))</title>
    <style>
    \(HTMLStyle.text)</style>
    </head>
    <body>
    <h1>\(HTMLText.escaped(network)) on \(HTMLText.escaped(chip.name))</h1>
    <p>\(HTMLText.escaped(conditions))</p>
    \(tiles)<main>
    \(sections.joined())</main>
    <footer>Written by obol. Ranges are what the spreads of the model's figures allow; \
    “obol describe energies” lists each figure with its source, “obol describe validation” how far \
    the model is from chips that exist.</footer>
    </body>
    </html>

    """
  }

  private var conditions: String {
    "\(point.name): \(NumberText.prefixed(point.hertz, unit: "Hz")), \(point.volts) V, "
      + "\(chip.process.nanometres) nm, \(chip.process.celsius) °C"
  }

  private var tiles: String {
    let power = energyRange.scaled(by: framesPerSecond * 1e-3)
    let tiles = [
      (
        "\(NumberText.fixed(framesPerSecond, decimals: 1))",
        "frames/s, one in "
          + "\(NumberText.short(latencySeconds * 1e3)) ms"
      ),
      ("\(NumberText.short(milliwatts)) mW", between(power.low, power.high)),
      (
        "\(NumberText.short(microjoulesPerInference)) µJ",
        "a frame, " + between(energyRange.low, energyRange.high)
      ),
      ("\(NumberText.percent(macUtilization))", "of the multipliers in use"),
      (
        NumberText.bytes(sramPeakBytes),
        "of \(NumberText.bytes(chip.sram.totalBytes)) SRAM touched"
      ),
      (
        "\(NumberText.short(area.squareMillimetres)) mm²",
        "die, " + between(area.range.lowerBound, area.range.upperBound)
      ),
    ]
    return "<div class=\"tiles\">\n"
      + tiles.map {
        "<div><b>\(HTMLText.escaped($0.0))</b><span>\(HTMLText.escaped($0.1))</span></div>\n"
      }.joined() + "</div>\n"
  }

  private func between(_ low: Double, _ high: Double) -> String {
    "between \(NumberText.short(low)) and \(NumberText.short(high))"
  }

  private var sections: [String] {
    ([
      HTMLText.section("What limited the run, and what would help", "", adviceList),
      PowerChart(report: self).section, componentSection, layerSection,
      StallChart(units: units).section, areaSection, RooflineChart(report: self).section,
      MemoryChart(report: self).section, rateSection, layersSection,
    ] + dataSections).filter { !$0.isEmpty }
  }

  private var componentSection: String {
    let bars = energy.ranked.map { component in
      (
        name: component.name, value: energy[component],
        text: "\(NumberText.short(energy[component])) µJ, "
          + NumberText.fixed(energy[component] / energy.total * 100, decimals: 0) + " %",
        style: ComponentColours(report: self).style(of: component)
      )
    }
    return HTMLText.section(
      "Energy by component", "Microjoules of a frame; together they are its energy.",
      HTMLText.bars(bars))
  }

  private var layerSection: String {
    let bars = hungriest(15).map { layer in
      (
        name: "\(layer.index) \(layer.shortName)", value: layer.energy.total,
        text: "\(NumberText.short(layer.energy.total)) µJ, "
          + NumberText.fixed(layer.energy.total / energy.total * 100, decimals: 0) + " %",
        style: "s0"
      )
    }
    return HTMLText.section(
      "Energy by layer", "The \(bars.count) hungriest of \(layers.count) layers.",
      HTMLText.bars(bars))
  }

  private var layersSection: String {
    let rows = layers.map { layer in
      [
        "\(layer.index) \(layer.shortName)", layer.operatorName, NumberText.grouped(layer.cycles),
        NumberText.prefixed(Double(layer.macs), unit: ""),
        NumberText.percent(layer.macUtilization), NumberText.short(layer.energy.total),
        layer.boundBy?.label ?? "nothing",
      ]
    }
    return HTMLText.section(
      "Every layer", "Cycles and energies sum to the frame's.",
      HTMLText.table(
        ["layer", "operator", "cycles", "MACs", "MAC use", "µJ", "limited by"], rows), wide: true)
  }

  private var areaSection: String {
    let blocks = area.blocks.sorted { $0.squareMillimetres > $1.squareMillimetres }
    return HTMLText.section(
      "Area by block", "Square millimetres of the die.",
      HTMLText.bars(
        blocks.map {
          (
            name: $0.name, value: $0.squareMillimetres,
            text: "\(NumberText.short($0.squareMillimetres)) mm²", style: "s4"
          )
        }))
  }
}
