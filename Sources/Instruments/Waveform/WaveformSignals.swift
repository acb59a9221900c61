import ChipDescription
import InstructionSet
import MachineModel

/// Everything that a waveform shows of a machine.
struct WaveformSignals: Sendable {
  /// A unit's signals.
  private struct Unit: Sendable {
    var state: WaveformSignal
    var layer: WaveformSignal
    var instruction: WaveformSignal
    var queue: WaveformSignal
  }

  /// A port's signals.
  private struct Port: Sendable {
    var request: WaveformSignal
    var grant: WaveformSignal
  }

  private var units: [Unit] = []
  private var ports: [Port] = []
  private var tokens: [WaveformSignal] = []
  /// The mean power over the bin that a cycle lies in, in milliwatts.
  private var power = WaveformSignal("power_mW", .real, number: 0)

  init(_ chip: ChipSpec) {
    var count = 0
    func signal(_ name: String, _ kind: WaveformSignal.Kind) -> WaveformSignal {
      defer { count += 1 }
      return WaveformSignal(name, kind, number: count)
    }
    power = signal(power.name, .real)
    units = InstructionSet.Unit.allCases.map { _ in
      Unit(
        state: signal("state", .text), layer: signal("layer", .text),
        instruction: signal("instruction", .bits(32)), queue: signal("queue", .bits(16)))
    }
    ports = BankPort.allCases.map {
      Port(
        request: signal($0.name + "_request", .bits(chip.sram.banks)),
        grant: signal($0.name + "_grant", .bits(1)))
    }
    tokens = Token.all.map {
      signal("\($0.producer.name)_to_\($0.consumer.name)", .bits(16))
    }
  }

  /// The lines that declare them: power, a scope for each unit, one for the banks' ports, one for
  /// tokens.
  func declarations(scope: String) -> String {
    var scopes = zip(InstructionSet.Unit.allCases, units).map { unit, signals in
      Self.scope(
        unit.name, [signals.state, signals.layer, signals.instruction, signals.queue])
    }
    scopes.append(Self.scope("banks", ports.flatMap { [$0.request, $0.grant] }))
    scopes.append(Self.scope("tokens", tokens))
    return "$scope module \(WaveformText.identifier(scope)) $end\n\(power.declaration)"
      + scopes.joined()
      + "$upscope $end\n"
  }

  private static func scope(_ name: String, _ signals: [WaveformSignal]) -> String {
    "$scope module \(name) $end\n\(signals.map(\.declaration).joined())$upscope $end\n"
  }

  /// The lines of what changes with a cycle.
  ///
  /// - Parameters:
  ///   - milliwatts: the power in the cycle.
  ///   - layer: the name of the layer of an instruction, by its position.
  mutating func changes(
    to state: CycleState, milliwatts: Double, layer: (Int) -> String
  ) -> String {
    var lines = ""
    func add(_ line: String?) { if let line { lines += line } }
    add(power.change(to: .real(milliwatts)))
    for (index, unit) in state.units.enumerated() {
      let instruction = unit.instruction
      add(units[index].state.change(to: .text(unit.activity.name)))
      add(units[index].layer.change(to: .text(instruction.map(layer) ?? "")))
      add(
        units[index].instruction.change(
          to: instruction.map { .number(UInt64($0)) } ?? .unknown))
      add(units[index].queue.change(to: .number(UInt64(unit.waiting))))
    }
    for (index, port) in state.ports.enumerated() {
      add(ports[index].request.change(to: .number(port.banks)))
      add(ports[index].grant.change(to: .number(port.isGranted ? 1 : 0)))
    }
    for (index, count) in state.tokens.enumerated() {
      add(tokens[index].change(to: .number(UInt64(count))))
    }
    return lines
  }
}
