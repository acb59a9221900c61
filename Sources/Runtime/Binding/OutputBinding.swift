package import InstructionSet
package import ModelFormats
internal import ModelIR

/// Turns the bytes that frames gave into arrays with the frames along the first axis.
package enum OutputBinding {
  /// One array for each output, in the output's own type.
  ///
  /// - Parameter frames: `frames[frame][output]`.
  package static func arrays(_ frames: [[[UInt8]]], outputs: [HostTensor]) -> [NumPyArray] {
    outputs.enumerated().map { index, output in
      let bytes = frames.flatMap { output.hostBytes($0[index]) }
      let single = output.shape.first == 1
      let whole = frames.count == 1 ? output.shape : [frames.count] + output.shape
      return NumPyArray(
        shape: Shape(single ? [frames.count] + output.shape.dropFirst() : whole),
        elements: output.elements(bytes))
    }
  }

  /// The file of each output: the path itself for one, `Y.NAME.npy` for several.
  package static func paths(_ path: String, outputs: [HostTensor]) -> [String] {
    guard outputs.count > 1 else { return [path] }
    let stem = path.hasSuffix(".npy") ? String(path.dropLast(4)) : path
    return outputs.map { "\(stem).\(fileName($0.name)).npy" }
  }

  /// A tensor's name with what a file name cannot hold replaced.
  private static func fileName(_ name: String) -> String {
    String(name.map { $0 == "/" || $0 == ":" || $0 == "\0" ? "_" : $0 })
  }
}
