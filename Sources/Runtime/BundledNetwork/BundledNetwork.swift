package import ModelIR

/// The network that runs where none is named: MobileNetV2 1.0-224 in shape, with synthetic weights.
package enum BundledNetwork {
  /// What reports say of it.
  package static let note =
    "weights are synthetic (seeded): speed and energy are meant, accuracy is not"

  /// An inverted-residual stage: expansion, channels, blocks, stride of the first block.
  ///
  /// Source: Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", table 2.
  private struct Stage {
    let expansion: Int
    let channels: Int
    let blocks: Int
    let stride: Int
  }

  private static let stages = [
    Stage(expansion: 1, channels: 16, blocks: 1, stride: 1),
    Stage(expansion: 6, channels: 24, blocks: 2, stride: 2),
    Stage(expansion: 6, channels: 32, blocks: 3, stride: 2),
    Stage(expansion: 6, channels: 64, blocks: 4, stride: 2),
    Stage(expansion: 6, channels: 96, blocks: 3, stride: 1),
    Stage(expansion: 6, channels: 160, blocks: 3, stride: 2),
    Stage(expansion: 6, channels: 320, blocks: 1, stride: 1),
  ]

  /// Builds the network; the same every time.
  package static func graph() -> Graph {
    var network = SyntheticNetwork(name: "mobilenet_v2_1.0_224 (bundled)", seed: 0x0B01)
    var features = network.input([1, 224, 224, 3])
    features = network.convolution(
      features, name: "stem", kernel: Extent(height: 3, width: 3), stride: 2, channels: 32,
      clamp: true)
    for (index, stage) in stages.enumerated() {
      for block in 0..<stage.blocks {
        features = inverted(
          &network, features, stage, stride: block == 0 ? stage.stride : 1,
          name: "stage\(index + 1)/block\(block + 1)")
      }
    }
    features = network.convolution(
      features, name: "head", kernel: Extent(height: 1, width: 1), channels: 1280, clamp: true)
    network.classifier(network.globalMean(features, name: "mean"), classes: 1000)
    return network.graph
  }

  private static func inverted(
    _ network: inout SyntheticNetwork, _ input: TensorID, _ stage: Stage, stride: Int, name: String
  ) -> TensorID {
    let channels = network.graph[input].shape[3]
    var features = input
    if stage.expansion > 1 {
      features = network.convolution(
        features, name: name + "/expand", kernel: Extent(height: 1, width: 1),
        channels: channels * stage.expansion,
        clamp: true)
    }
    features = network.depthwise(features, name: name + "/depthwise", stride: stride)
    features = network.convolution(
      features, name: name + "/project", kernel: Extent(height: 1, width: 1),
      channels: stage.channels, clamp: false)
    guard stride == 1, channels == stage.channels else { return features }
    return network.sum(input, features, name: name + "/sum")
  }
}
