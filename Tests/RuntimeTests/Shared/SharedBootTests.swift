import ChipDescription
import ChipFiles
import FirmwareFormat
import ModelFormats
import ModelIR
import Runtime
import TestSupport
import Testing

/// Real networks as images: from power-on over the mailbox to the outputs of a reference engine.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct SharedBootTests {
  /// The networks of MLPerf Tiny, on the chip that is made for them.
  static let networks = SharedNetwork.all.filter { $0.model.hasPrefix("models/tiny/") }

  @Test("boots, and gives the reference engine's outputs, bit for bit", arguments: networks)
  func outputs(network: SharedNetwork) throws {
    let boot = try boot(network, on: "obol-lite", frames: 3)
    let expected = try network.expected()
    let size = expected.shape.elementCount / expected.shape[0]
    let found = try #require(boot.outputs.first)
    #expect(found.shape.dimensions == [3] + expected.shape.dimensions.dropFirst())
    #expect(bytes(found).elementsEqual(bytes(expected).prefix(3 * size)))
  }

  @Test("all four are there")
  func count() { #expect(Self.networks.count == 4) }

  /// The shares that the firmware may add to a frame's cycles.
  @Test(
    "costs few cycles beside the program's",
    arguments: [("kws_dscnn_int8", 0.10), ("tf2_mobilenet_v2_1.0_224_ptq_int8", 0.02)])
  func overhead(name: String, share: Double) throws {
    let network = try #require(SharedNetwork.all.first { $0.model.contains(name) })
    for chip in ["obol", "obol-lite"] where chip == "obol" || name.hasPrefix("kws") {
      let boot = try boot(network, on: chip, frames: 1)
      #expect(boot.overhead > 0)
      #expect(boot.overhead <= share, "\(name) on \(chip)")
    }
  }

  private func boot(_ network: SharedNetwork, on name: String, frames: Int) throws -> ImageBoot {
    let chip = try ChipFile.bundled(name)
    let build = try ImageBuild(
      try Workload.read(SharedFolder.file(network.model)), for: chip,
      key: try KeyFile.development(), counter: 1)
    let stored = try StoredImage(
      path: "A.img", fileBytes: build.bytes, key: try KeyFile.development().verifyingKey)
    let source = InputBinding.Source(
      path: network.input, name: nil, array: try network.frames(frames))
    return try ImageBoot.run(
      stored, chip: chip, point: try OperatingPoint.choose(nil, of: chip), inputs: [source],
      frames: frames)
  }

  private func bytes(_ array: NumPyArray) -> [UInt8] {
    switch array.elements {
    case .int8(let values): values.map { UInt8(bitPattern: $0) }
    case .uint8(let values): values
    default: []
    }
  }
}
