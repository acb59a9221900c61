import ChipDescription

/// Which bytes of the banks each layer touches, and when.
struct MemoryChart {
  let report: Report
  private let left = 58.0
  private let top = 10.0
  private let width = 452.0
  private let height = 210.0

  var section: String {
    guard let highest = report.memoryMap.map(\.bytes.upperBound).max(), highest > 0 else {
      return ""
    }
    return HTMLText.section(
      "Memory over time",
      "Bytes of the banks that layers write (full colour) and read (pale); colours only tell "
        + "neighbouring layers apart.", drawing(highest: highest).markup)
  }

  private func drawing(highest: Int) -> SVGDrawing {
    var drawing = SVGDrawing(height: 250, title: "Bytes of the banks in use over a frame")
    let banks = report.chip.sram.totalBytes
    let scale = max(banks, highest)
    for share in [0.0, 0.5, 1.0] {
      let y = top + height * (1 - share)
      drawing.line([(left, y), (left + width, y)], style: "axis")
      drawing.text(
        NumberText.bytes(Int(Double(scale) * share)), x: left - 6, y: y + 4, anchor: "end")
    }
    // Readers first, so that what is written lies above.
    let spans =
      report.memoryMap.filter { !$0.isWritten } + report.memoryMap.filter(\.isWritten)
    for span in spans { add(span, to: &drawing, scale: Double(scale)) }
    drawing.text("cycle 0", x: left, y: top + height + 18)
    drawing.text(
      NumberText.grouped(report.cycles), x: left + width, y: top + height + 18, anchor: "end")
    return drawing
  }

  private func add(_ span: MemorySpan, to drawing: inout SVGDrawing, scale: Double) {
    let cycles = Double(max(report.cycles, 1))
    let x = left + width * Double(span.cycles.lowerBound) / cycles
    let wide = max(width * Double(span.cycles.count) / cycles, 0.5)
    let y = top + height * (1 - Double(span.bytes.upperBound) / scale)
    let tall = max(height * Double(span.bytes.count) / scale, 0.5)
    let name = report.layers.indices.contains(span.layer) ? report.layers[span.layer].shortName : ""
    drawing.rectangle(
      x: x, y: y, width: wide, height: tall,
      style: "s\(span.layer % 6)" + (span.isWritten ? "" : " read"),
      hint: "\(span.layer) \(name) \(span.isWritten ? "writes" : "reads") "
        + NumberText.bytes(span.bytes.count))
  }
}
