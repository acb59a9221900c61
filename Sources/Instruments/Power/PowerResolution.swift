/// How finely power is shown over time, and over what time its peak is taken.
package struct PowerResolution: Sendable, Hashable {
  /// The bins of a frame where no resolution is asked for.
  package static let standardBins = 240
  /// The most bins that a section is cut into, so that files stay readable.
  package static let mostBins = 65_536

  /// Seconds of a bin; nil for a frame's two hundred and fortieth part.
  package var binSeconds: Double?
  /// Seconds over which the peak is a mean; nil for one bin.
  package var windowSeconds: Double?

  package init(binSeconds: Double? = nil, windowSeconds: Double? = nil) {
    self.binSeconds = binSeconds
    self.windowSeconds = windowSeconds
  }
}
