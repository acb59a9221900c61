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

  /// schema.fbs, table ConcatenationOptions.
  enum ConcatenationOptions: Int, TFLiteOptions {
    case axis, fusedActivationFunction
    static let unionType: UInt8 = 10
  }

  /// schema.fbs, table L2NormOptions.
  enum L2NormOptions: Int, TFLiteOptions {
    case fusedActivationFunction
    static let unionType: UInt8 = 12
  }

  /// schema.fbs, table ResizeBilinearOptions.
  enum ResizeBilinearOptions: Int, TFLiteOptions {
    case newHeight, newWidth, alignCorners, halfPixelCenters
    static let unionType: UInt8 = 15
  }

  /// schema.fbs, table SpaceToDepthOptions.
  enum SpaceToDepthOptions: Int, TFLiteOptions {
    case blockSize
    static let unionType: UInt8 = 19
  }

  /// schema.fbs, table MulOptions.
  enum MulOptions: Int, TFLiteOptions {
    case fusedActivationFunction
    static let unionType: UInt8 = 21
  }

  /// schema.fbs, table GatherOptions.
  enum GatherOptions: Int, TFLiteOptions {
    case axis, batchDims
    static let unionType: UInt8 = 23
  }

  /// schema.fbs, table SubOptions.
  enum SubOptions: Int, TFLiteOptions {
    case fusedActivationFunction, potScaleInt16
    static let unionType: UInt8 = 28
  }

  /// schema.fbs, table DivOptions.
  enum DivOptions: Int, TFLiteOptions {
    case fusedActivationFunction
    static let unionType: UInt8 = 29
  }

  /// schema.fbs, table SqueezeOptions.
  enum SqueezeOptions: Int, TFLiteOptions {
    case squeezeDims
    static let unionType: UInt8 = 30
  }

  /// schema.fbs, table ArgMaxOptions.
  enum ArgMaxOptions: Int, TFLiteOptions {
    case outputType
    static let unionType: UInt8 = 40
  }

  /// schema.fbs, table TransposeConvOptions.
  enum TransposeConvOptions: Int, TFLiteOptions {
    case padding, strideW, strideH, fusedActivationFunction
    static let unionType: UInt8 = 49
  }

  /// schema.fbs, table PackOptions.
  enum PackOptions: Int, TFLiteOptions {
    case valuesCount, axis
    static let unionType: UInt8 = 59
  }

  /// schema.fbs, table UnpackOptions.
  enum UnpackOptions: Int, TFLiteOptions {
    case num, axis
    static let unionType: UInt8 = 64
  }

  /// schema.fbs, table ResizeNearestNeighborOptions.
  enum ResizeNearestNeighborOptions: Int, TFLiteOptions {
    case alignCorners, halfPixelCenters
    static let unionType: UInt8 = 74
  }

  /// schema.fbs, table LeakyReluOptions.
  enum LeakyReluOptions: Int, TFLiteOptions {
    case alpha
    static let unionType: UInt8 = 75
  }

  /// schema.fbs, table MirrorPadOptions.
  enum MirrorPadOptions: Int, TFLiteOptions {
    case mode
    static let unionType: UInt8 = 77
  }

  /// schema.fbs, table DepthToSpaceOptions.
  enum DepthToSpaceOptions: Int, TFLiteOptions {
    case blockSize
    static let unionType: UInt8 = 94
  }

  /// schema.fbs, table UnidirectionalSequenceLSTMOptions.
  enum UnidirectionalSequenceLSTMOptions: Int, TFLiteOptions {
    case fusedActivationFunction, cellClip, projClip, timeMajor
    static let unionType: UInt8 = 71
  }

  /// schema.fbs, table BatchMatMulOptions.
  enum BatchMatMulOptions: Int, TFLiteOptions {
    case adjX, adjY
    static let unionType: UInt8 = 101
  }

  /// schema.fbs, table GeluOptions.
  enum GeluOptions: Int, TFLiteOptions {
    case approximate
    static let unionType: UInt8 = 116
  }
}
