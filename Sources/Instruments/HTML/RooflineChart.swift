import ChipDescription

/// Each layer's speed over its work for each byte of the banks, under the roof of the chip.
struct RooflineChart {
  let report: Report
  private let left = 52.0
  private let top = 12.0
  private let width = 456.0
  private let height = 208.0

  /// One layer on the chart.
  private struct Mark {
    var layer: LayerReport
    /// Multiply-accumulates for each byte read from or written to the banks.
    var intensity: Double
    /// Multiply-accumulates for each cycle.
    var speed: Double
  }

  var section: String {
    guard !marks.isEmpty else { return "" }
    let resources = shownResources
    return HTMLText.section(
      "Roofline",
      "Each layer's MACs a cycle over its MACs for each byte of the banks; the roof is what the "
        + "banks' bandwidth and the multipliers allow. The larger a dot, the more cycles.",
      drawing.markup
        + HTMLText.legend(
          resources.enumerated().map { ("limited by \($0.element.label)", "s\($0.offset)") }))
  }

  private var marks: [Mark] {
    report.layers.compactMap { layer in
      guard layer.macs > 0, layer.cycles > 0, layer.bankBytes > 0 else { return nil }
      return Mark(
        layer: layer, intensity: Double(layer.macs) / Double(layer.bankBytes),
        speed: Double(layer.macs) / Double(layer.cycles))
    }
  }

  private var shownResources: [LimitingResource] {
    LimitingResource.allCases.filter { resource in
      marks.contains { $0.layer.boundBy == resource }
    }
  }

  /// Decades that the axes cover.
  private var intensities: ClosedRange<Int> {
    Self.decades(marks.map(\.intensity) + [ridge])
  }
  private var speeds: ClosedRange<Int> {
    Self.decades(marks.map(\.speed) + [Double(report.chip.array.multipliers)])
  }
  private var bandwidth: Double { Double(report.chip.sram.banks * report.chip.sram.wordBytes) }
  private var ridge: Double { Double(report.chip.array.multipliers) / bandwidth }

  private static func decades(_ values: [Double]) -> ClosedRange<Int> {
    let low = ChartDecade.below(values.min() ?? 1)
    return low...max(ChartDecade.below(values.max() ?? 1) + 1, low + 1)
  }

  private func x(_ intensity: Double) -> Double {
    left + width * ChartDecade.share(intensity, of: intensities)
  }
  private func y(_ speed: Double) -> Double {
    top + height * (1 - ChartDecade.share(speed, of: speeds))
  }

  private var drawing: SVGDrawing {
    var drawing = SVGDrawing(height: 262, title: "Roofline with each layer")
    for decade in intensities {
      let position = x(ChartDecade.value(decade))
      drawing.line([(position, top), (position, top + height)], style: "axis")
      drawing.text(ChartDecade.label(decade), x: position, y: top + height + 16, anchor: "middle")
    }
    for decade in speeds {
      let position = y(ChartDecade.value(decade))
      drawing.line([(left, position), (left + width, position)], style: "axis")
      drawing.text(ChartDecade.label(decade), x: left - 6, y: position + 4, anchor: "end")
    }
    drawing.text("MAC/B", x: left + width, y: top + height + 34, anchor: "end")
    drawing.text("MAC/cycle", x: left, y: top + height + 34, anchor: "middle")
    let (first, last) = (
      ChartDecade.value(intensities.lowerBound), ChartDecade.value(intensities.upperBound)
    )
    let peak = Double(report.chip.array.multipliers)
    let start = max(first, ChartDecade.value(speeds.lowerBound) / bandwidth)
    drawing.line(
      [
        (x(start), y(min(start * bandwidth, peak))), (x(max(ridge, start)), y(peak)),
        (x(last), y(peak)),
      ],
      style: "roof")
    addMarks(to: &drawing)
    return drawing
  }

  private func addMarks(to drawing: inout SVGDrawing) {
    let resources = shownResources
    for mark in marks.sorted(by: { $0.layer.cycles > $1.layer.cycles }) {
      let colour = mark.layer.boundBy.flatMap(resources.firstIndex) ?? 6
      let share = Double(mark.layer.cycles) / Double(max(report.cycles, 1))
      drawing.circle(
        x: x(mark.intensity), y: y(mark.speed), radius: 3 + 14 * share.squareRoot(),
        style: "dot s\(min(colour, 6))",
        hint: "\(mark.layer.index) \(mark.layer.shortName): "
          + "\(NumberText.short(mark.speed)) MAC/cycle, "
          + "\(NumberText.short(mark.intensity)) MAC/B")
    }
  }
}

/// Logarithmic axes without a logarithm: the standard library alone has none.
enum ChartDecade {
  /// The power of ten at or below a positive value.
  static func below(_ value: Double) -> Int {
    guard value > 0, value.isFinite else { return 0 }
    var (decade, scale) = (0, 1.0)
    while scale > value, decade > -30 { (decade, scale) = (decade - 1, scale / 10) }
    while scale * 10 <= value, decade < 30 { (decade, scale) = (decade + 1, scale * 10) }
    return decade
  }

  static func value(_ decade: Int) -> Double { RealPower.power(10, Double(decade)) }

  /// Where a value lies between the ends of a range of decades, from 0 to 1.
  static func share(_ value: Double, of decades: ClosedRange<Int>) -> Double {
    let decade = below(value)
    var (low, high) = (0.0, 1.0)
    let target = value / Self.value(decade)
    for _ in 0..<24 {
      let middle = (low + high) / 2
      if RealPower.power(10, middle) <= target { low = middle } else { high = middle }
    }
    return (Double(decade) + low - Double(decades.lowerBound)) / Double(max(decades.count - 1, 1))
  }

  static func label(_ decade: Int) -> String {
    switch decade {
    case 7...: "1e\(decade)"
    case 3...6: NumberText.grouped(Int(value(decade)))
    case 0...2: "\(Int(value(decade)))"
    default: NumberText.short(value(decade))
    }
  }
}
