/// An options table of the union `BuiltinOptions`.
protocol TFLiteOptions: FlatBufferField {
  /// The table's number in the union (schema.fbs, union BuiltinOptions, counted from 1).
  static var unionType: UInt8 { get }
}

extension TFLiteSchema {
  /// schema.fbs, table Conv2DOptions.
  enum Conv2DOptions: Int, TFLiteOptions {
    case padding, strideW, strideH, fusedActivationFunction, dilationWFactor, dilationHFactor
    static let unionType: UInt8 = 1
  }

  /// schema.fbs, table DepthwiseConv2DOptions.
  enum DepthwiseConv2DOptions: Int, TFLiteOptions {
    case padding, strideW, strideH, depthMultiplier, fusedActivationFunction, dilationWFactor
    case dilationHFactor
    static let unionType: UInt8 = 2
  }

  /// schema.fbs, table Pool2DOptions.
  enum Pool2DOptions: Int, TFLiteOptions {
    case padding, strideW, strideH, filterWidth, filterHeight, fusedActivationFunction
    static let unionType: UInt8 = 5
  }

  /// schema.fbs, table FullyConnectedOptions.
  enum FullyConnectedOptions: Int, TFLiteOptions {
    case fusedActivationFunction, weightsFormat, keepNumDims
    static let unionType: UInt8 = 8
  }

  /// schema.fbs, table SoftmaxOptions.
  enum SoftmaxOptions: Int, TFLiteOptions {
    case beta
    static let unionType: UInt8 = 9
  }

  /// schema.fbs, table AddOptions.
  enum AddOptions: Int, TFLiteOptions {
    case fusedActivationFunction
    static let unionType: UInt8 = 11
  }

  /// schema.fbs, table ReshapeOptions.
  enum ReshapeOptions: Int, TFLiteOptions {
    case newShape
    static let unionType: UInt8 = 17
  }

  /// schema.fbs, table PadOptions, which has no fields; the case stands for none.
  enum PadOptions: Int, TFLiteOptions {
    case none
    static let unionType: UInt8 = 22
  }

  /// schema.fbs, table ReducerOptions.
  enum ReducerOptions: Int, TFLiteOptions {
    case keepDims
    static let unionType: UInt8 = 27
  }

  /// schema.fbs, table StridedSliceOptions.
  enum StridedSliceOptions: Int, TFLiteOptions {
    case beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask, offset
    static let unionType: UInt8 = 32
  }

  /// schema.fbs, table QuantizeOptions, which has no fields; the case stands for none.
  enum QuantizeOptions: Int, TFLiteOptions {
    case none
    static let unionType: UInt8 = 89
  }
}
