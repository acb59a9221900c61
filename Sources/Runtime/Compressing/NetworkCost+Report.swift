package import Compression
package import Instruments

extension NetworkCost {
  /// The figures of a report; joules are those of its data where that was measured.
  package init(_ report: Report) {
    let data = report.dataEnergy?.energy.total
    self.init(
      cycles: report.cycles, framesPerSecond: report.framesPerSecond,
      milliwatts: data.map { $0 * report.framesPerSecond * 1e-3 } ?? report.milliwatts,
      microjoules: data ?? report.microjoulesPerInference,
      sramBytes: report.sramPeakBytes, weightBytes: report.weightBytes,
      encodedWeightBytes: report.encodedWeightBytes)
    bottleneck = report.bottleneck
  }
}

extension Report {
  /// What sets the least cycles of the layers that take most of the frame.
  fileprivate var bottleneck: String {
    let shares = LimitingResource.allCases.map { resource in
      let layers = layers.filter { $0.boundBy == resource }
      return (label: resource.label, cycles: layers.reduce(0) { $0 + $1.cycles })
    }
    guard let most = shares.max(by: { $0.cycles < $1.cycles }), most.cycles > 0 else { return "" }
    return "\(most.cycles) of \(cycles) cycles go by in layers that wait for the \(most.label)"
  }
}
