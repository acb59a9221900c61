/// Which cycles of a run are written as waveforms, and where to.
package struct WaveformRequest: Sendable, Hashable {
  package var path: String
  /// The first cycle, counted from the prologue's first; nil for that one.
  package var from: Int?
  /// The cycle after the last; nil for the end of the frame that the first one lies in.
  package var to: Int?

  package init(path: String, from: Int? = nil, to: Int? = nil) {
    self.path = path
    self.from = from
    self.to = to
  }
}
