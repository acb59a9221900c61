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

  /// The mean power over the bin that a cycle lies in, to a microwatt; none after the last.
  package func milliwatts(atCycle cycle: Int) -> Double {
    let bin = cycle / max(binCycles, 1)
    return bins.indices.contains(bin) ? (milliwatts(ofBin: bin) * 1000).rounded() / 1000 : 0
  }

  package var averageMilliwatts: Double {
    bins.reduce(0) { $0 + $1.total } * hertz / Double(max(cycles, 1)) * 1e-3
  }

  /// The highest mean power over a window of so many bins.
  package func peakMilliwatts(windowBins: Int = 1) -> Double {
    let width = min(max(windowBins, 1), max(bins.count, 1))
    var (energy, length, peak) = (0.0, 0, 0.0)
    for index in bins.indices {
      energy += bins[index].total
      length += cycles(ofBin: index)
      if index >= width {
        energy -= bins[index - width].total
        length -= binCycles
      }
      if index >= width - 1 { peak = max(peak, energy * hertz / Double(length) * 1e-3) }
    }
    return peak
  }

  /// Seconds of a bin.
  package var binSeconds: Double { Double(binCycles) / hertz }

  /// The bins that a window of so many seconds is nearest to, at least one.
  package func bins(inSeconds seconds: Double) -> Int {
    Int(max(min((seconds / binSeconds).rounded(), Double(max(bins.count, 1))), 1))
  }

  /// The same energies in at most so many bins, neighbours joined.
  package func coarser(than most: Int) -> PowerTrace {
    let joined = max((bins.count + most - 1) / max(most, 1), 1)
    guard joined > 1 else { return self }
    var trace = self
    trace.binCycles = binCycles * joined
    trace.bins = stride(from: 0, to: bins.count, by: joined).map { first in
      bins[first..<min(first + joined, bins.count)].reduce(into: EnergyBreakdown()) { $0 += $1 }
    }
    return trace
  }
}

extension PowerModel {
  /// A section's energy in at most so many bins; they sum to the section's.
  package func trace(of section: SectionRecord, bins: Int) -> PowerTrace {
    trace(of: section, binCycles: (section.cycles + bins - 1) / max(bins, 1))
  }

  /// A section's energy at a resolution; throws where there would be more bins than anybody reads.
  package func trace(
    of section: SectionRecord, _ resolution: PowerResolution
  ) throws(PowerError) -> PowerTrace {
    guard let seconds = resolution.binSeconds else {
      return trace(of: section, bins: PowerResolution.standardBins)
    }
    let width = max((seconds * point.hertz).rounded(), 1)
    guard Double(section.cycles) / width <= Double(PowerResolution.mostBins) else {
      throw .resolutionTooFine(
        seconds: seconds,
        finest: Double(section.cycles) / point.hertz
          / Double(PowerResolution.mostBins))
    }
    return trace(of: section, binCycles: Int(min(width, Double(max(section.cycles, 1)))))
  }

  /// A section's energy in bins of so many cycles; they sum to the section's.
  ///
  /// An instruction's energy is spread evenly over the time in which it was active, so that nothing
  /// within an instruction shows.
  package func trace(of section: SectionRecord, binCycles: Int) -> PowerTrace {
    let width = max(binCycles, 1)
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
