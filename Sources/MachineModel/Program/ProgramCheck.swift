internal import ChipDescription
internal import InstructionSet

/// Holds a program against a chip before it runs.
struct ProgramCheck: Sendable {
  let chip: ChipSpec
  let program: Program

  /// Throws the first reason for which the chip cannot run the program.
  func check() throws(MachineError) {
    if let reason = chip.machineProblem { throw .chip(reason: reason) }
    let geometry = ArrayGeometry(chip)
    if program.geometry != geometry { throw .geometry(program: program.geometry, chip: geometry) }
    let capacity = chip.sequencer.programBytes
    if program.instructionBytes > capacity {
      throw .programTooLarge(bytes: program.instructionBytes, capacity: capacity)
    }
    let store = chip.weightStore.capacityBytes
    if program.constants.count > store {
      throw .constantsTooLarge(bytes: program.constants.count, capacity: store)
    }
    for tensor in program.inputs + program.outputs { try check(tensor) }
    try check(program.prologue, .prologue, geometry)
    try check(program.body, .body, geometry)
  }

  private func check(_ tensor: HostTensor) throws(MachineError) {
    var elements = 1
    for extent in tensor.shape {
      let (product, overflows) = elements.multipliedReportingOverflow(by: extent)
      if extent < 1 || overflows { throw .tensor(name: tensor.name, shape: tensor.shape) }
      elements = product
    }
  }

  private func check(
    _ section: Section, _ name: SectionName, _ geometry: ArrayGeometry
  ) throws(MachineError) {
    let check = InstructionCheck(chip: chip, geometry: geometry, program: program, section: name)
    for (index, step) in section.steps.enumerated() {
      guard let reason = check.problem(step) else { continue }
      throw .flawed(program.location(of: step, at: index, in: name), reason: reason)
    }
  }
}

extension Program {
  /// Where a step stands.
  func location(of step: Section.Step, at index: Int, in section: SectionName)
    -> InstructionLocation
  {
    InstructionLocation(
      section: section, index: index,
      mnemonic: type(of: step.instruction.body.form).mnemonic,
      layer: layers.indices.contains(step.layer) ? layers[step.layer].name : "")
  }
}
