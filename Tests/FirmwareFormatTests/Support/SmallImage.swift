import ChipDescription
import ChipFiles
import Compiler
import FirmwareFormat
import InstructionSet
import ModelIR
import Runtime
import Testing

/// An image of a network so small that every bit of it can be tried.
struct SmallImage {
  let chip: ImageChip
  let key: SigningKey
  let program: Program
  let image: FirmwareImage
  let bytes: [UInt8]

  init(counter: UInt32 = 5) throws {
    let spec = try ChipFile.bundled("obol-lite")
    chip = ImageChip(spec)
    key = try #require(SigningKey.development)
    program = try compile(Self.graph, for: spec).program
    image = try FirmwareImage(
      program, chipName: spec.name, counter: counter, code: BundledFirmware.runtime)
    bytes = try image.bytes(signedBy: key)
  }

  /// A device that takes the image.
  var device: TrustedDevice {
    TrustedDevice(chip: chip, key: key.verifyingKey, minimumCounter: 3)
  }

  /// Why the device refuses bytes; nil where it takes them.
  func refusal(of bytes: [UInt8], on device: TrustedDevice? = nil) -> FirmwareRefusal? {
    do throws(FirmwareRefusal) {
      _ = try FirmwareImage.read(bytes, on: device ?? self.device)
      return nil
    } catch {
      return error
    }
  }

  /// A fully connected layer of two outputs.
  private static var graph: Graph {
    var graph = Graph(name: "small")
    let input = graph.add(
      Tensor(
        name: "in", shape: [1, 4], elementType: .int8,
        quantization: Quantization(scale: 0.5, zeroPoint: 3)))
    let weights = graph.add(
      Tensor(
        name: "w", shape: [2, 4], elementType: .int8,
        quantization: Quantization(scale: 0.25, zeroPoint: 0),
        constant: .int8([1, -2, 3, -4, 5, -6, 7, -8])))
    let output = graph.add(
      Tensor(
        name: "out", shape: [1, 2], elementType: .int8,
        quantization: Quantization(scale: 0.75, zeroPoint: -1)))
    graph.inputs = [input]
    graph.outputs = [output]
    graph.operations.append(
      Operation(
        .fullyConnected(FullyConnected(activation: .none)), inputs: [input, weights],
        outputs: [output]))
    return graph
  }
}
