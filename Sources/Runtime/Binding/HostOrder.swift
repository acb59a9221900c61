package import InstructionSet

/// The bytes of a tensor in the order of the host's arrays, and in that of the link.
extension HostTensor {
  /// Bytes as the host has them, in the order in which they cross the link.
  package func linkBytes(_ bytes: [UInt8]) -> [UInt8] {
    guard !order.isEmpty else { return bytes }
    let width = elementType.byteCount
    return hostPositions.flatMap { bytes[$0 * width..<($0 + 1) * width] }
  }

  /// Bytes as they cross the link, in the order of the host's array.
  package func hostBytes(_ bytes: [UInt8]) -> [UInt8] {
    guard !order.isEmpty else { return bytes }
    let width = elementType.byteCount
    var result = bytes
    for (index, position) in hostPositions.enumerated() {
      for byte in 0..<width { result[position * width + byte] = bytes[index * width + byte] }
    }
    return result
  }

  /// For each element that crosses the link, its position in the host's array.
  private var hostPositions: [Int] {
    var strides = Array(repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
    return order.reduce([0]) { positions, axis in
      positions.flatMap { start in (0..<shape[axis]).map { start + $0 * strides[axis] } }
    }
  }
}
