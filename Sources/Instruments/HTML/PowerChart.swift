import ChipDescription

/// The colours of components: the five hungriest have their own, all others share one.
struct ComponentColours {
  let ranked: [EnergyComponent]

  init(report: Report) { ranked = Array(report.energy.ranked.prefix(6)) }

  func style(of component: EnergyComponent) -> String {
    ranked.firstIndex(of: component).map { "s\($0)" } ?? "s6"
  }
}

/// Power over a frame, stacked by component.
struct PowerChart {
  let report: Report
  /// What is drawn: no more bins than a screen has pixels for.
  private let trace: PowerTrace
  private let colours: ComponentColours
  private let left = 44.0
  private let top = 10.0
  private let width = 466.0
  private let height = 200.0

  init(report: Report) {
    self.report = report
    trace = report.trace.coarser(than: 480)
    colours = ComponentColours(report: report)
  }

  var section: String {
    let others = report.energy.ranked.count > colours.ranked.count
    return HTMLText.section(
      "Power over a frame",
      "Milliwatts, each bin \(NumberText.short(trace.binSeconds * 1e6)) µs: on average "
        + "\(NumberText.short(trace.averageMilliwatts)), at most "
        + "\(NumberText.short(report.peakMilliwatts)) over "
        + "\(NumberText.short(report.peakSeconds * 1e6)) µs.",
      drawing.markup
        + HTMLText.legend(
          colours.ranked.map { ($0.name, colours.style(of: $0)) }
            + (others ? [("others", "s6")] : [])))
  }

  private var drawing: SVGDrawing {
    var drawing = SVGDrawing(height: 244, title: "Power over a frame, stacked by component")
    let peak = trace.peakMilliwatts()
    let scale = ChartScale(upTo: peak)
    for tick in scale.ticks {
      let y = top + height * (1 - tick / scale.top)
      drawing.line([(left, y), (left + width, y)], style: "axis")
      drawing.text(NumberText.short(tick), x: left - 6, y: y + 4, anchor: "end")
    }
    stack(in: &drawing, scale: scale)
    let mean = top + height * (1 - trace.averageMilliwatts / scale.top)
    drawing.line([(left, mean), (left + width, mean)], style: "mean")
    let duration = Double(report.cycles) / report.point.hertz * 1e3
    drawing.text("0", x: left, y: top + height + 18)
    drawing.text(
      "\(NumberText.short(duration)) ms", x: left + width, y: top + height + 18, anchor: "end")
    drawing.text("mW", x: left - 6, y: top + height + 18, anchor: "end")
    return drawing
  }

  private func stack(in drawing: inout SVGDrawing, scale: ChartScale) {
    var floor = [Double](repeating: 0, count: trace.bins.count)
    for (style, components) in groups {
      let ceiling = zip(floor.indices, floor).map { bin, below in
        let energy = components.reduce(0.0) { $0 + trace.bins[bin][$1] }
        return below + energy * trace.hertz / Double(trace.cycles(ofBin: bin)) * 1e-3
      }
      let upper = outline(ceiling, scale: scale)
      drawing.area(upper + outline(floor, scale: scale).reversed(), style: style)
      floor = ceiling
    }
  }

  /// The components of each colour, the hungriest at the bottom.
  private var groups: [(style: String, components: [EnergyComponent])] {
    colours.ranked.map { (colours.style(of: $0), [$0]) }
      + [("s6", EnergyComponent.allCases.filter { !colours.ranked.contains($0) })]
  }

  /// A step for each bin.
  private func outline(_ values: [Double], scale: ChartScale) -> [(x: Double, y: Double)] {
    let step = width / Double(max(values.count, 1))
    return values.enumerated().flatMap { index, value in
      let y = top + height * (1 - value / scale.top)
      return [
        (x: left + Double(index) * step, y: y), (x: left + Double(index + 1) * step, y: y),
      ]
    }
  }
}

/// The ticks of an axis from zero, at one, two or five times a power of ten.
struct ChartScale {
  let ticks: [Double]
  let top: Double

  init(upTo highest: Double) {
    var step = 1e-6
    let steps = [2.0, 2.5, 2.0]
    var index = 0
    while step * 5 < highest, index < 60 {
      step *= steps[index % 3]
      index += 1
    }
    let count = max((highest / step).rounded(.up), 1)
    let tick = step
    ticks = (0...Int(min(count, 10))).map { Double($0) * tick }
    top = count * step
  }
}
