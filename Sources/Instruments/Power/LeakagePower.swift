import ChipDescription

/// Power that is taken for as long as something is switched on, in microwatts.
package struct LeakagePower: Sendable, Hashable {
  /// Banks and program memory.
  package var memory = 0.0
  /// Multipliers, lanes and registers.
  package var logic = 0.0
  /// The weight store while nothing is read.
  package var store = 0.0
  /// The wake-up timer and the power manager.
  package var alwaysOn = EnergyTable.alwaysOn.value

  package var microwatts: Double { memory + logic + store + alwaysOn }

  /// What the store's standby is taken from.
  private var storeFigure = EnergyTable.retainedBank

  /// Each part with the component that it belongs to and the figure that it comes from.
  var parts: [(component: EnergyComponent, figure: EnergyFigure, microwatts: Double)] {
    [
      (.leakage, EnergyTable.activeBank, memory), (.leakage, EnergyTable.logic, logic),
      (.leakage, storeFigure, store), (.alwaysOn, EnergyTable.alwaysOn, alwaysOn),
    ].filter { $0.2 > 0 }
  }

  /// What leaks while a frame runs, or waits for the next one without sleeping.
  static func active(
    chip: ChipSpec, volts: Double, bankBytes: Int
  ) throws(PowerError) -> LeakagePower {
    let accumulatorBytes = chip.array.accumulators * 4
    let bytes = bankBytes + chip.sequencer.programBytes + accumulatorBytes
    var power = LeakagePower()
    power.memory =
      Double(bytes) / 1024
      * (try EnergyTable.activeBank.leaking(chip.process, volts: volts))
    power.logic =
      Double(multiplierEquivalents(chip))
      * (try EnergyTable.logic.leaking(chip.process, volts: volts))
    power.store = storeMicrowatts(chip)
    if let standby = EnergyTable.storeStandby(chip.weightStore.technology) {
      power.storeFigure = standby
    }
    return power
  }

  /// What leaks in sleep: the logic is off, and of the memory only `retainedBytes` are not.
  static func asleep(chip: ChipSpec, retainedBytes: Int) -> LeakagePower {
    var power = LeakagePower()
    power.memory = Double(retainedBytes) / 1024 * EnergyTable.retainedBank.retained(chip.process)
    power.store = storeMicrowatts(chip)
    return power
  }

  private static func storeMicrowatts(_ chip: ChipSpec) -> Double {
    if chip.weightStore.technology == .sram {
      return Double(chip.weightStore.capacityBytes) / 1024
        * EnergyTable.retainedBank.retained(chip.process)
    }
    return EnergyTable.storeStandby(chip.weightStore.technology)?.value ?? 0
  }

  /// The logic in 8-bit multipliers: a 32-bit one, in each vector lane and for each drained sum, is
  /// as large as sixteen.
  private static func multiplierEquivalents(_ chip: ChipSpec) -> Int {
    chip.array.multipliers + 16 * (chip.vector.lanes + chip.array.drainRate)
      // A core of 40,000 gates, each as large as a fifth of an 8-bit multiplier's 567.
      + 70 * chip.controlCore.cores
  }
}

extension EnergyFigure {
  /// The figure's power on a process at a voltage; throws outside the scaling's validity.
  func leaking(_ process: ProcessSpec, volts: Double) throws(PowerError) -> Double {
    try PowerError.check(
      "the temperature", Double(process.celsius), unit: "°C", in: ProcessScaling.temperatures)
    return switch conditions {
    case .leakage(let stated):
      try ProcessScaling.leakageFactor(fromVolts: stated, toVolts: volts) * retained(process)
    case .retention: retained(process)
    case .dynamic, .silicon, .wire, .area, .ownSupply, .relative: value
    }
  }

  /// The figure's power on its own supply.
  func retained(_ process: ProcessSpec) -> Double {
    value * ProcessScaling.leakageFactor(celsius: Double(process.celsius))
  }
}

extension SRAMSpec {
  /// The bytes of all groups of banks that hold any of the given bytes.
  ///
  /// A group of `interleave` banks is the smallest part that can be switched off, since words are
  /// spread over all its banks.
  func bytesOfGroups(touchedBy ranges: [Range<Int>]) -> Int {
    let groupBytes = interleave * bankBytes
    let groups = (0..<max(banks / interleave, 1)).filter { group in
      ranges.contains { $0.overlaps(group * groupBytes..<(group + 1) * groupBytes) }
    }
    return groups.count * groupBytes
  }
}
