/// One operator of a file before its tensors are read: what it is and which tensors it names.
struct TFLiteOperatorStub {
  /// Its place among the file's operators.
  let index: Int
  /// What it is: an operator that this project reads, or another one.
  let code: TFLiteOperatorCode
  /// The tensors it reads; nil where an optional one is absent.
  let inputs: [Int?]
  /// The tensors it makes.
  let outputs: [Int]
  /// The table itself, for the options.
  let table: FlatBufferTable<TFLiteSchema.Operator>

  /// Reads an operator's table; tensors out of range throw.
  init(
    index: Int, table: FlatBufferTable<TFLiteSchema.Operator>, codes: [TFLiteOperatorCode],
    tensorCount: Int
  ) throws(ModelFormatProblem) {
    let place = "operator \(index)"
    let codeIndex: UInt32 = try table.integer(.opcodeIndex)
    guard codeIndex < codes.count else {
      throw ModelFormatProblem(
        at: place, found: "operator code \(codeIndex)", expected: "one below \(codes.count)")
    }
    self.index = index
    self.table = table
    code = codes[Int(codeIndex)]
    inputs = try Self.tensors(
      table.integers(.inputs, as: Int32.self), below: tensorCount, optional: true, place)
    outputs = try Self.tensors(
      table.integers(.outputs, as: Int32.self), below: tensorCount, optional: false, place
    ).compactMap { $0 }
  }

  /// Tensor numbers of a file, checked; -1 stands for an absent one (schema.fbs, table Operator).
  static func tensors(
    _ numbers: [Int32], below count: Int, optional: Bool, _ place: String
  ) throws(ModelFormatProblem) -> [Int?] {
    var tensors: [Int?] = []
    for number in numbers {
      guard (number >= 0 && number < count) || (optional && number == -1) else {
        throw ModelFormatProblem(
          at: place, found: "tensor \(number)", expected: "one of the file's \(count) tensors")
      }
      tensors.append(number < 0 ? nil : Int(number))
    }
    return tensors
  }
}
