/// What a file says of an operator beside the tensors it reads and makes.
struct WrittenOperator {
  /// The number of the options table in the union `BuiltinOptions`.
  let optionsType: UInt8
  /// The options table.
  let options: FlatBufferNode
  /// Constant int32 operands that follow the tensors.
  let operands: [Operand]

  /// A constant tensor made from attributes.
  struct Operand {
    let name: String
    let shape: [Int]
    let values: [Int]
  }

  /// Describes options with the fields given.
  init<Options: TFLiteOptions>(
    _ type: Options.Type, _ fields: KeyValuePairs<Options, FlatBufferValue>,
    operands: [Operand] = []
  ) {
    optionsType = Options.unionType
    options = FlatBufferNode(type, fields)
    self.operands = operands
  }
}
