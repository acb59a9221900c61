internal import QuantizedArithmetic

extension ArrayGeometry {
  /// Extents above this belong to no chip, and would overflow products.
  private static let maximum = 1 << 16

  var faults: [String] {
    let outside = Self.numbers.filter { !(1...Self.maximum).contains(self[keyPath: $0.path]) }
      .map { "\($0.name) is \(self[keyPath: $0.path]), not 1 to \(Self.maximum)" }
    guard outside.isEmpty else { return outside }
    return wordBytes & (wordBytes - 1) == 0
      ? [] : ["wordBytes is \(wordBytes), not a power of two"]
  }
}

extension HostTensor {
  /// Elements that a tensor may have: as many as bank addresses.
  private static let maximumElements = 1 << 24

  var faults: [String] {
    var count = 1
    for extent in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: extent)
      guard extent > 0, !overflows, product <= Self.maximumElements else {
        return ["its shape \(shape) has an extent below 1 or too many elements"]
      }
      count = product
    }
    guard order.isEmpty || order.sorted() == Array(shape.indices) else {
      return ["its order \(order) is no order of \(shape.count) axes"]
    }
    return scale > 0 && scale.isFinite ? [] : ["its scale is \(scale), not above zero"]
  }
}

extension FeatureMap {
  /// What keeps it from being a map of whole bricks, rows and planes that don't overlap.
  func faults(_ name: String, _ geometry: ArrayGeometry) -> [String] {
    guard width > 0, height > 0, channels > 0 else {
      return ["\(name) has an extent of zero: \(height)x\(width)x\(channels)"]
    }
    guard brickChannels <= geometry.wordBytes else {
      return ["\(name) has bricks of \(brickChannels) channels in words of \(geometry.wordBytes)"]
    }
    let rule = FaultList()
      .unless(address.byte % brickChannels == 0, "\(name).address is not on a brick")
      .unless(
        height == 1 || rowBytes % brickChannels == 0 && rowBytes >= width << brickShift,
        "\(name).rowBytes does not hold a row of whole bricks"
      )
      .unless(
        bricks == 1 || planeBytes % brickChannels == 0 && planeBytes >= planeExtent,
        "\(name).planeBytes does not hold a plane of whole bricks")
    return rule.reasons
  }

  /// Both maps' own faults.
  static func faults(
    input: FeatureMap, output: FeatureMap, _ geometry: ArrayGeometry
  ) -> [String] {
    input.faults("input", geometry) + output.faults("output", geometry)
  }
}

extension FixedPointMultiplier {
  /// The shifts that 32-bit arithmetic with 64-bit products can do, and signs that factors have.
  func faults(_ name: String) -> [String] {
    FaultList()
      .unless((-31...30).contains(shift), "\(name).shift is \(shift), not -31 to 30")
      .unless(significand >= 0, "\(name).significand is below zero").reasons
  }
}

/// Reasons, gathered one condition after another.
struct FaultList {
  private(set) var reasons: [String] = []

  /// Adds a reason where a condition does not hold.
  func unless(_ condition: Bool, _ reason: @autoclosure () -> String) -> FaultList {
    if condition { return self }
    var list = self
    list.reasons.append(reason())
    return list
  }

  /// Adds a reason where the bounds of a clamp are the wrong way round.
  func unlessClamp(_ low: Int, _ high: Int) -> FaultList {
    unless(low <= high, "clampLow is \(low), above clampHigh, which is \(high)")
  }
}
