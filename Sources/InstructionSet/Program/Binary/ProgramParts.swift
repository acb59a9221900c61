/// A program taken apart by who reads what on a chip; host tensors are left to who holds the parts.
package struct ProgramParts: Sendable, Hashable {
  /// What the sequencer reads: the instruction words of prologue and body, `finish` included.
  package var words: [UInt8]
  /// What load instructions read.
  package var constants: [UInt8]
  /// What only reports read, as sections of a program file: head, layers, steps.
  package var tables: [UInt8]

  package init(words: [UInt8], constants: [UInt8], tables: [UInt8]) {
    self.words = words
    self.constants = constants
    self.tables = tables
  }
}

extension Program {
  /// The program's parts.
  ///
  /// - Throws: `EncodingError` where an instruction's value does not fit its field.
  package func parts() throws(EncodingError) -> ProgramParts {
    var tables = ByteWriter()
    tables.writeSection(.head, headContents)
    tables.writeSection(.layers, layerContents)
    tables.writeSection(.steps, stepContents)
    return ProgramParts(
      words: try Self.wordContents(prologue).bytes + Self.wordContents(body).bytes,
      constants: constants, tables: tables.bytes)
  }

  /// Puts a program together.
  ///
  /// The result is well-formed, but only `verify()` says that it may be run.
  /// - Throws: `ProgramFormatError`, whatever the parts are.
  package init(
    parts: ProgramParts, inputs: [HostTensor], outputs: [HostTensor]
  ) throws(ProgramFormatError) {
    var words = ByteReader(parts.words, range: 0..<parts.words.count)
    let prologue = try Self.readWords(&words)
    let body = try Self.readWords(&words)
    try words.expectEnd(of: "instructions")
    var tables = ByteReader(parts.tables, range: 0..<parts.tables.count)
    self = try tables.section(.head, Self.readHead)
    layers = try tables.section(.layers) { (contents) throws(ProgramFormatError) in
      try contents.list(of: "layers", Layer.read)
    }
    let steps = try tables.section(.steps) { (contents) throws(ProgramFormatError) in
      try Self.readStepLayers(&contents, count: prologue.count + body.count)
    }
    try tables.expectEnd(of: "tables")
    self.prologue = Section(prologue, layers: steps.prefix(prologue.count))
    self.body = Section(body, layers: steps.dropFirst(prologue.count))
    constants = parts.constants
    self.inputs = inputs
    self.outputs = outputs
  }
}

extension ByteReader {
  fileprivate func expectEnd(of part: String) throws(ProgramFormatError) {
    guard remaining == 0 else {
      throw error(expected: "the end of the \(part)", found: "\(remaining) more bytes")
    }
  }
}
