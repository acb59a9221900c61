/// A rule that several knobs have to meet together.
package struct ChipRule: Sendable {
  /// The knobs that it is about, the one to change first.
  package let knobs: [String]
  /// One sentence: the rule and its reason.
  package let summary: String
  /// What is wrong and what would be right, or nothing.
  private let check: @Sendable (ChipSpec) -> String?

  init(
    _ knobs: [String], _ summary: String, _ check: @escaping @Sendable (ChipSpec) -> String?
  ) {
    self.knobs = knobs
    self.summary = summary
    self.check = check
  }

  /// The problem, unless the rule is met or one of its knobs is wrong by itself.
  package func problem(in chip: ChipSpec, unless wrong: Set<String>) -> ChipProblem? {
    let judged = knobs.allSatisfy { knob in
      !wrong.contains { $0 == knob || $0.hasPrefix(knob + "[") }
    }
    guard judged else { return nil }
    return check(chip).map { ChipProblem(knobs: knobs, message: $0) }
  }

  /// Every rule, in the order in which problems are listed.
  package static let all: [ChipRule] = memoryRules + arrayRules + pointRules

  private static let memoryRules: [ChipRule] = [
    ChipRule(
      ["sram.banks", "sram.interleave"],
      "The banks form whole groups of sram.interleave, because a group is switched as one."
    ) { chip in
      let (banks, interleave) = (chip.sram.banks, chip.sram.interleave)
      if banks.isMultiple(of: interleave) { return nil }
      let right = nearestMultiples(of: interleave, to: banks)
      return "sram.banks is \(banks), which is not a multiple of the \(interleave) of "
        + "sram.interleave; use \(right) banks or another interleave"
    },
    ChipRule(
      ["sram.bankSize", "sram.wordSize"],
      "A bank holds whole words, because a word is what it reads or writes."
    ) { chip in
      let (bank, word) = (chip.sram.bankBytes, chip.sram.wordBytes)
      if bank.isMultiple(of: word) { return nil }
      return "sram.bankSize is \(bank) B, which is not a multiple of the \(word) B of "
        + "sram.wordSize; use \(nearestMultiples(of: word, to: bank)) B"
    },
    ChipRule(
      ["sram.banks", "sram.bankSize"],
      "The banks hold at most 16 MiB together, because instructions address them with 24 bits."
    ) { chip in
      let limit = 1 << 24
      if chip.sram.totalBytes <= limit { return nil }
      return
        "sram.banks × sram.bankSize is \(KnobUnit.bytes.text(.integer(chip.sram.totalBytes))), "
        + "but instructions address 16 MiB; use at most \(limit / chip.sram.bankBytes) banks"
    },
    ChipRule(
      ["decoder.rate", "sram.wordSize", "sram.interleave"],
      "Raw int8 weights are read as fast as decoded, so the rate is at most one row of banks."
    ) { chip in
      let row = chip.sram.wordBytes * chip.sram.interleave
      if chip.decoder.weightsPerCycle <= row { return nil }
      return "decoder.rate is \(chip.decoder.weightsPerCycle) weights/cycle, but a row of banks "
        + "(sram.wordSize × sram.interleave) delivers \(row) bytes per cycle; use at most \(row)"
    },
    ChipRule(
      ["decoder.rate", "decoder.tables", "decoder.bitmap", "array.skipsTiles"],
      "Coded weights come from as many lanes as the decoder's rate, of which it has at most 64."
    ) { chip in
      let isCoded =
        chip.decoder.tables > 0 || chip.decoder.expandsBitmaps || chip.array.skipsTiles
      if !isCoded || chip.decoder.weightsPerCycle <= 64 { return nil }
      return "decoder.rate is \(chip.decoder.weightsPerCycle) weights/cycle, but bitmaps, "
        + "entropy codes and streams without tiles of zeros are decoded in at most 64 lanes; "
        + "use at most 64, or none of them"
    },
  ]

  private static let arrayRules: [ChipRule] = [
    ChipRule(
      ["array.patternKept", "array.patternLength"],
      "A pattern keeps a whole part of its length, because that is how much more a beat takes."
    ) { chip in
      let (kept, length) = (chip.array.patternKept, chip.array.patternLength)
      if kept == 0 && length == 0 || kept > 0 && length > 0 && length % kept == 0 { return nil }
      let right = (1...max(1, length)).filter { length > 0 && length % $0 == 0 }.map(String.init)
      return "array.patternKept is \(kept), which does not divide the \(length) of "
        + "array.patternLength; use "
        + (right.isEmpty ? "0, or give a length" : right.joined(separator: " or "))
    },
    ChipRule(
      ["array.patternKept", "array.inputs"],
      "A beat takes whole patterns, because the lanes of one choose among its channels."
    ) { chip in
      let (kept, inputs) = (chip.array.patternKept, chip.array.inputs)
      if kept == 0 || inputs.isMultiple(of: kept) { return nil }
      return "array.inputs is \(inputs), which is not a multiple of the \(kept) of "
        + "array.patternKept; use \(nearestMultiples(of: kept, to: inputs)) inputs"
    },
    ChipRule(
      ["array.accumulators", "array.pixels", "array.outputs"],
      "The accumulators hold whole tiles of pixels × outputs, at least two, so that one drains "
        + "while the next is summed."
    ) { chip in
      let tile = chip.array.pixels * chip.array.outputs
      let sums = chip.array.accumulators
      if sums.isMultiple(of: tile), sums >= 2 * tile { return nil }
      let right =
        sums < 2 * tile ? "at least \(2 * tile)" : nearestMultiples(of: tile, to: sums)
      return "array.accumulators is \(sums), but must be a multiple of array.pixels × "
        + "array.outputs = \(tile), at least twice that; use \(right)"
    },
    ChipRule(
      ["array.drainRate", "sram.wordSize", "sram.interleave"],
      "What drains in a cycle is written in that cycle, so the rate is at most one row of banks."
    ) { chip in
      let row = chip.sram.wordBytes * chip.sram.interleave
      if chip.array.drainRate <= row { return nil }
      return "array.drainRate is \(chip.array.drainRate) sums/cycle, but a row of banks "
        + "(sram.wordSize × sram.interleave) takes \(row) bytes per cycle; use at most \(row)"
    },
  ]

  private static let pointRules: [ChipRule] = [
    ChipRule(
      [OperatingPoint.listKey], "Operating points have different names, to be chosen by them."
    ) { chip in
      let names = chip.operatingPoints.map(\.name)
      let repeated = Set(names.filter { name in names.count { $0 == name } > 1 })
      guard let name = names.first(where: repeated.contains) else { return nil }
      return "operatingPoints has the name '\(name)' more than once; give each its own"
    },
    ChipRule(
      [OperatingPoint.listKey], "A faster clock never needs less voltage than a slower one."
    ) { chip in
      let sorted = chip.operatingPoints.sorted { $0.hertz < $1.hertz }
      for (slow, fast) in zip(sorted, sorted.dropFirst())
      where slow.hertz < fast.hertz && slow.volts > fast.volts {
        return "operatingPoints has '\(fast.name)' at a faster clock but a lower voltage "
          + "(\(fast.volts) V) than '\(slow.name)' (\(slow.volts) V); raise it to \(slow.volts) V"
      }
      return nil
    },
  ]

  /// The multiples of a number on both sides of another, as in `12 or 16`.
  private static func nearestMultiples(of divisor: Int, to number: Int) -> String {
    let below = number / divisor * divisor
    return below == 0 ? "\(divisor)" : "\(below) or \(below + divisor)"
  }
}
