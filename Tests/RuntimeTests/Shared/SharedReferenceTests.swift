import ChipDescription
import ChipFiles
import MachineModel
import ModelFormats
import ModelIR
import Runtime
import TestSupport
import Testing

/// Real networks through the whole way, against the outputs of reference engines, value for value.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct SharedReferenceTests {
  @Test("outputs equal the reference engine's, over all inputs", arguments: SharedNetwork.all)
  func everyFrame(network: SharedNetwork) throws {
    let expected = try network.expected()
    try check(network, frames: expected.shape[0], stepping: .leaping)
  }

  @Test("so they do when time moves cycle by cycle", arguments: SharedNetwork.all)
  func stepped(network: SharedNetwork) throws {
    try check(network, frames: 1, stepping: .stepped)
  }

  @Test(
    "so they do on every chip with room for the network", arguments: SharedNetwork.benchmarks,
    ChipFile.bundledNames)
  func everyChip(network: SharedNetwork, chip: String) throws {
    do {
      try check(network, frames: 1, stepping: .leaping, on: chip)
    } catch let problems as Problems {
      // Small chips have no room for large networks, and say what would be enough.
      #expect(problems.list.allSatisfy { $0.finding.contains("too few") }, "\(problems)")
      #expect(!network.isTiny, "\(problems)")
    }
  }

  private func check(
    _ network: SharedNetwork, frames: Int, stepping: Stepping, on name: String = "obol"
  ) throws {
    let chip = try ChipFile.bundled(name)
    let path = SharedFolder.file(network.model)
    var session = try Session(
      try Workload.read(path), chip: chip, point: try OperatingPoint.choose(nil, of: chip),
      options: SessionOptions(stepping: stepping))
    let source = InputBinding.Source(
      path: network.input, name: nil, array: try network.frames(frames))
    let result = try session.run(inputs: [source], progress: nil)
    let found = try #require(result.outputs.first)
    let expected = try network.expected()
    let size = expected.shape.elementCount / expected.shape[0]
    #expect(found.shape.dimensions == [frames] + expected.shape.dimensions.dropFirst())
    #expect(
      values(found).elementsEqual(values(expected).prefix(frames * size)),
      "\(network.model) differs from \(network.reference)")
  }

  private func values(_ array: NumPyArray) -> [Int] {
    switch array.elements {
    case .int8(let values): values.map(Int.init)
    case .uint8(let values): values.map(Int.init)
    default: []
    }
  }
}
