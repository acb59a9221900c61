internal import ModelIR

extension Tensor {
  /// The tensor's table in a file, its elements in the buffer given.
  func table(buffer: Int) -> FlatBufferNode {
    let quantization = quantization?.table ?? .empty
    return FlatBufferNode(
      TFLiteSchema.Tensor.self,
      [
        .shape: .ints(shape.dimensions), .type: .integer(elementType.tfliteCode),
        .buffer: .int(buffer), .name: .string(name), .quantization: .table(quantization),
        .hasRank: .bool(true),
      ])
  }
}

extension Quantization {
  /// The quantisation's table in a file.
  var table: FlatBufferNode {
    FlatBufferNode(
      TFLiteSchema.QuantizationParameters.self,
      [
        .scale: .floats(scales), .zeroPoint: .integers(zeroPoints.map(Int64.init)),
        .quantizedDimension: .int(axis ?? 0),
      ])
  }
}

extension FlatBufferNode {
  /// The quantisation table of a tensor that has none, which readers expect to be there.
  static var empty: Self { Self(TFLiteSchema.QuantizationParameters.self, [:]) }
}

extension BuiltinOperator {
  /// The operator's entry in a file's list of codes.
  ///
  /// Older readers look at the old field alone, which holds 127 for whatever it cannot.
  var table: FlatBufferNode {
    FlatBufferNode(
      TFLiteSchema.OperatorCode.self,
      [
        .deprecatedBuiltinCode: .integer(Int8(clamping: rawValue)),
        .builtinCode: .integer(rawValue),
      ])
  }
}
