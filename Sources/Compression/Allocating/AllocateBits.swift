import ModelIR

/// Chooses the bits of each layer's weights so that a network keeps to a budget at the least cost
/// in accuracy.
///
/// Each layer's error at the network's outputs is measured, and what its bits save is asked of the
/// machine, layer by layer. Layers then lose bits one step at a time, the step with the least error
/// for what it saves first (the greedy Pareto order of Pandey et al., arXiv 2302.05397), until the
/// whole network, on the machine, is within the budget.
package struct AllocateBits: CompressionStep {
  package static let word = "allocateBits"
  package static let hasToPay = true
  private let budget: CompressionBudget
  private let grids: [WeightGrid]
  private let rounding: RoundingOptions

  /// Rounds of choosing, fitting and asking the machine; each corrects the prediction by what it
  /// missed.
  private static let mostRounds = 5
  /// How near the prediction has to come to what the machine says.
  private static let tolerance = 0.01

  /// - Parameter grids: to choose from, the finest first.
  package init(
    _ budget: CompressionBudget, grids: [WeightGrid] = WeightGrid.all,
    _ rounding: RoundingOptions = RoundingOptions()
  ) {
    self.budget = budget
    self.grids = grids
    self.rounding = rounding
  }

  package func apply(
    to network: inout CompressedNetwork, with tools: CompressionTools
  ) throws(CompressionError) {
    guard let costs = tools.costs else {
      throw .stepOutOfOrder(step: Self.word, needs: "a chip to ask for costs")
    }
    let first = try costs.checkedCost(of: network.graph)
    guard budget.excess(of: first, first: first) > 1 else {
      network.decisions.append(
        Decision(step: Self.word, "left out: the network keeps to the budget already"))
      return
    }
    let layers = try SensitivityMeasurement(tools: tools, grids: grids).layers(of: network)
    var plan = AllocationPlan(layers, first: first)
    network.decisions += layers.map { Decision(step: Self.word, $0.description) }
    try repair(&plan, of: &network, from: first, with: tools, costs)
  }

  /// Fits the plan's weights and asks the machine, until the budget is kept to and was predicted;
  /// a plan that is over it loses further bits, and others are made anew from what was learnt.
  private func repair(
    _ plan: inout AllocationPlan, of network: inout CompressedNetwork, from first: NetworkCost,
    with tools: CompressionTools, _ costs: any CostOracle
  ) throws(CompressionError) {
    let given = network
    var decisions = network.decisions
    var within: (network: CompressedNetwork, error: Double, grids: [Int: WeightGrid])?
    var kept = ""
    var isOver = false
    for round in 1...Self.mostRounds {
      let isReachable = plan.descend(to: budget, afresh: !isOver)
      let predicted = plan.prediction
      network = given
      try RoundWeights(each: plan.grids).apply(to: &network, with: tools)
      let cost = try costs.checkedCost(of: network.graph)
      let missed = plan.correct(by: cost, for: budget)
      decisions.append(
        Decision(step: Self.word, "round \(round): \(plan.report(cost, missed: missed))"))
      network.predictedSaving = first.encodedWeightBytes - predicted.encodedWeightBytes
      isOver = budget.excess(of: cost, first: first) > 1
      if !isOver && plan.error < within?.error ?? .infinity {
        within = (network, plan.error, plan.grids)
        kept = budget.report(of: cost, first: first)
      }
      if !isOver && missed <= Self.tolerance { break }
      if isOver && within != nil {
        decisions.append(
          Decision(
            step: Self.word,
            "the compiler codes weights otherwise beyond the budget: what keeps to it is taken"))
        break
      }
      if isOver && !isReachable {
        decisions.append(
          Decision(
            step: Self.word, "the budget is out of reach with the fewest bits there are: none go"))
        break
      }
    }
    if !kept.isEmpty { decisions.append(Decision(step: Self.word, "kept to: \(kept)")) }
    network = within?.network ?? given
    let fitted = network.decisions.dropFirst(given.decisions.count)
    network.decisions = decisions + fitted
    if let within { try refine(&network, from: given, within.grids, first, tools, costs) }
  }

  /// Rounds with what takes longer, once the bits are known, where the budget is kept to so.
  private func refine(
    _ network: inout CompressedNetwork, from given: CompressedNetwork, _ grids: [Int: WeightGrid],
    _ first: NetworkCost, _ tools: CompressionTools, _ costs: any CostOracle
  ) throws(CompressionError) {
    guard rounding != RoundingOptions() else { return }
    var refined = given
    try RoundWeights(each: grids, rounding).apply(to: &refined, with: tools)
    guard budget.excess(of: try costs.checkedCost(of: refined.graph), first: first) <= 1 else {
      network.decisions.append(
        Decision(step: Self.word, "rounded as asked, the network is over the budget: as before"))
      return
    }
    let made = refined.decisions.dropFirst(given.decisions.count)
    refined.decisions = network.decisions + made
    network = refined
  }
}

extension LayerSensitivity: CustomStringConvertible {
  var description: String {
    "\(name): "
      + options.map {
        "\($0.grid.bits) bits \(Decibels.text($0.error)) \($0.cost.encodedWeightBytes) bytes"
      }
      .joined(separator: ", ")
  }
}
