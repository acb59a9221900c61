internal import ModelIR

/// What stands before the elements of a `.npy` file: their type and the shape.
struct NumPyHeader {
  /// The first six bytes of every file.
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// Axes that NumPy itself allows (NPY_MAXDIMS).
  private static let rankLimit = 64

  /// The type of the elements.
  let type: NumPyElementType
  /// The extents.
  let shape: Shape
  /// Where the elements start.
  let dataStart: Int

  /// Describes an array that is to be written.
  init(type: NumPyElementType, shape: Shape) {
    self.type = type
    self.shape = shape
    dataStart = 0
  }

  /// Reads the header of a file.
  init(_ bytes: [UInt8]) throws(ModelFormatProblem) {
    let text = try Self.text(bytes)
    let entries = try NumPyDictionary(bytes[text]).entries
    type = try Self.type(entries["descr"])
    guard entries["fortran_order"] == .word("False") else {
      throw ModelFormatProblem(
        at: "header, fortran_order", found: entries["fortran_order"]?.description ?? "nothing",
        expected: "False; numpy.ascontiguousarray makes such an array")
    }
    guard case .tuple(let extents) = entries["shape"], extents.count <= Self.rankLimit else {
      throw ModelFormatProblem(
        at: "header, shape", found: entries["shape"]?.description ?? "nothing",
        expected: "a tuple of extents")
    }
    shape = Shape(extents)
    dataStart = text.upperBound
  }

  /// The product of the extents; nil where it overflows.
  var elementCount: Int? {
    var count = 1
    for extent in shape.dimensions {
      let (product, overflows) = count.multipliedReportingOverflow(by: extent)
      // Times the widest element, 8 bytes, it must fit as well.
      if overflows || product > Int.max / 8 { return nil }
      count = product
    }
    return count
  }

  /// The header's bytes, padded so that the elements start at a multiple of 64.
  var fileBytes: [UInt8] {
    // As NumPy prints a tuple: one of a single extent keeps its comma.
    let comma = shape.rank == 1 ? "," : ""
    let extents = shape.dimensions.map(String.init).joined(separator: ", ") + comma
    let text =
      "{'descr': '\(type.rawValue)', 'fortran_order': False, 'shape': (\(extents)), }"
    let prefix = Self.magic.count + 4
    let filler = 63 - (prefix + text.utf8.count) % 64
    let body = Array(text.utf8) + [UInt8](repeating: UInt8(ascii: " "), count: filler) + [10]
    return Self.magic + [1, 0] + LittleEndian.bytes(of: [UInt16(truncatingIfNeeded: body.count)])
      + body
  }

  /// Where the header's text lies: behind a length of 2 bytes, or of 4 from version 2 on.
  private static func text(_ bytes: [UInt8]) throws(ModelFormatProblem) -> Range<Int> {
    guard bytes.count >= 12, bytes.starts(with: magic), (1...3).contains(bytes[6]) else {
      throw ModelFormatProblem(
        at: "first bytes", found: "\(bytes.prefix(8).map { Int($0) })",
        expected: "a NumPy array file of version 1 to 3")
    }
    let isShort = bytes[6] == 1
    let start = isShort ? 10 : 12
    let length =
      isShort
      ? Int(LittleEndian.integer(bytes, at: 8, as: UInt16.self))
      : Int(LittleEndian.integer(bytes, at: 8, as: UInt32.self))
    guard start + length <= bytes.count else {
      throw ModelFormatProblem(
        at: "header", found: "a length of \(length) bytes",
        expected: "at most the file's \(bytes.count)")
    }
    return start..<start + length
  }

  private static func type(
    _ entry: NumPyDictionary.Value?
  ) throws(ModelFormatProblem) -> NumPyElementType {
    if case .string(let name) = entry, let type = NumPyElementType(rawValue: name) { return type }
    let names = NumPyElementType.allCases.map(\.rawValue).joined(separator: ", ")
    throw ModelFormatProblem(
      at: "header, descr", found: entry?.description ?? "nothing", expected: "one of \(names)")
  }
}
