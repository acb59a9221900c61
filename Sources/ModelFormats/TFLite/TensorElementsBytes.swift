internal import ModelIR
internal import QuantizedArithmetic

extension TensorElements {
  /// The elements in a range of a file's bytes, which the caller has measured.
  init(_ type: ElementType, bytes: [UInt8], in range: Range<Int>, count: Int) {
    switch type {
    case .float32: self = .float32(LittleEndian.floats(bytes, in: range))
    case .int4: self = .int8(Int4Packing.unpack(bytes[range], count: count))
    case .int8: self = .int8(LittleEndian.int8s(bytes, in: range))
    case .uint8: self = .uint8(Array(bytes[range]))
    case .int16: self = .int16(LittleEndian.integers(bytes, in: range))
    case .int32: self = .int32(LittleEndian.integers(bytes, in: range))
    case .int64: self = .int64(LittleEndian.integers(bytes, in: range))
    case .bool: self = .bool(bytes[range].map { $0 != 0 })
    }
  }

  /// The elements as a file holds them; those of type int4 two to a byte.
  func bytes(as type: ElementType) -> [UInt8] {
    switch self {
    case .float32(let values): LittleEndian.bytes(of: values.map(\.bitPattern))
    case .int8(let values):
      type == .int4 ? Int4Packing.pack(values) : values.map { UInt8(bitPattern: $0) }
    case .uint8(let values): values
    case .int16(let values): LittleEndian.bytes(of: values)
    case .int32(let values): LittleEndian.bytes(of: values)
    case .int64(let values): LittleEndian.bytes(of: values)
    case .bool(let values): values.map { $0 ? 1 : 0 }
    }
  }
}
