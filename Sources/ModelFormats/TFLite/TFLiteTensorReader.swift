internal import ModelIR
internal import QuantizedArithmetic

/// Reads the tensors of a file, each constant once however many tensors share its buffer.
struct TFLiteTensorReader {
  /// Elements of one tensor, as graphs have them.
  private static let elementLimit = Shape.maximumElementCount
  /// Elements of all tensors together, so that later sums over a graph stay far from overflow.
  private static let totalLimit = 1 << 32
  /// Axes of a tensor; the deepest that TensorFlow Lite's kernels take is 8.
  private static let rankLimit = 8

  private let file: TFLiteFile
  private var constants: [ConstantKey: TensorElements] = [:]
  private var totalElements = 0

  private struct ConstantKey: Hashable {
    let buffer: UInt32
    let type: ElementType
    let count: Int
  }

  /// Makes a reader of a file's tensors.
  init(_ file: TFLiteFile) { self.file = file }

  /// Reads the tensor at an index of the file.
  mutating func tensor(_ index: Int) throws(ModelFormatProblem) -> Tensor {
    let table = try file.tensors.table(index)
    let name = try table.string(.name) ?? ""
    let place = "tensor \(index) \"\(name)\""
    let shape = try shape(table, place)
    let type = try elementType(table, place)
    let constant = try constant(table, type, shape.elementCount, place)
    return Tensor(
      name: name, shape: shape, elementType: type,
      quantization: try TFLiteQuantization.read(table, type, shape, place), constant: constant)
  }

  /// The extents; an unknown one is the batch, which is taken as 1.
  private mutating func shape(
    _ table: FlatBufferTable<TFLiteSchema.Tensor>, _ place: String
  ) throws(ModelFormatProblem) -> Shape {
    let extents = try table.integers(.shape, as: Int32.self).map { $0 == -1 ? 1 : Int($0) }
    guard extents.count <= Self.rankLimit, extents.allSatisfy({ $0 >= 0 }) else {
      throw ModelFormatProblem(
        at: "\(place), shape", found: "\(extents.prefix(Self.rankLimit + 1))",
        expected: "at most \(Self.rankLimit) axes, no extent negative")
    }
    // Each factor is below 2^31 and the product so far at most 2^28, so nothing overflows.
    var count = 1
    for extent in extents where count <= Self.elementLimit { count *= extent }
    totalElements += min(count, Self.elementLimit)
    guard count <= Self.elementLimit, totalElements <= Self.totalLimit,
      extents.allSatisfy({ $0 <= Self.elementLimit })
    else {
      throw ModelFormatProblem(
        at: "\(place), shape", found: "\(Shape(extents))",
        expected: "at most 2^28 elements, 2^32 in the graph")
    }
    return Shape(extents)
  }

  private func elementType(
    _ table: FlatBufferTable<TFLiteSchema.Tensor>, _ place: String
  ) throws(ModelFormatProblem) -> ElementType {
    let code: Int8 = try table.integer(.type)
    guard let type = ElementType(tfliteCode: code) else {
      let names = ElementType.allCases.map(\.rawValue).joined(separator: ", ")
      throw ModelFormatProblem(
        at: "\(place), element type", found: "code \(code)", expected: "one of \(names)")
    }
    if try table.table(.sparsity, as: TFLiteSchema.SparsityParameters.self) != nil {
      throw ModelFormatProblem(at: place, found: "sparse storage", expected: "dense storage")
    }
    return type
  }

  /// The elements; nil where the tensor has no buffer or an empty one.
  private mutating func constant(
    _ table: FlatBufferTable<TFLiteSchema.Tensor>, _ type: ElementType, _ count: Int,
    _ place: String
  ) throws(ModelFormatProblem) -> TensorElements? {
    let buffer: UInt32 = try table.integer(.buffer)
    let key = ConstantKey(buffer: buffer, type: type, count: count)
    if let known = constants[key] { return known }
    guard buffer > 0, let range = try bytes(ofBuffer: buffer, place), !range.isEmpty else {
      return nil
    }
    let expected = type == .int4 ? Int4Packing.byteCount(for: count) : count * type.bitWidth / 8
    guard range.count == expected else {
      throw ModelFormatProblem(
        at: "\(place), buffer \(buffer)", found: "\(range.count) bytes",
        expected: "\(expected) for \(count) elements of \(type)")
    }
    try file.buffers.buffer.spend(range.count, place)
    let elements = TensorElements(
      type, bytes: file.buffers.buffer.bytes, in: range, count: count)
    constants[key] = elements
    return elements
  }

  /// Where a buffer's bytes lie: inside the FlatBuffer, or behind it (schema.fbs, table Buffer).
  private func bytes(
    ofBuffer index: UInt32, _ place: String
  ) throws(ModelFormatProblem) -> Range<Int>? {
    guard index < file.buffers.count else {
      throw ModelFormatProblem(
        at: place, found: "buffer \(index)", expected: "one below \(file.buffers.count)")
    }
    let table = try file.buffers.table(Int(index))
    let offset: UInt64 = try table.integer(.offset)
    if offset <= 1 { return try table.elementBytes(.data, elementSize: 1) }
    let start = Int(clamping: offset)
    let size = Int(clamping: try table.integer(.size) as UInt64)
    try table.buffer.check(start, size, table.name(.offset))
    return start..<start + size
  }
}
