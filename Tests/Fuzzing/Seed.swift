import ChipDescription
import ChipFiles
import Compiler
import FirmwareFormat
import InstructionSet
import ModelFormats
import ModelIR
import Runtime
import TestSupport

/// A file of the corpus that this package writes itself.
struct Seed {
  let reader: FuzzedReader
  let name: String
  let bytes: [UInt8]

  /// Files for every reader whose files people do not write by hand.
  static func all() throws -> [Seed] {
    var seeds: [Seed] = [
      Seed(reader: .onnx, name: "float.onnx", bytes: ONNXNetworks.float.bytes),
      Seed(reader: .onnx, name: "quantised.onnx", bytes: ONNXNetworks.quantised.bytes),
      Seed(reader: .onnx, name: "shapes.onnx", bytes: ONNXNetworks.shapes.bytes),
    ]
    for graph in graphs {
      seeds.append(
        Seed(
          reader: .tflite, name: graph.name + ".tflite", bytes: try TFLiteWriter.write(graph)))
      seeds.append(
        Seed(reader: .graph, name: graph.name + ".txt", text: GraphPrinter().print(graph)))
      seeds += try programs(of: graph)
    }
    return seeds
  }

  private init(reader: FuzzedReader, name: String, bytes: [UInt8]) {
    (self.reader, self.name, self.bytes) = (reader, name, bytes)
  }

  private init(reader: FuzzedReader, name: String, text: String) {
    self.init(reader: reader, name: name, bytes: Array(text.utf8))
  }

  /// One layer, and a few of them with branches.
  private static var graphs: [Graph] { [SmallNetwork.graph, RandomGraph(seed: 14).graph] }

  private static func programs(of graph: Graph) throws -> [Seed] {
    let chip = try ChipFile.bundled("obol-lite")
    let program = try compile(graph, for: chip).program
    var seeds = [
      Seed(reader: .program, name: graph.name + ".obol", bytes: try program.bytes()),
      Seed(reader: .assembly, name: graph.name + ".txt", text: program.text()),
    ]
    guard let key = SigningKey.development else { return seeds }
    let image = try FirmwareImage(
      program, chipName: chip.name, counter: 5, code: BundledFirmware.runtime(for: program)
    ).bytes(signedBy: key)
    seeds.append(Seed(reader: .image, name: graph.name + ".img", bytes: image))
    seeds.append(Seed(reader: .hex, name: graph.name + ".hex", text: IntelHex.text(image)))
    return seeds
  }
}
