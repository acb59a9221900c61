/// What an operator of a file is: a number of the schema, or a name of somebody's own.
struct TFLiteOperatorCode {
  /// The schema's number.
  let builtin: Int32
  /// The name of a custom operator.
  let custom: String?

  /// Reads an entry of the model's `operator_codes`.
  init(_ table: FlatBufferTable<TFLiteSchema.OperatorCode>) throws(ModelFormatProblem) {
    // Codes above 126 do not fit the old field; files from before the new one leave it at 0
    // (schema.fbs, table OperatorCode), so the greater of the two is meant.
    let old: Int8 = try table.integer(.deprecatedBuiltinCode)
    let new: Int32 = try table.integer(.builtinCode)
    builtin = max(Int32(old), new)
    custom = try table.string(.customCode)
  }

  /// What an error calls the operator.
  var name: String {
    custom.map { "CUSTOM \"\($0)\"" } ?? BuiltinOperator.name(of: builtin)
  }
}
