internal import ModelIR

/// A network that chips were measured with, of the same layers and with synthetic weights.
///
/// Weights do not decide time or energy here, but zeros would: the compiler folds channels that are
/// all zero, of which MLPerf Tiny's person detector has many, and the measured chips do not.
enum ValidationNetwork: String, CaseIterable {
  /// MLPerf Tiny's keyword spotting: DS-CNN.
  case keywords
  /// MLPerf Tiny's image classification: ResNet-8.
  case images
  /// MLPerf Tiny's visual wake words: MobileNetV1, a quarter as wide, 96 × 96.
  case persons
  /// MLPerf Tiny's anomaly detection: an autoencoder of ten connected layers.
  case anomalies
  /// Analog Devices' kws20_v3: rows of the speech signal as one-dimensional maps.
  case kws20
  /// Analog Devices' MNIST network, ai85net5.
  case mnist
  /// Analog Devices' residual network for CIFAR-100, its four additions left out.
  case cifar100
  /// AlexNet's convolutions, each by itself; half the inputs where it has two groups.
  case alexnet1, alexnet2, alexnet3, alexnet4, alexnet5

  /// Builds the network; the same every time.
  var graph: Graph {
    var network = SyntheticNetwork(name: rawValue, seed: 0x0B02)
    let output: TensorID =
      switch self {
      case .keywords: Self.keywords(&network)
      case .images: Self.images(&network)
      case .persons: Self.persons(&network)
      case .anomalies: Self.anomalies(&network)
      case .kws20: Self.kws20(&network)
      case .mnist: Self.mnist(&network)
      case .cifar100: Self.cifar100(&network)
      // Every fourth of 11 × 11 windows, as each of 3 × 3 over blocks of 4 × 4 pixels: 19 % more
      // products, the multiplications by zero in the twelfth row and column.
      case .alexnet1: Self.convolution(&network, [1, 55, 55, 48], 3, 96)
      case .alexnet2: Self.convolution(&network, [1, 27, 27, 48], 5, 256)
      case .alexnet3: Self.convolution(&network, [1, 13, 13, 256], 3, 384)
      case .alexnet4: Self.convolution(&network, [1, 13, 13, 192], 3, 384)
      case .alexnet5: Self.convolution(&network, [1, 13, 13, 192], 3, 256)
      }
    network.finish(with: output)
    return network.graph
  }

  private static func square(_ size: Int) -> Extent { Extent(height: size, width: size) }

  private static func convolution(
    _ network: inout SyntheticNetwork, _ input: Shape, _ kernel: Int, _ channels: Int
  ) -> TensorID {
    network.convolution(
      network.input(input), name: "convolution", kernel: square(kernel),
      channels: channels, clamp: true)
  }

  private static func keywords(_ network: inout SyntheticNetwork) -> TensorID {
    var features = network.convolution(
      network.input([1, 49, 10, 1]), name: "stem", kernel: Extent(height: 10, width: 4), stride: 2,
      channels: 64, clamp: true)
    for block in 1...4 {
      features = network.depthwise(features, name: "depthwise\(block)", stride: 1)
      features = network.convolution(
        features, name: "pointwise\(block)", kernel: square(1), channels: 64, clamp: true)
    }
    let mean = network.globalMean(features, name: "mean")
    return network.connected(mean, name: "scores", outputs: 12, clamp: false)
  }

  private static func images(_ network: inout SyntheticNetwork) -> TensorID {
    var features = network.convolution(
      network.input([1, 32, 32, 3]), name: "stem", kernel: square(3), channels: 16, clamp: true)
    for (channels, stride) in [(16, 1), (32, 2), (64, 2)] {
      let first = network.convolution(
        features, name: "first\(channels)", kernel: square(3), stride: stride, channels: channels,
        clamp: true)
      let second = network.convolution(
        first, name: "second\(channels)", kernel: square(3), channels: channels, clamp: false)
      let shortcut =
        stride == 1
        ? features
        : network.convolution(
          features, name: "shortcut\(channels)", kernel: square(1), stride: stride,
          channels: channels, clamp: false)
      features = network.sum(shortcut, second, name: "sum\(channels)")
    }
    let mean = network.globalMean(features, name: "mean")
    return network.connected(mean, name: "scores", outputs: 10, clamp: false)
  }

  private static func persons(_ network: inout SyntheticNetwork) -> TensorID {
    var features = network.convolution(
      network.input([1, 96, 96, 3]), name: "stem", kernel: square(3), stride: 2, channels: 8,
      clamp: true)
    let blocks = [(16, 1), (32, 2), (32, 1), (64, 2), (64, 1), (128, 2)]
    for (index, block) in (blocks + Array(repeating: (128, 1), count: 5) + [(256, 2), (256, 1)])
      .enumerated()
    {
      features = network.depthwise(features, name: "depthwise\(index)", stride: block.1)
      features = network.convolution(
        features, name: "pointwise\(index)", kernel: square(1), channels: block.0, clamp: true)
    }
    let mean = network.globalMean(features, name: "mean")
    return network.connected(mean, name: "scores", outputs: 2, clamp: false)
  }

  private static func anomalies(_ network: inout SyntheticNetwork) -> TensorID {
    var features = network.input([1, 640])
    let widths = [128, 128, 128, 128, 8, 128, 128, 128, 128, 640]
    for (index, width) in widths.enumerated() {
      features = network.connected(
        features, name: "layer\(index)", outputs: width, clamp: index + 1 < widths.count)
    }
    return features
  }
}
