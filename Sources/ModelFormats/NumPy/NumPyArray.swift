package import ModelIR

/// An array as NumPy's `.npy` files hold it: a shape, and elements in row-major order.
///
/// Format: NumPy Enhancement Proposal 1 and `numpy.lib.format`, versions 1, 2 and 3.
package struct NumPyArray: Sendable, Hashable {
  /// The extents, outermost first.
  package var shape: Shape
  /// The elements; as many as the shape says.
  package var elements: TensorElements

  /// Makes an array; the caller sees to it that shape and elements go together.
  package init(shape: Shape, elements: TensorElements) {
    self.shape = shape
    self.elements = elements
  }

  /// Reads a file.
  ///
  /// float64 becomes float32. Column-major ("Fortran") arrays and types without a place in
  /// `TensorElements` are refused.
  /// - Parameter name: what errors call the file.
  package init(bytes: [UInt8], name: String) throws(ModelFormatError) {
    do throws(ModelFormatProblem) {
      let header = try NumPyHeader(bytes)
      shape = header.shape
      elements = try Self.elements(bytes, header)
    } catch {
      throw ModelFormatError(file: name, error)
    }
  }

  /// The file's bytes, format version 1.
  package var fileBytes: [UInt8] {
    NumPyHeader(type: NumPyElementType(of: elements), shape: shape).fileBytes
      + elements.bytes(as: .int8)
  }

  private static func elements(
    _ bytes: [UInt8], _ header: NumPyHeader
  ) throws(ModelFormatProblem) -> TensorElements {
    let data = header.dataStart..<bytes.count
    guard let count = header.elementCount, count * header.type.width == data.count else {
      throw ModelFormatProblem(
        at: "data behind the header", found: "\(data.count) bytes",
        expected: "\(header.shape) elements of \(header.type.width) bytes")
    }
    switch header.type {
    case .int8: return .int8(LittleEndian.int8s(bytes, in: data))
    case .uint8: return .uint8(Array(bytes[data]))
    case .bool: return .bool(bytes[data].map { $0 != 0 })
    case .int16: return .int16(LittleEndian.integers(bytes, in: data))
    case .int32: return .int32(LittleEndian.integers(bytes, in: data))
    case .int64: return .int64(LittleEndian.integers(bytes, in: data))
    case .float32: return .float32(LittleEndian.floats(bytes, in: data))
    case .float64:
      let patterns = LittleEndian.integers(bytes, in: data, as: UInt64.self)
      return .float32(patterns.map { Float(Double(bitPattern: $0)) })
    }
  }
}
