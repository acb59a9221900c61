import ModelFormats
import ModelIR
import TestSupport
import Testing

/// Of images in planes of channels, axes are moved at a network's ends and nowhere between.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct LayoutTests {
  /// FastestDet gives an image, so that it has a transposition at its end as well.
  static let transpositions = [
    "cifar/resnet20_float": 1, "cifar/resnet56_float": 1, "resnet/resnet18_float": 1,
    "yolo/FastestDet": 2,
  ]

  @Test(arguments: transpositions)
  func movesAxesAtTheEndsAlone(_ model: String, _ count: Int) throws {
    let bytes = try SharedFolder.bytes(of: "models/\(model).onnx")
    let graph = try ONNXReader.read(bytes: bytes, name: model)
    #expect(graph.operations.count { $0.isTransposition } == count)
  }
}
