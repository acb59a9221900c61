extension Instruction {
  /// The instruction as a line of assembly text.
  ///
  ///     mnemonic [wait TOKEN,…] [signal TOKEN,…] [| OPERAND=VALUE …]
  ///
  /// Operands that have the form's default value are left out.
  package var assembly: String { assembly(layer: nil) }

  /// The line, naming the layer that the instruction works for.
  func assembly(layer: Int?) -> String {
    var words = [type(of: body.form).mnemonic]
    if let layer { words += ["layer", String(layer)] }
    if !waits.isEmpty { words += ["wait", waits.text] }
    if !signals.isEmpty { words += ["signal", signals.text] }
    let operands = body.form.assemblyOperands
    if !operands.isEmpty { words += ["|"] + operands }
    return words.joined(separator: " ")
  }

  /// Reads a line of assembly text; throws with the line's number and the reason.
  package init(assembly: String, line: Int = 1) throws(AssemblyError) {
    let line = try AssemblyLine(assembly.utf8, number: line)
    let parsed = try InstructionParser(line)
    guard parsed.layer == nil else { throw line.error("a layer stands only in a program") }
    self = parsed.instruction
  }
}

extension Section.Step {
  /// The step as a line of assembly text.
  package var assembly: String { instruction.assembly(layer: layer) }

  /// Reads a line; an instruction that names no layer works for the first one.
  init(_ line: AssemblyLine) throws(AssemblyError) {
    let parsed = try InstructionParser(line)
    self.init(parsed.instruction, layer: parsed.layer ?? 0)
  }
}

extension InstructionForm {
  /// `name=value` for each operand that differs from the form's default.
  var assemblyOperands: [String] {
    let defaults = Self()
    return Self.operands.filter { $0.value(self) != $0.value(defaults) }
      .map { "\($0.name)=\($0.style.text($0.value(self)))" }
  }
}
