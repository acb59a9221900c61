import InstructionSet
import MachineModel

/// How each unit spent the frame's cycles, one bar for each.
struct StallChart {
  let units: [UnitRecord]

  var section: String {
    let used = StallReason.allCases.filter { reason in units.contains { $0.stalls[reason] > 0 } }
    let ranked = used.sorted { total($0) > total($1) }
    let own = Array(ranked.prefix(5))
    let rest = ranked.dropFirst(5)
    let legend =
      [("busy", "s0")] + own.enumerated().map { ($0.element.name, "s\($0.offset + 1)") }
      + (rest.isEmpty ? [("idle", "idle")] : [("other stalls", "s6"), ("idle", "idle")])
    return HTMLText.section(
      "Stalls by unit", "Every cycle of every unit is work, a stall with its reason, or idle.",
      drawing(own: own, rest: Array(rest)).markup + HTMLText.legend(legend))
  }

  private func total(_ reason: StallReason) -> Int { units.reduce(0) { $0 + $1.stalls[reason] } }

  private func drawing(own: [StallReason], rest: [StallReason]) -> SVGDrawing {
    // A phone draws texts larger, and still has all of a unit's name.
    let (left, width, row) = (96.0, 416.0, 34.0)
    var drawing = SVGDrawing(
      height: Double(units.count) * row + 8, title: "Cycles of each unit by what it did")
    for (index, unit) in units.enumerated() {
      let y = Double(index) * row + 6
      drawing.text(unit.unit.name, x: left - 8, y: y + 17, anchor: "end")
      drawing.rectangle(
        x: left, y: y, width: width, height: row - 10, style: "idle", hint: "idle")
      var x = left
      let parts =
        [("busy", unit.busyCycles, "s0")]
        + own.enumerated().map { ($0.element.name, unit.stalls[$0.element], "s\($0.offset + 1)") }
        + [("other stalls", rest.reduce(0) { $0 + unit.stalls[$1] }, "s6")]
      for (name, cycles, style) in parts where cycles > 0 {
        let share = Double(cycles) / Double(max(unit.cycles, 1))
        drawing.rectangle(
          x: x, y: y, width: width * share, height: row - 10, style: style,
          hint: "\(unit.unit.name) \(name): \(NumberText.grouped(cycles)) cycles, "
            + NumberText.percent(share))
        x += width * share
      }
    }
    return drawing
  }
}
