import ChipDescription
package import MachineModel

/// Energy over time: the energy of each of a section's stretches of equal length.
package struct PowerTrace: Sendable, Hashable {
  /// Cycles of a bin; the last one may have fewer.
  package var binCycles: Int
  package var cycles: Int
  package var hertz: Double
  package var bins: [EnergyBreakdown]

  /// Cycles of one bin.
  package func cycles(ofBin index: Int) -> Int {
    min(binCycles, cycles - index * binCycles)
  }

  /// The mean power over one bin.
  package func milliwatts(ofBin index: Int) -> Double {
    bins[index].total * hertz / Double(cycles(ofBin: index)) * 1e-3
  }

  package var averageMilliwatts: Double {
    bins.reduce(0) { $0 + $1.total } * hertz / Double(max(cycles, 1)) * 1e-3
  }

  /// The highest mean power over a window of so many bins.
  package func peakMilliwatts(windowBins: Int = 1) -> Double {
    let width = min(max(windowBins, 1), bins.count)
    return (0..<max(bins.count - width + 1, 0)).map { start in
      let window = start..<start + width
      let energy = window.reduce(0) { $0 + bins[$1].total }
      return energy * hertz / Double(window.reduce(0) { $0 + cycles(ofBin: $1) }) * 1e-3
    }.max() ?? 0
  }
}

extension PowerModel {
  /// A section's energy in at most so many bins; they sum to the section's.
  ///
  /// An instruction's energy is spread evenly over the time in which it was active, so that nothing
  /// within an instruction shows.
  package func trace(of section: SectionRecord, bins: Int) -> PowerTrace {
    let width = max((section.cycles + bins - 1) / max(bins, 1), 1)
    let count = (section.cycles + width - 1) / width
    var trace = PowerTrace(
      binCycles: width, cycles: section.cycles, hertz: point.hertz,
      bins: [EnergyBreakdown](repeating: EnergyBreakdown(), count: count))
    for index in 0..<count { trace.bins[index] += standing(cycles: trace.cycles(ofBin: index)) }
    for instruction in section.instructions where instruction.end > instruction.start {
      let each = energy(of: instruction) * (1 / Double(instruction.end - instruction.start))
      for bin in instruction.start / width...(instruction.end - 1) / width {
        let (start, end) = (bin * width, (bin + 1) * width)
        trace.bins[bin] +=
          each * Double(min(end, instruction.end) - max(start, instruction.start))
      }
    }
    return trace
  }
}
