/// What the vector unit or a DMA engine does in one go: up to two runs read, one written.
///
/// The cycles of a beat that are not refused a bank are, in order: `waitCycles` in which the other
/// end of a transfer is awaited, `busyCycles` of work, more work up to `computeCycles`, and then
/// those in which only words move.
struct Beat: Sendable, Hashable {
  var readA = WordRun()
  var readB = WordRun()
  var write = WordRun()
  /// Cycles before the first request.
  var waitCycles = 0
  /// Cycles in which elements go through lanes, or bytes over a link.
  var busyCycles = 1
  /// Cycles until the lanes are through, at least `busyCycles`.
  var computeCycles = 1
  /// Elements that go through the lanes.
  var elements = 0
  /// Bytes that cross the link at the other end of a transfer.
  var linkBytes = 0

  /// Whether all its words have moved.
  var isDone: Bool { readA.isDone && readB.isDone && write.isDone }
}
