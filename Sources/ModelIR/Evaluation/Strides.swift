extension Shape {
  /// How far apart neighbours along each axis lie in row-major order.
  package var strides: [Int] {
    var strides = Array(repeating: 1, count: rank)
    for axis in dimensions.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * dimensions[axis + 1]
    }
    return strides
  }
}

/// Every sum of one offset per axis, the last axis running fastest; nil where an offset is nil.
func positions(_ offsets: [[Int?]]) -> [Int?] {
  offsets.reduce([0]) { sums, axis in
    sums.flatMap { sum in
      axis.map { offset in
        guard let sum, let offset else { return nil }
        return sum + offset
      }
    }
  }
}
