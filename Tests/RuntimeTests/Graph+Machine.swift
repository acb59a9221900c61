import ChipDescription
import ChipFiles
import ModelFormats
import ModelIR
import Runtime

extension Graph {
  /// What a bundled chip makes of a frame, given in the order of the inputs.
  func machineOutputs(
    of inputs: [TensorElements], on chipName: String = "obol"
  ) throws -> [TensorElements] {
    let chip = try ChipFile.bundled(chipName)
    var session = try Session(
      .graph(self, notes: []), chip: chip, point: .choose(nil, of: chip),
      options: SessionOptions())
    let sources = zip(self.inputs, inputs).map { id, elements in
      InputBinding.Source(
        path: "x.npy", name: self[id].name,
        array: NumPyArray(shape: self[id].shape, elements: elements))
    }
    return try session.run(inputs: sources, progress: nil).outputs.map(\.elements)
  }
}
