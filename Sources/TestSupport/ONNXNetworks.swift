internal import ModelIR

/// Small networks as exporters write them.
package enum ONNXNetworks {
  /// Convolution, batch normalisation, clamp, pooling, flattening and a matrix product.
  package static var float: ONNXSketch {
    var random = RepeatableRandom(seed: 1)
    func reals(_ shape: [Int]) -> ONNXSketch.Constant {
      .init(shape, .float32(random.array(of: -1...1, count: shape.reduce(1, *))))
    }
    var constants: [String: ONNXSketch.Constant] = [:]
    for (name, shape) in [
      ("weights", [4, 2, 3, 3]), ("scale", [4]), ("offset", [4]), ("mean", [4]),
      ("matrix", [3, 16]), ("bias", [3]),
    ] { constants[name] = reals(shape) }
    constants["variance"] = .init([4], .float32([0.5, 1, 2, 0.25]))
    return ONNXSketch(
      inputs: [("image", [1, 2, 8, 8], .float32)], outputs: ["scores"], constants: constants,
      nodes: [
        .init("Conv", ["image", "weights"], ["sums"], ["pads": .ints([1, 1, 1, 1])]),
        .init(
          "BatchNormalization", ["sums", "scale", "offset", "mean", "variance"], ["normal"]),
        .init("Relu", ["normal"], ["positive"]),
        .init(
          "MaxPool", ["positive"], ["pooled"],
          ["kernel_shape": .ints([4, 4]), "strides": .ints([4, 4])]),
        .init("Flatten", ["pooled"], ["row"]),
        .init("Gemm", ["row", "matrix", "bias"], ["scores"], ["transB": .int(1)]),
      ])
  }

  /// The same idea with quantisation written out: integers, reals, an operator, integers again.
  package static var quantised: ONNXSketch {
    var random = RepeatableRandom(seed: 2)
    let bytes: [Int8] = random.array(of: -127...127, count: 4 * 2 * 9)
    let sums: [Int32] = random.array(of: -500...500, count: 4)
    let scales: [Float] = [0.01, 0.02, 0.005, 0.015]
    return ONNXSketch(
      inputs: [("image", [1, 2, 8, 8], .float32)], outputs: ["pixels"],
      constants: [
        "weights": .init([4, 2, 3, 3], .int8(bytes)), "scales": .init([4], .float32(scales)),
        "zeros": .init([4], .int8([0, 0, 0, 0])), "bias": .init([4], .int32(sums)),
        "steps": .init([4], .float32(scales.map { $0 * 0.5 })),
        "none": .init([4], .int32([0, 0, 0, 0])), "in": .init([], .float32([0.5])),
        "inZero": .init([], .int8([3])), "out": .init([], .float32([0.25])),
        "outZero": .init([], .int8([-128])),
      ],
      nodes: [
        .init("DequantizeLinear", ["weights", "scales", "zeros"], ["taps"], ["axis": .int(0)]),
        .init("DequantizeLinear", ["bias", "steps", "none"], ["offsets"], ["axis": .int(0)]),
        .init("QuantizeLinear", ["image", "in", "inZero"], ["bytes"]),
        .init("DequantizeLinear", ["bytes", "in", "inZero"], ["real"]),
        .init("Conv", ["real", "taps", "offsets"], ["sums"], ["pads": .ints([1, 1, 1, 1])]),
        .init("Relu", ["sums"], ["positive"]),
        .init("QuantizeLinear", ["positive", "out", "outZero"], ["result"]),
        .init("DequantizeLinear", ["result", "out", "outZero"], ["pixels"]),
      ])
  }

  /// Shape arithmetic as exporters write it for a flattening.
  package static var shapes: ONNXSketch {
    ONNXSketch(
      inputs: [("image", [1, 2, 3, 4], .float32)], outputs: ["row"],
      constants: [
        "first": .init([], .int64([0])), "rest": .init([1], .int64([-1])),
        "axis": .init([1], .int64([0])),
      ],
      nodes: [
        .init("Shape", ["image"], ["extents"]),
        .init("Gather", ["extents", "first"], ["batch"], ["axis": .int(0)]),
        .init("Unsqueeze", ["batch", "axis"], ["batches"]),
        .init("Concat", ["batches", "rest"], ["shape"], ["axis": .int(0)]),
        .init("Reshape", ["image", "shape"], ["row"]),
      ])
  }

  /// A channel shuffle, as exporters of PyTorch write it, between two convolutions.
  package static var shuffle: ONNXSketch {
    var random = RepeatableRandom(seed: 4)
    func taps() -> ONNXSketch.Constant {
      .init([6, 6, 1, 1], .float32(random.array(of: -1...1, count: 36)))
    }
    return ONNXSketch(
      inputs: [("image", [1, 6, 4, 5], .float32)], outputs: ["pixels"],
      constants: [
        "before": taps(), "after": taps(), "split": .init([3], .int64([3, 2, 20])),
        "halves": .init([5], .int64([2, -1, 3, 4, 5])), "one": .init([], .int64([1])),
        "wide": .init([6, 3, 1, 1], .float32(random.array(of: -1...1, count: 18))),
      ],
      nodes: [
        .init("Conv", ["image", "before"], ["sums"]),
        .init("Reshape", ["sums", "split"], ["pairs"]),
        .init("Transpose", ["pairs"], ["swapped"], ["perm": .ints([1, 0, 2])]),
        .init("Reshape", ["swapped", "halves"], ["groups"]),
        .init("Gather", ["groups", "one"], ["half"], ["axis": .int(0)]),
        .init("Conv", ["half", "wide"], ["pixels"]),
      ])
  }
}
