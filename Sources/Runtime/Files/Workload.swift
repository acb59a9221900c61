internal import ModelFormats
package import InstructionSet
package import ModelIR

/// What there is to run: a network still to be compiled, or a program.
package enum Workload: Sendable {
  case graph(Graph, notes: [String])
  case program(Program)

  /// The bundled network.
  package static var bundled: Workload {
    .graph(BundledNetwork.graph(), notes: [BundledNetwork.note])
  }

  /// The workload of a path, or the bundled one where there is none.
  package static func named(_ path: String?) throws -> Workload {
    try path.map(read) ?? bundled
  }

  /// Reads a model or a program, whichever the bytes say that it is.
  ///
  /// Throws `Problems` that name the file.
  package static func read(_ path: String) throws -> Workload {
    let bytes = try ByteFile.read(path)
    if Program.isProgram(bytes) {
      do {
        let program = try Program.read(bytes)
        try program.verify()
        return .program(program)
      } catch let error as ProgramError {
        throw Problems(error.faults.map { Problem(path, $0.description) })
      } catch {
        throw Problems(path, "this program cannot be read: \(error)", remedy: "compile it again")
      }
    }
    guard TFLiteReader.isTFLite(bytes) else {
      throw Problems(
        path, "this is neither a .tflite model nor a compiled .obol program",
        remedy: "give a .tflite file, or the output of 'obol compile'")
    }
    do {
      var graph = try TFLiteReader.read(bytes: bytes, name: path)
      graph.name = baseName(path)
      return .graph(graph, notes: [])
    } catch {
      throw Problems(error)
    }
  }

  /// A path's last component without its ending.
  private static func baseName(_ path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return last }
    return String(last[..<dot])
  }
}
