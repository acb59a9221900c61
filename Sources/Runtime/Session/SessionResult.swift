package import InstructionSet
package import Instruments
package import ModelFormats

/// What a session's frames gave.
package struct SessionResult: Sendable {
  /// One array for each output, with the frames along its first axis.
  package let outputs: [NumPyArray]
  /// The outputs' declarations, in the same order.
  package let tensors: [HostTensor]
  package let report: Report

  /// Writes each output to its file; throws `Problems` where one cannot be written.
  package func writeOutputs(to path: String) throws {
    for (array, path) in zip(outputs, OutputBinding.paths(path, outputs: tensors)) {
      try ByteFile.write(array.fileBytes, to: path)
    }
  }
}
