/// What a compressed network may take, each where it was asked for.
package struct CompressionBudget: Sendable, Hashable {
  /// Bytes of weights and biases in the weight store.
  package var encodedWeightBytes: Int?
  /// Those bytes as a share of what the network takes before.
  package var byteShare: Double?
  package var framesPerSecond: Double?
  /// Milliwatts at `framesPerSecond`, or else at the rate that the network had before.
  package var milliwatts: Double?

  package init(
    encodedWeightBytes: Int? = nil, framesPerSecond: Double? = nil, milliwatts: Double? = nil
  ) {
    self.encodedWeightBytes = encodedWeightBytes
    self.framesPerSecond = framesPerSecond
    self.milliwatts = milliwatts
  }

  /// How far a prediction is from what there is, as a share, in whatever the budget is about.
  func distance(between predicted: NetworkCost, and cost: NetworkCost) -> Double {
    let share = { (one: Double, other: Double) in (one - other).magnitude / max(other, 1e-9) }
    var most = 0.0
    if encodedWeightBytes != nil || byteShare != nil {
      most = share(Double(predicted.encodedWeightBytes), Double(cost.encodedWeightBytes))
    }
    if framesPerSecond != nil {
      most = max(most, share(Double(predicted.cycles), Double(cost.cycles)))
    }
    if milliwatts != nil { most = max(most, share(predicted.microjoules, cost.microjoules)) }
    return most
  }

  /// What a network takes beside what it may take.
  func report(of cost: NetworkCost, first: NetworkCost) -> String {
    var parts: [String] = []
    if let encodedWeightBytes {
      parts.append("\(cost.encodedWeightBytes) of \(encodedWeightBytes) weight bytes")
    }
    if let byteShare {
      let share = Double(cost.encodedWeightBytes) / Double(max(first.encodedWeightBytes, 1))
      parts.append("\(Self.tenths(share * 100)) of \(Self.tenths(byteShare * 100)) % of the bytes")
    }
    if let framesPerSecond {
      let (reached, asked) = (Self.tenths(cost.framesPerSecond), Self.tenths(framesPerSecond))
      parts.append("\(reached) of \(asked) frames/s")
    }
    if let milliwatts {
      let rate = framesPerSecond ?? first.framesPerSecond
      parts.append(
        "\(Self.tenths(cost.microjoules * rate * 1e-3)) of \(Self.tenths(milliwatts)) mW at "
          + "\(Self.tenths(rate)) frames/s")
    }
    return parts.joined(separator: ", ")
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// How far over the budget a network is, as a factor; up to 1 it keeps to it.
  ///
  /// - Parameter first: what the network took before anything was changed.
  func excess(of cost: NetworkCost, first: NetworkCost) -> Double {
    var excess = 0.0
    if let encodedWeightBytes {
      excess = max(excess, Double(cost.encodedWeightBytes) / Double(max(encodedWeightBytes, 1)))
    }
    if let byteShare {
      let most = byteShare * Double(first.encodedWeightBytes)
      excess = max(excess, Double(cost.encodedWeightBytes) / max(most, 1))
    }
    if let framesPerSecond { excess = max(excess, framesPerSecond / cost.framesPerSecond) }
    if let milliwatts {
      let rate = framesPerSecond ?? first.framesPerSecond
      excess = max(excess, cost.microjoules * rate * 1e-3 / milliwatts)
    }
    return excess
  }
}
