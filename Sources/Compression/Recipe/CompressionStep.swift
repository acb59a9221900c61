/// One thing that is done to a network; each step stands in its own file.
package protocol CompressionStep: Sendable {
  /// What recipes and reports call it.
  static var word: String { get }
  /// Whether the step costs accuracy, so that it is only taken where the chip gains by it.
  static var hasToPay: Bool { get }
  /// Why a chip may gain nothing by the step; empty where that hangs on the network.
  static var obstacle: String { get }

  /// Changes the network, and says so in its decisions.
  ///
  /// - Throws: `CompressionError` where the network is not one that the step can take.
  func apply(
    to network: inout CompressedNetwork, with tools: CompressionTools
  ) throws(CompressionError)
}

extension CompressionStep {
  package static var hasToPay: Bool { false }
  package static var obstacle: String { "" }
}

/// What steps work with beside the network.
package struct CompressionTools: Sendable {
  /// Frames that stand for what the network will see.
  package let calibration: Calibration
  /// What a network costs on the chip; nil where nobody is there to answer.
  package let costs: (any CostOracle)?
  /// Whether steps are taken that the chip gains nothing by, too.
  let takesEveryStep: Bool
  /// Called as layers are done.
  package let progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  package init(
    calibration: Calibration, costs: (any CostOracle)? = nil, takesEveryStep: Bool = false,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) {
    self.calibration = calibration
    self.costs = costs
    self.takesEveryStep = takesEveryStep
    self.progress = progress
  }
}
