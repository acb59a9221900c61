package import Compression

/// What is to be done to a network once it is int8.
package struct CompressionChoice: Sendable {
  /// What residual branches may be worth to go; nil for all to stay.
  package var branchNoise: Double?
  /// The share of channels to take away first, where any are to go.
  package var channelShare: Double?
  /// The bits of activations between the ends, where they are not to stay int8.
  package var activationBits: Int?
  /// Whether steps are taken that the chip gains nothing by, too.
  package var takesEveryStep = false
  /// Then zeros, where any are asked for.
  package var sparsity: Sparsity?
  /// The grid of weights, where it is not to stay int8.
  package var grid: WeightGrid?
  /// Whether the first and last layers are rounded as well.
  package var includesEnds: Bool
  /// How weights are rounded, beyond their bits.
  package var rounding = RoundingOptions()
  /// What the network may take; nil where it does not matter.
  package var budget: CompressionBudget?
  /// The share that its encoded weights may take of what they take as int8; nil for any.
  package var byteShare: Double?
  /// The grids to choose from where there is a budget, the finest first.
  package var grids: [WeightGrid]

  /// Whether there is anything that the network has to keep to.
  var hasTarget: Bool { budget != nil || byteShare != nil }

  /// The same, with nothing to keep to.
  var withoutTarget: CompressionChoice {
    var other = self
    (other.budget, other.byteShare) = (nil, nil)
    return other
  }

  private var recipe: [any CompressionStep]?

  package init(
    sparsity: Sparsity? = nil, grid: WeightGrid? = nil, includesEnds: Bool = false,
    budget: CompressionBudget? = nil, byteShare: Double? = nil,
    grids: [WeightGrid] = WeightGrid.all
  ) {
    self.sparsity = sparsity
    self.grid = grid
    self.includesEnds = includesEnds
    self.budget = budget
    self.byteShare = byteShare
    self.grids = grids
  }

  /// The steps of a recipe, in place of all others.
  package init(recipe: [any CompressionStep]) {
    self.init()
    self.recipe = recipe
  }

  /// The steps for a network, in their order; a float one becomes int8 first.
  func steps(isFloat: Bool) -> [any CompressionStep] {
    if let recipe { return recipe }
    return (isFloat ? Recipe.int8.steps : [FoldChannels()]) + smallerWeights
      + (isFloat ? [FoldChannels()] : [])
  }

  private var smallerWeights: [any CompressionStep] {
    var steps: [any CompressionStep] = []
    if let branchNoise { steps += [RemoveBranches(mostNoise: branchNoise), FoldChannels()] }
    if let channelShare { steps += [PruneChannels(share: channelShare), FoldChannels()] }
    if let activationBits {
      steps.append(RoundActivations(bits: activationBits, includesEnds: includesEnds))
    }
    if let sparsity { steps.append(PruneWeights(sparsity)) }
    if let grid {
      steps.append(
        includesEnds ? RoundWeights(every: grid, rounding) : RoundWeights(inner: grid, rounding))
    }
    if hasTarget {
      var budget = budget ?? CompressionBudget()
      budget.byteShare = byteShare
      steps.append(AllocateBits(budget, grids: grids, rounding))
    }
    return steps
  }
}
