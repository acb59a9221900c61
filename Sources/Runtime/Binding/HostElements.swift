package import InstructionSet
package import ModelIR

/// A tensor's bytes, little-endian, as elements and the other way round.
extension HostTensor {
  /// The elements of bytes that are in the order of the host's array.
  package func elements(_ bytes: [UInt8]) -> TensorElements {
    switch elementType {
    case .int8: .int8(bytes.map { Int8(bitPattern: $0) })
    case .uint8: .uint8(bytes)
    case .bool: .bool(bytes.map { $0 != 0 })
    case .int16: .int16(words(bytes).map { Int16(truncatingIfNeeded: $0) })
    case .int32: .int32(words(bytes))
    case .int64: .int64(words(bytes).map { Int64($0) })
    }
  }

  /// The bytes of integers that fit the element's bytes.
  func bytes(_ integers: [Int64]) -> [UInt8] {
    let width = elementType.byteCount
    return integers.flatMap { integer in
      (0..<width).map { UInt8(truncatingIfNeeded: integer >> Int64(8 * $0)) }
    }
  }

  /// The integers that an element's bytes can hold.
  var heldRange: ClosedRange<Int64> {
    switch elementType {
    case .int8: -128...127
    case .uint8: 0...255
    case .bool: 0...1
    case .int16: -32768...32767
    case .int32, .int64: Int64(Int32.min)...Int64(Int32.max)
    }
  }

  private func words(_ bytes: [UInt8]) -> [Int32] {
    let width = elementType.byteCount
    let unused = Int32(truncatingIfNeeded: 32 - 8 * width)
    return stride(from: 0, to: bytes.count / width * width, by: width).map { first in
      let bits = (0..<width).reduce(Int32(0)) { $0 | Int32(bytes[first + $1]) << Int32(8 * $1) }
      return (bits << unused) >> unused
    }
  }
}
