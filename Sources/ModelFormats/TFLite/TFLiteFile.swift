/// The opened parts of a TensorFlow Lite file: its codes, buffers and main subgraph.
struct TFLiteFile {
  /// Tensors, operators or buffers that a file may have; networks for a chip have hundreds, and a
  /// table that is named this often costs tens of megabytes, not gigabytes.
  static let entryLimit = 1 << 16

  /// What the operators are, which they name by index.
  let operatorCodes: [TFLiteOperatorCode]
  /// Where constants lie.
  let buffers: FlatBufferTables<TFLiteSchema.Buffer>
  /// The main subgraph's tensors.
  let tensors: FlatBufferTables<TFLiteSchema.Tensor>
  /// The main subgraph's operators in the order in which they run.
  let operators: FlatBufferTables<TFLiteSchema.Operator>
  /// The tensors that a caller supplies.
  let inputs: [Int]
  /// The tensors that a caller gets.
  let outputs: [Int]

  /// Opens a file; throws where it is none of TensorFlow Lite, or points outside itself.
  init(_ bytes: [UInt8]) throws(ModelFormatProblem) {
    let file = FlatBuffer(bytes)
    guard file.identifier == TFLiteSchema.fileIdentifier else {
      throw ModelFormatProblem(
        at: "bytes 4 to 7", found: file.identifier.map { "\"\($0)\"" } ?? "the end of the file",
        expected: "\"\(TFLiteSchema.fileIdentifier)\", a TensorFlow Lite model")
    }
    let model = try file.root(TFLiteSchema.Model.self)
    let main = try Self.mainSubgraph(of: model)
    operatorCodes = try Self.codes(of: model)
    buffers = try model.tables(.buffers, limit: Self.entryLimit)
    tensors = try main.tables(.tensors, limit: Self.entryLimit)
    operators = try main.tables(.operators, limit: Self.entryLimit)
    inputs = try TFLiteOperatorStub.tensors(
      main.integers(.inputs, as: Int32.self), below: tensors.count, optional: false, "graph inputs"
    ).compactMap { $0 }
    outputs = try TFLiteOperatorStub.tensors(
      main.integers(.outputs, as: Int32.self), below: tensors.count, optional: false,
      "graph outputs"
    ).compactMap { $0 }
  }

  /// The first subgraph, which is the main one (schema.fbs, table Model).
  private static func mainSubgraph(
    of model: FlatBufferTable<TFLiteSchema.Model>
  ) throws(ModelFormatProblem) -> FlatBufferTable<TFLiteSchema.SubGraph> {
    let version: UInt32 = try model.integer(.version)
    guard version == TFLiteSchema.version else {
      throw ModelFormatProblem(
        at: model.name(.version), found: "\(version)", expected: "\(TFLiteSchema.version)")
    }
    let subgraphs = try model.tables(.subgraphs, of: TFLiteSchema.SubGraph.self, limit: entryLimit)
    guard subgraphs.count > 0 else {
      throw ModelFormatProblem(at: model.name(.subgraphs), found: "none", expected: "a main one")
    }
    return try subgraphs.table(0)
  }

  private static func codes(
    of model: FlatBufferTable<TFLiteSchema.Model>
  ) throws(ModelFormatProblem) -> [TFLiteOperatorCode] {
    let tables = try model.tables(
      .operatorCodes, of: TFLiteSchema.OperatorCode.self, limit: entryLimit)
    var codes: [TFLiteOperatorCode] = []
    for index in 0..<tables.count { codes.append(try TFLiteOperatorCode(tables.table(index))) }
    return codes
  }
}
