import ChipDescription
import InstructionSet
import MachineModel

extension Report {
  /// The report as JSON; its keys are a contract, `schema` is their version.
  package var json: JSONValue {
    let events = EventKind.allCases.map { JSONValue.Member($0.name, .integer(counters[$0])) }
    var members = subject + speed + memory
    members += [
      .init("energy", energy.json),
      .init("stalls", .object(units.map { .init($0.unit.name, $0.stalls.json) })),
      .init("units", .object(units.map { .init($0.unit.name, $0.json) })),
      .init("events", .object(events)),
      .init("layers", .array(layers.map(\.json))),
    ]
    members += uncertainty
    if let rate { members.append(.init("atRate", rate.json)) }
    if !rateChoices.isEmpty {
      members.append(.init("rateChoices", .array(rateChoices.map(\.json))))
    }
    if let comparison = RateComparison(rateChoices) {
      members.append(
        .init(
          "rateStrategy", .string(comparison.racesToSleep ? "raceToSleep" : "slowAndSteady")))
    }
    if let battery { members.append(.init("battery", json(of: battery))) }
    if let dataMember { members.append(dataMember) }
    members.append(.init("hostSeconds", hostSeconds.json))
    return .object(members)
  }

  private var subject: [JSONValue.Member] {
    [
      .init("schema", .string(Self.schema)),
      .init("network", .string(network)),
      .init("chip", .string(chip.name)),
      .init(
        "operatingPoint",
        .object([
          .init("name", .string(point.name)), .init("volts", .real(point.volts)),
          .init("hertz", .real(point.hertz)),
        ])),
      .init("notes", .array(notes.map(JSONValue.string))),
    ]
  }

  private var speed: [JSONValue.Member] {
    [
      .init("frames", .integer(frames)),
      .init("cycles", .integer(cycles)),
      .init("latencyCycles", .integer(latencyCycles)),
      .init("lowerBoundCycles", .integer(bounds.lowerBoundCycles)),
      .init("boundBy", bounds.binding.json),
      .init("clockHertz", .real(point.hertz)),
      .init("framesPerSecond", .real(framesPerSecond)),
      .init("milliwatts", .real(milliwatts)),
      .init("microjoulesPerInference", .real(microjoulesPerInference)),
      .init("macs", .integer(macs)),
      .init("macUtilization", .real(macUtilization)),
      .init(
        "prologue",
        .object([
          .init("cycles", .integer(prologueCycles)),
          .init("microjoules", .real(prologueEnergy.total)),
        ])),
    ]
  }

  private var uncertainty: [JSONValue.Member] {
    let power = energyRange.scaled(by: framesPerSecond * 1e-3)
    return [
      .init("milliwattsRange", .array([.real(power.low), .real(power.high)])),
      .init(
        "microjoulesPerInferenceRange", .array([.real(energyRange.low), .real(energyRange.high)])),
      .init(
        "dominantFigure", energyRange.dominant.map { .string($0.figure.name) } ?? .null),
      .init("peakMilliwatts", .real(peakMilliwatts)),
      .init("peakSeconds", .real(peakSeconds)),
      .init("power", trace.json),
      .init("area", area.json),
    ]
  }

  private func json(of battery: Battery) -> JSONValue {
    .object([
      .init("milliampereHours", .real(battery.milliampereHours)),
      .init("volts", .real(battery.volts)),
      .init("hoursAtFullRate", .real(battery.hours(milliwatts: milliwatts))),
      .init(
        "hoursAtRate", rate.map { .real(battery.hours(milliwatts: $0.milliwatts)) } ?? .null),
    ])
  }

  private var memory: [JSONValue.Member] {
    [
      .init("sramPeakBytes", .integer(sramPeakBytes)),
      .init("weightBytes", .integer(weightBytes)),
      .init("encodedWeightBytes", .integer(encodedWeightBytes)),
    ]
  }
}

extension LayerReport {
  fileprivate var json: JSONValue {
    let stalls = Unit.allCases.compactMap { unit in
      self.stalls[unit].map { JSONValue.Member(unit.name, $0.json) }
    }
    return .object([
      .init("name", .string(name)),
      .init("operator", .string(operatorName)),
      .init("cycles", .integer(cycles)),
      .init("macs", .integer(macs)),
      .init("macUtilization", .real(macUtilization)),
      .init("boundBy", boundBy.json),
      .init("lowerBoundCycles", .integer(lowerBoundCycles)),
      .init("stalls", .object(stalls)),
      .init("microjoules", .real(energy.total)),
      .init("energy", energy.json),
    ])
  }
}

extension LimitingResource? {
  /// Null where there is nothing to do, and so no limit.
  fileprivate var json: JSONValue { map { .string($0.name) } ?? .null }
}

extension StallCycles {
  fileprivate var json: JSONValue {
    .object(
      StallReason.allCases.filter { self[$0] > 0 }.map { .init($0.name, .integer(self[$0])) })
  }
}

extension UnitRecord {
  fileprivate var json: JSONValue {
    .object([.init("busy", .integer(busyCycles)), .init("idle", .integer(idleCycles))])
  }
}

extension EnergyBreakdown {
  var json: JSONValue {
    .object(EnergyComponent.allCases.map { .init($0.name, .real(self[$0])) })
  }
}

extension RateEstimate {
  fileprivate var json: JSONValue {
    .object([
      .init("framesPerSecond", .real(framesPerSecond)),
      .init("operatingPoint", .string(point.name)),
      .init("volts", .real(point.volts)),
      .init("hertz", .real(point.hertz)),
      .init("milliwatts", .real(milliwatts)),
      .init("microjoulesPerFrame", .real(microjoulesPerFrame)),
      .init("frameMicrojoules", .real(frameMicrojoules)),
      .init("wakeMicrojoules", .real(wakeMicrojoules)),
      .init("restMicrojoules", .real(restMicrojoules)),
      .init("rest", .string(rest.rawValue)),
      .init("restShare", .real(restShare)),
    ])
  }
}

extension HostSeconds {
  fileprivate var json: JSONValue {
    .object([
      .init("compile", .real(compile)), .init("timing", .real(timing)),
      .init("arithmetic", .real(arithmetic)),
    ])
  }
}

extension PowerTrace {
  /// Milliwatts of each bin, and how long one is.
  fileprivate var json: JSONValue {
    .object([
      .init("binSeconds", .real(binSeconds)),
      .init("milliwatts", .array(bins.indices.map { .real(milliwatts(ofBin: $0)) })),
    ])
  }
}

extension AreaEstimate {
  fileprivate var json: JSONValue {
    .object([
      .init("squareMillimetres", .real(squareMillimetres)),
      .init("range", .array([.real(range.lowerBound), .real(range.upperBound)])),
      .init(
        "blocks", .object(blocks.map { .init($0.name, .real($0.squareMillimetres)) })),
    ])
  }
}
