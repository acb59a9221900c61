internal import ModelIR

/// Reads the constants of a file, from the file itself or from those beside it.
struct ONNXTensorReader {
  /// Axes of a tensor; ONNX sets no limit, the deepest networks use 6.
  static let rankLimit = 8
  private let files: ONNXExternalFiles
  private let budget: ReadBudget
  private var opened: [String: [UInt8]] = [:]
  /// Bytes of the model's own file and of those beside it that were read so far.
  private(set) var byteCount: Int

  /// Makes a reader for a model of some size.
  init(fileSize: Int, files: ONNXExternalFiles) {
    self.files = files
    budget = ReadBudget(fileSize: fileSize)
    byteCount = fileSize
  }

  /// A constant's shape, type and elements.
  mutating func tensor(
    _ proto: ONNXTensorProto, _ place: String
  ) throws(ModelFormatProblem) -> (tensor: Tensor, type: ONNXElementType) {
    let type = try ONNXElementType(code: proto.dataType, place)
    let shape = try Self.shape(proto.dims, place)
    let elements = try elements(proto, type, count: shape.elementCount, place)
    return (
      Tensor(name: proto.name, shape: shape, elementType: type.held, constant: elements), type
    )
  }

  /// Extents as a shape; 0 is an extent, of tensors that have no elements.
  static func shape(_ dims: [Int64], _ place: String) throws(ModelFormatProblem) -> Shape {
    let limit = Int64(Shape.maximumElementCount)
    var count: Int64 = 1
    for extent in dims {
      guard extent >= 0, extent <= limit, dims.count <= rankLimit, count * extent <= limit else {
        throw ModelFormatProblem(
          at: "\(place), shape", found: "\(dims.prefix(rankLimit + 1))",
          expected: "at most \(rankLimit) axes and 2^28 elements, no extent negative")
      }
      count *= max(extent, 1)
    }
    return Shape(dims.map { Int($0) })
  }

  private mutating func elements(
    _ proto: ONNXTensorProto, _ type: ONNXElementType, count: Int, _ place: String
  ) throws(ModelFormatProblem) -> TensorElements {
    if proto.dataLocation == 1 {
      let (bytes, range) = try external(proto, type, count: count, place)
      return ONNXRawData.elements(type, bytes: bytes, in: range, count: count)
    }
    guard proto.rawData.isEmpty else {
      let bytes = [UInt8](proto.rawData)
      try check(bytes.count, type, count: count, place)
      return ONNXRawData.elements(type, bytes: bytes, in: 0..<bytes.count, count: count)
    }
    return try listed(proto, type, count: count, place)
  }

  private func check(
    _ found: Int, _ type: ONNXElementType, count: Int, _ place: String
  ) throws(ModelFormatProblem) {
    let expected = ONNXRawData.byteCount(type, count: count)
    guard found == expected else {
      throw ModelFormatProblem(
        at: "\(place), data", found: "\(found) bytes",
        expected: "\(expected) for \(count) elements of \(type)")
    }
  }

  /// Elements that the file lists in a field of their type.
  private func listed(
    _ proto: ONNXTensorProto, _ type: ONNXElementType, count: Int, _ place: String
  ) throws(ModelFormatProblem) -> TensorElements {
    let elements: TensorElements
    switch type {
    case .float32: elements = .float32(proto.floatData)
    case .float64: elements = .float32(proto.doubleData.map { Float($0) })
    case .float16, .bfloat16:
      elements = .float32(
        proto.int32Data.map { ONNXRawData.real(bits: UInt16(truncatingIfNeeded: $0), type) })
    case .int64: elements = .int64(proto.int64Data)
    case .uint32, .uint64:
      elements = .int64(proto.uint64Data.map { Int64(clamping: $0) })
    case .int4, .uint4:
      let bytes = proto.int32Data.map { UInt8(truncatingIfNeeded: $0) }
      try check(bytes.count, type, count: count, place)
      return ONNXRawData.elements(type, bytes: bytes, in: 0..<bytes.count, count: count)
    case .uint8, .int8, .uint16, .int16, .int32, .bool:
      elements = TensorElements(proto.int32Data.map { Int64($0) }, of: type.held)
    }
    guard elements.count == count else {
      throw ModelFormatProblem(
        at: "\(place), data", found: "\(elements.count) elements", expected: "\(count)")
    }
    return elements
  }

  /// The file and the bytes of it that hold a tensor's elements.
  private mutating func external(
    _ proto: ONNXTensorProto, _ type: ONNXElementType, count: Int, _ place: String
  ) throws(ModelFormatProblem) -> ([UInt8], Range<Int>) {
    var entries: [String: String] = [:]
    for entry in proto.externalData { entries[entry.key] = entry.value }
    let location = entries["location"] ?? ""
    try ONNXExternalFiles.check(location, place)
    let bytes: [UInt8]
    if let known = opened[location] {
      bytes = known
    } else {
      bytes = try files.bytes(location)
      opened[location] = bytes
      byteCount += bytes.count
    }
    let expected = ONNXRawData.byteCount(type, count: count)
    let offset = entries["offset"].map { Int($0) ?? -1 } ?? 0
    let length = entries["length"].map { Int($0) ?? -1 } ?? expected
    guard offset >= 0, length == expected, length <= bytes.count, offset <= bytes.count - length
    else {
      throw ModelFormatProblem(
        at: "\(place), external data \"\(location)\"",
        found: "\(length) bytes at \(offset) of \(bytes.count)",
        expected: "\(expected) bytes within the file, for \(count) elements of \(type)")
    }
    // The same bytes may be named again and again, as many tensors.
    guard budget.spend(length / 64) else {
      throw ModelFormatProblem(
        at: "\(place), external data", found: "the same bytes used over and over",
        expected: "a file that reads each byte about once")
    }
    return (bytes, offset..<offset + length)
  }
}
