internal import ModelIR
internal import SwiftProtobuf

/// A tensor in a file of its own, as ONNX's test data has them (`input_0.pb`).
package struct ONNXTensorFile: Sendable {
  /// The name of the value that it is for.
  package let name: String
  /// Its extents and elements, in the types that graphs have.
  package let array: NumPyArray

  /// Reads a file.
  ///
  /// - Parameter file: what errors call it.
  package init(bytes: [UInt8], file: String) throws(ModelFormatError) {
    do throws(ModelFormatProblem) {
      try ONNXWireCheck.check(bytes)
      let proto = try Self.decoded(bytes)
      var reader = ONNXTensorReader(fileSize: bytes.count, files: .none)
      let tensor = try reader.tensor(proto, "tensor \"\(proto.name)\"").tensor
      name = proto.name
      array = NumPyArray(shape: tensor.shape, elements: tensor.constant ?? .float32([]))
    } catch {
      throw ModelFormatError(file: file, error)
    }
  }

  private static func decoded(_ bytes: [UInt8]) throws(ModelFormatProblem) -> ONNXTensorProto {
    do {
      return try ONNXTensorProto(serializedBytes: bytes)
    } catch {
      throw ModelFormatProblem(
        at: "the file", found: "bytes that are no message (\(error))", expected: "an ONNX tensor")
    }
  }
}
