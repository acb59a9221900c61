package import ModelIR
internal import SwiftProtobuf

/// Reads ONNX models.
package enum ONNXReader {
  /// The operators that are read, in alphabetical order.
  package static var operatorNames: [String] { ONNXOperatorRule.list.map(\.name).sorted() }

  /// The versions of ONNX's own operator set that are read.
  package static var operatorSets: ClosedRange<Int> { ONNXImporter.opsets }

  /// Whether bytes have the outline of a model; only `read` says whether they are one.
  ///
  /// ONNX has no letters of its own: a model starts with its IR version and has a graph.
  package static func isONNX(_ bytes: [UInt8]) -> Bool {
    bytes.first == 0x08 && ONNXWireCheck.hasGraph(bytes)
  }

  /// The graph of a model.
  ///
  /// Images are NCHW in the file and NHWC in the graph, whose inputs and outputs keep the file's
  /// shapes: transpositions stand at its ends and cancel in between. Shape arithmetic is worked
  /// out, batch normalisations fold into convolutions, and what is quantised in the file (QDQ or
  /// QLinear operators) becomes integer operators; where reals are quantised at once, the graph's
  /// input or output is the integers.
  /// - Parameters:
  ///   - name: what errors call the file, and the graph's name.
  ///   - files: where weights lie that the file does not hold itself.
  ///   - known: inputs of the file that always have the same elements, and so become constants.
  /// - Throws: everything that is wrong with the file, as far as one reading finds it.
  package static func read(
    bytes: [UInt8], name: String, files: ONNXExternalFiles = .none,
    known: [String: TensorElements] = [:]
  ) throws(ModelFormatError) -> Graph {
    var assembly: ONNXAssembly
    do throws(ModelFormatProblem) {
      try ONNXWireCheck.check(bytes)
      assembly = try ONNXAssembly(
        decoded(bytes), name: name, fileSize: bytes.count, files: files, known: known)
    } catch {
      throw ModelFormatError(file: name, error)
    }
    let unknown = assembly.unknownOperators
    guard unknown.isEmpty else { throw ModelFormatError(file: name, problems: unknown) }
    let graph: Graph
    do throws(ModelFormatProblem) {
      graph = try assembly.graph()
    } catch {
      throw ModelFormatError(file: name, error)
    }
    try graph.verify(asFile: name)
    return graph
  }

  private static func decoded(_ bytes: [UInt8]) throws(ModelFormatProblem) -> ONNXModelProto {
    var options = BinaryDecodingOptions()
    options.discardUnknownFields = true
    do {
      return try ONNXModelProto(serializedBytes: bytes, options: options)
    } catch {
      let isCut = (error as? BinaryDecodingError) == .truncated
      throw ModelFormatProblem(
        at: "the file",
        found: isCut ? "an end within a message" : "bytes that are no message (\(error))",
        expected: "an ONNX model")
    }
  }
}
