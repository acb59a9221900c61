package import Compression
package import Instruments

extension NetworkCost {
  /// The figures of a report.
  package init(_ report: Report) {
    self.init(
      cycles: report.cycles, framesPerSecond: report.framesPerSecond,
      milliwatts: report.milliwatts, microjoules: report.microjoulesPerInference,
      sramBytes: report.sramPeakBytes, weightBytes: report.weightBytes,
      encodedWeightBytes: report.encodedWeightBytes)
  }
}
