/// The tables of TensorFlow Lite's schema, version 3, as far as this project reads and writes them.
///
/// Source: tensorflow/compiler/mlir/lite/schema/schema.fbs (0373b8f3). A case's raw value is the
/// field's id there: fields count up from 0 in order, a union takes two ids (its type, its value).
enum TFLiteSchema {
  /// What stands behind the root offset (schema.fbs, `file_identifier`).
  static let fileIdentifier = "TFL3"
  /// The version written to `Model.version` (schema.fbs, "Revision History").
  static let version: UInt32 = 3

  /// schema.fbs, table Model.
  enum Model: Int, FlatBufferField {
    case version, operatorCodes, subgraphs, description, buffers
  }

  /// schema.fbs, table OperatorCode.
  enum OperatorCode: Int, FlatBufferField {
    case deprecatedBuiltinCode, customCode, version, builtinCode
  }

  /// schema.fbs, table SubGraph.
  enum SubGraph: Int, FlatBufferField {
    case tensors, inputs, outputs, operators, name
  }

  /// schema.fbs, table Buffer.
  enum Buffer: Int, FlatBufferField {
    case data, offset, size
  }

  /// schema.fbs, table Tensor.
  enum Tensor: Int, FlatBufferField {
    case shape, type, buffer, name, quantization, isVariable, sparsity, shapeSignature, hasRank
  }

  /// schema.fbs, table QuantizationParameters.
  enum QuantizationParameters: Int, FlatBufferField {
    case min, max, scale, zeroPoint, detailsType, details, quantizedDimension
  }

  /// schema.fbs, table SparsityParameters; only its presence matters here.
  enum SparsityParameters: Int, FlatBufferField {
    case traversalOrder
  }

  /// schema.fbs, table Operator.
  enum Operator: Int, FlatBufferField {
    case opcodeIndex, inputs, outputs, builtinOptionsType, builtinOptions
  }
}
