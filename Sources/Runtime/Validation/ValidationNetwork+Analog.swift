internal import ModelIR

/// The networks of Analog Devices' application note AN7664, from their layers in ai8x-training; the
/// multiply-accumulates of `mnist` and `cifar100` are the note's, `kws20` has 8.35 M for 8.00 M.
extension ValidationNetwork {
  private static func square(_ size: Int) -> Extent { Extent(height: size, width: size) }

  static func kws20(_ network: inout SyntheticNetwork) -> TensorID {
    var features = network.input([1, 1, 128, 128])
    let layers: [(kernel: Int, channels: Int, pools: Bool, pads: Bool)] = [
      (1, 100, false, true), (3, 96, false, false), (3, 64, true, true), (3, 48, false, false),
      (3, 64, true, true), (3, 96, false, false), (3, 100, true, true), (6, 64, true, false),
    ]
    for (index, layer) in layers.enumerated() {
      if layer.pools { features = network.halved(features, name: "pool\(index)", rows: false) }
      features = network.convolution(
        features, name: "layer\(index)", kernel: Extent(height: 1, width: layer.kernel),
        channels: layer.channels, clamp: true, padding: layer.pads ? nil : 0)
    }
    return network.connected(features, name: "scores", outputs: 21, clamp: false)
  }

  static func mnist(_ network: inout SyntheticNetwork) -> TensorID {
    var features = network.convolution(
      network.input([1, 28, 28, 1]), name: "layer0", kernel: square(3), channels: 60, clamp: true)
    // The second layer's padding of two makes 16 × 16 of 14 × 14: as if 32 × 32 had been halved.
    features = network.convolution(
      network.halved(features, name: "pool1"), name: "layer1", kernel: square(3), channels: 60,
      clamp: true, padding: 2)
    features = network.convolution(
      network.halved(features, name: "pool2"), name: "layer2", kernel: square(3), channels: 56,
      clamp: true)
    features = network.convolution(
      network.halved(features, name: "pool3"), name: "layer3", kernel: square(3), channels: 12,
      clamp: true)
    return network.connected(features, name: "scores", outputs: 10, clamp: false)
  }

  static func cifar100(_ network: inout SyntheticNetwork) -> TensorID {
    var features = network.input([1, 32, 32, 3])
    let layers: [(channels: Int, kernel: Int, pools: Bool)] = [
      (16, 3, false), (20, 3, false), (20, 3, false), (20, 3, false), (20, 3, true),
      (20, 3, false), (44, 3, false), (48, 3, true), (48, 3, false), (96, 3, true), (512, 1, true),
      (128, 1, false), (128, 3, true),
    ]
    for (index, layer) in layers.enumerated() {
      if layer.pools { features = network.halved(features, name: "pool\(index)") }
      features = network.convolution(
        features, name: "layer\(index)", kernel: square(layer.kernel), channels: layer.channels,
        clamp: true)
    }
    return network.connected(features, name: "scores", outputs: 100, clamp: false)
  }
}
