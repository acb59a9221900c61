package import ModelIR

/// Frames for quantising a float network of whose inputs nothing is known.
package enum SyntheticCalibration {
  /// What reports say of it.
  package static let note =
    "on \(count) frames of noise between -1 and 1: speed and energy are meant, accuracy "
    + "is not; give --calibration"

  private static let count = 8

  /// Seeded noise between −1 and 1, the same every time.
  package static func frames(for graph: Graph) -> [[TensorElements]] {
    (0..<count).map { number in
      graph.inputs.map { id in
        let bytes = SyntheticInput.frame(number, count: graph[id].shape.elementCount)
        return .float32(bytes.map { (Float($0) - 127.5) / 127.5 })
      }
    }
  }
}
