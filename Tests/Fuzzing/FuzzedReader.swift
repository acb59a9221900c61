import ChipFiles
import Exploration
import FirmwareFormat
import InstructionSet
import ModelFormats
import ModelIR

/// A reader of bytes from outside, as libFuzzer and `CorpusTests` call it: a value or an error, and
/// nothing else.
enum FuzzedReader: String, CaseIterable {
  case tflite, onnx, npy, program, graph, assembly, chip, image, hex, space

  /// Reads the bytes, and throws what is wrong with them.
  func read(_ bytes: [UInt8]) throws {
    let name = "fuzzed"
    switch self {
    case .tflite: _ = try TFLiteReader.read(bytes: bytes, name: name)
    case .onnx: _ = try ONNXReader.read(bytes: bytes, name: name)
    case .npy: _ = try NumPyArray(bytes: bytes, name: name)
    case .program: _ = try Program.read(bytes).verify()
    case .graph: _ = try GraphParser().parse(text(bytes))
    case .assembly: _ = try Program(text: text(bytes))
    case .image: _ = try FirmwareImage.decode(bytes).program().verify()
    case .hex: _ = try FirmwareImage.decode(IntelHex.bytes(text(bytes)))
    case .space: _ = try SpaceFile.read(text: text(bytes), name: name)
    case .chip: _ = try ChipFile.read(text: text(bytes), name: name)
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
