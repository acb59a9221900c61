import ChipDescription
import InstructionSet
import MachineModel

extension Report {
  /// What limited the run and what would help, as sentences.
  var advice: [String] {
    [boundAdvice] + stallAdvice + energyAdvice + [doubtAdvice].compactMap { $0 } + notes
  }

  /// The same as a list of a page.
  var adviceList: String {
    "<ul>\n" + advice.map { "<li>\(HTMLText.escaped($0))</li>\n" }.joined() + "</ul>\n"
  }

  private var boundAdvice: String {
    guard let binding = bounds.binding else { return "The program does nothing." }
    let share = Double(bounds.lowerBoundCycles) / Double(max(cycles, 1))
    return "The \(binding.label) alone takes \(NumberText.grouped(bounds.lowerBoundCycles)) of the "
      + "\(NumberText.grouped(cycles)) cycles (\(NumberText.percent(share))); no order of the work "
      + "is faster than that on this chip."
  }

  private var stallAdvice: [String] {
    let lines = StallTable.advice(of: units).joined(separator: " ")
    let words = lines.split(separator: " ").joined(separator: " ")
    return words.isEmpty ? [] : [words.prefix(1).uppercased() + words.dropFirst() + "."]
  }

  private var energyAdvice: [String] {
    energy.ranked.prefix(2).compactMap { component in
      component.remedy.map {
        "\(NumberText.percent(energy[component] / energy.total)) of the energy goes to "
          + "\(component.name): \($0)."
      }
    }
  }

  private var doubtAdvice: String? {
    energyRange.dominant.map {
      let (figure, unit) = ($0.figure, $0.figure.unit.rawValue)
      return "The energy is least sure of one figure: \(figure.name) "
        + "(\(NumberText.short(figure.value))\(unit.isEmpty ? "" : " " + unit), "
        + "\(NumberText.short(figure.spread.lowerBound)) to "
        + "\(NumberText.short(figure.spread.upperBound)) times that)."
    }
  }
}

extension EnergyComponent {
  /// What in the chip or the network makes less of it; nil where nothing that is chosen does.
  var remedy: String? {
    switch self {
    case .array: "narrower weights (int4), or a lower voltage"
    case .accumulators: "more inputs or taps in the array, so that more is summed before an update"
    case .weightDecoder: "more pixels for each weight: more accumulators, or array.pixels"
    case .sram: "smaller banks (sram.bankSize), a line buffer, or more outputs from each read word"
    case .interconnect: "fewer words moved: a line buffer, or more outputs from each read word"
    case .vector: "fewer layers outside the array"
    case .weightStore:
      "weights that stay in the banks, narrower weights (int4), or another weightStore.technology"
    case .dma: "fewer bytes loaded for each frame"
    case .hostLink: "a smaller input"
    case .sequencer: "longer instructions"
    case .controlCore: "less software while the units work (controlCore.active)"
    case .clock: "units that finish sooner, so that their clocks are gated, or a lower voltage"
    case .leakage: "fewer banks switched on, or a lower voltage"
    case .alwaysOn: nil
    case .regulator: "a better regulator (regulator.efficiency)"
    }
  }
}

extension LayerReport {
  /// The part of a name that tells layers apart.
  ///
  /// TensorFlow joins the names of what it fused with semicolons, and starts each with the
  /// network's.
  var shortName: String {
    let first = name.prefix { $0 != ";" }
    guard let slash = first.firstIndex(of: "/") else { return String(first) }
    return String(first[first.index(after: slash)...])
  }
}
