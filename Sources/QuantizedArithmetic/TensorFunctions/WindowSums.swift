/// Sums of 16-bit activations times 8-bit weights over windows of an image: what convolutions,
/// depthwise ones and fully connected layers are where activations have 16 bits.
///
/// Source: TensorFlow Lite Micro, `integer_ops/conv.h`, `depthwise_conv.h` and `fully_connected.h`,
/// for int16 activations, whose zero points are 0.
package struct WindowSums: TensorFunctionForm {
  package static let kind = TensorFunctionKind.weightedSum

  /// Images, rows, columns and channels of the operand.
  package var extents: [Int]
  /// Rows, columns and channels of the result.
  package var size: [Int]
  /// Rows, columns and input channels of a window; the groups of channels follow from the last.
  package var kernel: [Int]
  /// Rows and columns between windows.
  package var stride: [Int]
  /// Rows and columns between taps.
  package var dilation: [Int]
  /// Rows above and columns before the image; below zero, those that are left out.
  package var padding: [Int]
  /// Rows and columns from a pixel to the next, zeros lying between: a transposed convolution's
  /// stride.
  package var spacing: [Int]
  /// The weights of each output, `[outputs, kernel]`.
  package var weights: [Int32]
  /// What the sum of each output starts from.
  package var biases: [Int64]
  /// What takes the sum of each output to the result.
  package var multipliers: [FixedPointMultiplier]
  /// The least and the greatest result.
  package var range: ClosedRange<Int32>
  /// Whether sums wrap at 32 bits and are scaled as those of 8-bit activations: where files have
  /// 32-bit biases.
  package var isNarrow: Bool

  package init(
    extents: [Int], size: [Int], kernel: [Int], weights: [Int32], biases: [Int64],
    multipliers: [FixedPointMultiplier], range: ClosedRange<Int32>, isNarrow: Bool
  ) {
    self.extents = extents
    self.size = size
    self.kernel = kernel
    (stride, dilation, padding, spacing) = ([1, 1], [1, 1], [0, 0], [1, 1])
    self.weights = weights
    self.biases = biases
    self.multipliers = multipliers
    self.range = range
    self.isNarrow = isNarrow
  }

  package var wrapped: TensorFunction { .weightedSum(self) }
  package var leftCount: Int { extents.reduce(1, *) }
  package var resultCount: Int { extents[0] * size.reduce(1, *) }
  /// One product of 16 and 8 bits in each.
  package var steps: Int { resultCount * kernel.reduce(1, *) }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    var index = 0
    for image in 0..<extents[0] {
      for row in 0..<size[0] {
        for column in 0..<size[1] {
          for output in 0..<size[2] {
            let sum = sum(left, image, row, column, output) &+ biases[output]
            result[index] = requantized(sum, output)
            index += 1
          }
        }
      }
    }
  }

  private func sum(
    _ left: [Int32], _ image: Int, _ row: Int, _ column: Int, _ output: Int
  ) -> Int64 {
    let depth = kernel[2]
    let first = output / (size[2] / (extents[3] / depth)) * depth
    var sum: Int64 = 0
    for vertical in 0..<kernel[0] {
      guard let y = pixel(row, vertical, axis: 0) else { continue }
      for horizontal in 0..<kernel[1] {
        guard let x = pixel(column, horizontal, axis: 1) else { continue }
        let source = ((image * extents[1] + y) * extents[2] + x) * extents[3] + first
        let weight = ((output * kernel[0] + vertical) * kernel[1] + horizontal) * depth
        for channel in 0..<depth {
          sum &+= Int64(left[source + channel]) &* Int64(weights[weight + channel])
        }
      }
    }
    return sum
  }

  /// The row or column of the image that a tap of a window lies on; nil for zeros.
  private func pixel(_ window: Int, _ tap: Int, axis: Int) -> Int? {
    let place = window * stride[axis] - padding[axis] + tap * dilation[axis]
    guard place >= 0, place % spacing[axis] == 0, place / spacing[axis] < extents[axis + 1] else {
      return nil
    }
    return place / spacing[axis]
  }

  private func requantized(_ sum: Int64, _ output: Int) -> Int32 {
    let scaled =
      isNarrow
      ? multipliers[output].apply(to: Int32(truncatingIfNeeded: sum))
      : multipliers[output].apply(toWide: sum)
    return min(max(scaled, range.lowerBound), range.upperBound)
  }
}

// The descriptor.
extension WindowSums {
  package func write(to words: inout [Int32]) {
    for list in [extents, size, kernel, stride, dilation, padding, spacing] {
      words.append(list: list)
    }
    words += [range.lowerBound, range.upperBound, isNarrow ? 1 : 0]
    for bias in biases {
      words += [Int32(truncatingIfNeeded: bias), Int32(truncatingIfNeeded: bias >> 32)]
    }
    for multiplier in multipliers { words.append(multiplier) }
    words += PackedBytes.words(of: weights)
  }

  package init?(from reader: inout WordReader) {
    guard let extents = reader.extents(), extents.count == 4, let size = reader.extents(),
      size.count == 3, let kernel = reader.extents(), kernel.count == 3,
      let stride = reader.extents(), stride.count == 2, let dilation = reader.extents(),
      dilation.count == 2, let padding = reader.list()?.map(Int.init), padding.count == 2,
      padding.allSatisfy({ (-1 << 16...1 << 16).contains($0) }), let spacing = reader.extents(),
      spacing.count == 2, extents[3] % kernel[2] == 0,
      size[2] % (extents[3] / kernel[2]) == 0,
      let results = TensorFunction.elementCount([extents[0]] + size),
      let count = TensorFunction.elementCount([size[2]] + kernel),
      results <= TensorFunction.mostSteps / kernel.reduce(1, *), let low = reader.next(),
      let high = reader.next(), low <= high, let isNarrow = reader.next(in: 0...1)
    else { return nil }
    var biases: [Int64] = []
    var multipliers: [FixedPointMultiplier] = []
    for _ in 0..<size[2] {
      guard let lower = reader.next(), let upper = reader.next() else { return nil }
      biases.append(Int64(upper) << 32 | Int64(UInt32(bitPattern: lower)))
    }
    for _ in 0..<size[2] {
      guard let multiplier = reader.multiplier() else { return nil }
      multipliers.append(multiplier)
    }
    guard let weights = PackedBytes.read(count, from: &reader) else { return nil }
    self.init(
      extents: extents, size: size, kernel: kernel, weights: weights, biases: biases,
      multipliers: multipliers, range: low...high, isNarrow: isNarrow == 1)
    (self.stride, self.dilation) = (stride, dilation)
    (self.padding, self.spacing) = (padding, spacing)
  }
}
