internal import CIntegerKernels
internal import QuantizedArithmetic

/// A convolution by the AVX-512 VNNI kernels, and all that is unsafe about calling them.
struct VectorizedConvolution: Sendable {
  private enum Weights: Sendable {
    /// As `obol_pack_weights` lays them out, and the sum of each output's weights.
    case dense([Int8], sums: [Int32])
    /// As `interleaved` has them.
    case depthwise([Int16])
  }

  private let convolution: obol_convolution
  private let weights: Weights
  private let channels: ChannelRequantization

  /// Nil where the kernels do not take the shape.
  init?(_ shape: ConvolutionShape, weights: [Int8], channels: ChannelRequantization) {
    // A load of sixteen bytes from a narrower brick would reach beyond its pixel.
    if shape.isDepthwise, shape.input.brickShift != 4 || shape.output.brickShift != 4 { return nil }
    if !shape.isDepthwise, shape.input.brickShift > 4 || shape.output.brickShift > 4 { return nil }
    convolution = obol_convolution(shape)
    self.channels = channels
    self.weights =
      shape.isDepthwise
      ? .depthwise(Self.interleaved(weights, shape)) : Self.packed(weights, convolution)
  }

  private static func packed(_ weights: [Int8], _ convolution: obol_convolution) -> Weights {
    var convolution = convolution
    let taps = convolution.kernel_height * convolution.kernel_width
    let outputs = convolution.output.channels
    var packed = [Int8](
      repeating: 0,
      count: Int(obol_packed_weight_bytes(outputs, taps, convolution.input.channels)))
    var sums = [Int32](repeating: 0, count: Int(outputs))
    obol_pack_weights(&convolution, weights, &packed, &sums)
    return .dense(packed, sums: sums)
  }

  /// A depthwise convolution's weights as `[tap][channel]`, channels padded to whole bricks, zero
  /// point taken off.
  static func interleaved(_ weights: [Int8], _ shape: ConvolutionShape) -> [Int16] {
    let width = (shape.output.channels + 15) / 16 * 16
    var result = [Int16](repeating: 0, count: width * shape.taps)
    for channel in 0..<shape.output.channels {
      for tap in 0..<shape.taps {
        result[tap * width + channel] =
          Int16(weights[channel * shape.taps + tap]) - Int16(shape.weightZeroPoint)
      }
    }
    return result
  }

  func run(in memory: inout [Int8], input: Int, output: Int, rows: Range<Int>) {
    withParameters { parameters in
      memory.withUnsafeMutableBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        compute(base + input, base + output, parameters, rows)
      }
    }
  }

  private func compute(
    _ input: UnsafePointer<Int8>, _ output: UnsafeMutablePointer<Int8>,
    _ parameters: obol_channel_parameters, _ rows: Range<Int>
  ) {
    let (first, end) = (Int32(rows.lowerBound), Int32(rows.upperBound))
    withUnsafePointer(to: convolution) { convolution in
      switch weights {
      case .dense(let packed, let sums):
        let size = Int(obol_dense_scratch_bytes(convolution))
        withUnsafeTemporaryAllocation(byteCount: size, alignment: 64) { scratch in
          guard let scratch = scratch.bindMemory(to: UInt8.self).baseAddress else { return }
          obol_convolve_dense_vnni(
            convolution, input, packed, sums, parameters, output, first, end, scratch)
        }
      case .depthwise(let weights):
        obol_convolve_depthwise_vnni(
          convolution, input, weights, parameters, output, first, end)
      }
    }
  }

  private func withParameters(_ body: (obol_channel_parameters) -> Void) {
    channels.biases.withUnsafeBufferPointer { biases in
      channels.significands.withUnsafeBufferPointer { significands in
        channels.shifts.withUnsafeBufferPointer { shifts in
          body(
            obol_channel_parameters(
              bias: biases.baseAddress, significand: significands.baseAddress,
              shift: shifts.baseAddress))
        }
      }
    }
  }
}

extension obol_convolution {
  init(_ shape: ConvolutionShape) {
    self.init(
      input: obol_feature_map(shape.input), output: obol_feature_map(shape.output),
      kernel_height: Int32(shape.kernelHeight), kernel_width: Int32(shape.kernelWidth),
      stride_height: Int32(shape.strideHeight), stride_width: Int32(shape.strideWidth),
      dilation_height: Int32(shape.dilationHeight), dilation_width: Int32(shape.dilationWidth),
      pad_top: Int32(shape.padTop), pad_left: Int32(shape.padLeft),
      input_zero_point: Int32(shape.inputZeroPoint),
      weight_zero_point: Int32(shape.weightZeroPoint),
      output_zero_point: Int32(shape.outputZeroPoint), clamp_low: Int32(shape.clampLow),
      clamp_high: Int32(shape.clampHigh), single_rounding: shape.rounding == .single,
      float_rounding: shape.rounding == .float32)
  }
}

extension obol_feature_map {
  init(_ map: MapShape) {
    self.init(
      width: Int32(map.width), height: Int32(map.height), channels: Int32(map.channels),
      brick_shift: Int32(map.brickShift), row_bytes: Int64(map.rowBytes),
      plane_bytes: Int64(map.planeBytes))
  }
}
