extension Program {
  /// Throws unless any machine of the program's geometry could run it without losing its way.
  ///
  /// Safe on programs from hostile files. What depends on a chip's memories is for the machine to
  /// check.
  /// - Throws: `ProgramError` with every fault found.
  package func verify() throws(ProgramError) {
    let faults = faults
    guard faults.isEmpty else { throw ProgramError(faults: faults) }
  }

  /// Everything that is wrong with the program; empty for a legal one.
  package var faults: [ProgramFault] {
    let basis =
      geometry.faults.map { ProgramFault(.geometry, $0) }
      + Self.faults(of: inputs, ProgramFault.Place.input)
      + Self.faults(of: outputs, ProgramFault.Place.output)
    // Instructions are measured against geometry and tensors, so these have to be right first.
    guard basis.isEmpty else { return basis }
    let faults = sectionFaults(prologue, isBody: false) + sectionFaults(body, isBody: true)
    // What goes over the host link is counted by extents, which these rules have made safe.
    return faults.isEmpty ? hostTrafficFaults : faults
  }

  private static func faults(
    of tensors: [HostTensor], _ place: (Int) -> ProgramFault.Place
  ) -> [ProgramFault] {
    tensors.enumerated().flatMap { index, tensor in
      tensor.faults.map { ProgramFault(place(index), $0) }
    }
  }

  private func sectionFaults(_ section: Section, isBody: Bool) -> [ProgramFault] {
    var tokens = TokenLedger()
    var faults: [ProgramFault] = []
    for (index, step) in section.steps.enumerated() {
      let mnemonic = type(of: step.instruction.body.form).mnemonic
      let place: ProgramFault.Place =
        isBody ? .body(index, mnemonic: mnemonic) : .prologue(index, mnemonic: mnemonic)
      let reasons =
        reasons(step, isBody: isBody) + step.instruction.tokenFaults
        + tokens.record(step.instruction)
      faults += reasons.map { ProgramFault(place, $0) }
    }
    return faults
      + tokens.leftOver.map { ProgramFault(isBody ? .bodyEnd : .prologueEnd, $0) }
  }

  /// What is wrong with one instruction, tokens aside.
  private func reasons(_ step: Section.Step, isBody: Bool) -> [String] {
    var reasons: [String] = []
    if !layers.indices.contains(step.layer) {
      reasons.append("there is no layer \(step.layer); the program has \(layers.count)")
    }
    do throws(EncodingError) {
      _ = try step.instruction.encoded()
    } catch {
      // The other rules multiply extents, which only fields of bounded width make safe.
      return reasons + ["\(error)"]
    }
    let own = step.instruction.body.form.faults(geometry)
    reasons += own + contextFaults(step.instruction.body, isBody: isBody)
    return own.isEmpty ? reasons + addressFaults(step.instruction) : reasons
  }

  /// The bank addresses that instruction words can hold.
  private static let addressSpaceBytes = 1 << 24

  private func addressFaults(_ instruction: Instruction) -> [String] {
    let end = instruction.accesses(geometry).map(\.bytes.upperBound).max() ?? 0
    return end <= Self.addressSpaceBytes
      ? [] : ["it reaches byte \(end), but bank addresses end at \(Self.addressSpaceBytes)"]
  }

  /// What an instruction refers to in the rest of the program.
  private func contextFaults(_ body: InstructionBody, isBody: Bool) -> [String] {
    switch body {
    case .finish: ["finish is implied by the section's end"]
    case .load(let load) where load.source.byte + load.byteCount > constants.count:
      [
        "it reads up to byte \(load.source.byte + load.byteCount) of \(constants.count)"
          + " bytes of constants"
      ]
    case .loadTable(let load): tableFaults(load, isBody: isBody)
    case .convolve(let convolve) where convolve.isCoded && !isBody:
      ["coded weights are for frames only, by when all tables are there"]
    case .receive(let receive):
      receiveFaults(receive, isBody: isBody)
    case .send(let send):
      Self.hostFaults("output", outputs, send.tensor, send.source.elementCount, isBody: isBody)
    default: []
    }
  }

  private func tableFaults(_ load: LoadTable, isBody: Bool) -> [String] {
    let end = load.source.byte + load.byteCount
    return FaultList()
      .unless(!isBody, "tables are loaded before the first frame only")
      .unless(
        end <= constants.count,
        "it reads up to byte \(end) of \(constants.count) bytes of constants"
      ).reasons
  }

  /// Rows of an input must lie in it; a piece that starts with the first row and is the only one
  /// must be all of it.
  private func receiveFaults(_ receive: Receive, isBody: Bool) -> [String] {
    let bytes = receive.destination.elementCount
    guard takesInPieces(receive.tensor), isBody, inputs.indices.contains(receive.tensor) else {
      return Self.hostFaults(
        "input", inputs, receive.tensor, receive.firstByte + bytes, isBody: isBody)
    }
    let all = inputs[receive.tensor].byteCount
    return FaultList().unless(
      receive.firstByte + bytes <= all,
      "input \(receive.tensor) has \(all) bytes, the feature map ends at byte"
        + " \(receive.firstByte + bytes)"
    ).reasons
  }

  /// Whether several instructions of a frame take an input, each some of its rows.
  package func takesInPieces(_ tensor: Int) -> Bool {
    let pieces = body.steps.lazy.filter { step in
      guard case .receive(let receive) = step.instruction.body else { return false }
      return receive.tensor == tensor
    }
    return pieces.dropFirst().first != nil
  }

  private static func hostFaults(
    _ kind: String, _ tensors: [HostTensor], _ index: Int, _ bytes: Int, isBody: Bool
  ) -> [String] {
    guard isBody else { return ["the host link is used in frames only"] }
    guard tensors.indices.contains(index) else {
      return ["there is no \(kind) \(index); the program has \(tensors.count)"]
    }
    let expected = tensors[index].byteCount
    return expected == bytes
      ? [] : ["\(kind) \(index) has \(expected) bytes, the feature map \(bytes)"]
  }

  /// Whether an instruction takes all of an input.
  private func isWhole(_ receive: Receive) -> Bool {
    inputs.indices.contains(receive.tensor)
      && inputs[receive.tensor].byteCount == receive.destination.elementCount
  }

  /// Tensors that a frame does not move across the host link exactly once.
  private var hostTrafficFaults: [ProgramFault] {
    var received: [Int: Int] = [:]
    var sent: [Int: Int] = [:]
    for step in body.steps {
      switch step.instruction.body {
      case .receive(let receive) where isWhole(receive): received[receive.tensor, default: 0] += 1
      case .send(let send): sent[send.tensor, default: 0] += 1
      default: break
      }
    }
    return inputs.indices.filter { received[$0, default: 0] > 1 }
      .map { ProgramFault(.input($0), "a frame receives it more than once") }
      + outputs.indices.filter { sent[$0] != 1 }
      .map { ProgramFault(.output($0), "a frame sends it \(sent[$0, default: 0]) times, not once") }
  }
}
