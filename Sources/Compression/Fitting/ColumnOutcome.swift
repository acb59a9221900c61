import ModelIR

/// What steps of their own have come to for each layer, by what the machine says.
struct ColumnOutcome {
  /// What was predicted and what the machine said.
  private(set) var decisions: [Decision] = []
  /// The steps of the layers that take fewer bytes with them.
  private(set) var paying: [Int: ColumnSteps] = [:]
  /// Whether all of them do, and the network as a whole.
  let isTaken: Bool

  /// - Parameters:
  ///   - steps: of layers, by their place among the weighted ones.
  ///   - equal: the network with equal steps.
  ///   - own: the network with these.
  init(
    _ steps: [Int: ColumnSteps], equal: CompressedNetwork, own: CompressedNetwork,
    _ tools: CompressionTools
  ) throws(CompressionError) {
    guard !steps.isEmpty else {
      decisions = [Decision(step: Self.word, "no layer would take fewer bytes at the same error")]
      isTaken = false
      return
    }
    guard let costs = tools.costs else {
      (paying, isTaken) = (steps, true)
      return
    }
    let before = try costs.checkedCost(of: equal.graph)
    let after = try costs.checkedCost(of: own.graph)
    for (place, layer) in own.graph.weightedLayers.enumerated() {
      guard let own = steps[place] else { continue }
      let name = equal.graph[layer.result].name
      let (one, other) = (
        before.layers[name]?.encodedWeightBytes ?? own.bytes.equal,
        after.layers[name]?.encodedWeightBytes ?? own.bytes.own
      )
      if other < one { paying[place] = own }
      decisions.append(
        Decision(
          step: Self.word,
          "\(equal.graph[layer.result].shortName): \(own.bytes.equal) → \(own.bytes.own) bytes "
            + "predicted, \(one) → \(other) on the machine" + (other < one ? "" : ", left")))
    }
    isTaken =
      paying.count == steps.count && after.encodedWeightBytes < before.encodedWeightBytes
      && after.cycles <= before.cycles
    decisions.append(
      Decision(
        step: Self.word,
        "all: \(before.encodedWeightBytes) → \(after.encodedWeightBytes) bytes, \(before.cycles) → "
          + "\(after.cycles) cycles: \(isTaken ? "taken" : "not taken")"))
  }

  private static let word = "columnSteps"
}
