/// Puts an active instruction's cycles together to intervals, as they come.
///
/// What comes out depends on the cycles alone, and not on how many of them were added at once.
struct IntervalRecorder: Sendable, Hashable {
  /// Cycles, counted from the instruction's start, with one activity.
  struct Piece: Sendable, Hashable {
    var start = 0
    var cycles = 0
    var busyCycles = 0
    var activity = UnitActivity.working
  }

  /// What the last cycle was.
  private(set) var last = CycleUse.busy
  private let shortestStall: Int
  private var closed: [Piece] = []
  /// The work that is still going on.
  private var work = Piece()
  /// Cycles of one stall at the end of it, which may become an interval of its own.
  private var stallCycles = 0

  init(shortestStall: Int) { self.shortestStall = shortestStall }

  /// The intervals, once the instruction is complete.
  var pieces: [Piece] {
    var ended = self
    ended.endStall()
    ended.endWork()
    return ended.closed
  }

  mutating func add(_ use: CycleUse) {
    switch use {
    case .busy: addWork(cycles: 1, busyCycles: 1)
    // A beat's further fetches lie between its busy cycles, and move words as those do.
    case .stalled(.fetch): addWork(cycles: 1, busyCycles: 0)
    case .stalled(let reason): addStall(reason, cycles: 1)
    }
    last = use
  }

  mutating func addWork(cycles: Int, busyCycles: Int) {
    endStall()
    work.cycles += cycles
    work.busyCycles += busyCycles
    last = .busy
  }

  mutating func addStall(_ reason: StallReason, cycles: Int) {
    guard cycles > 0 else { return }
    if last != .stalled(reason) { endStall() }
    stallCycles += cycles
    last = .stalled(reason)
  }

  /// Makes an interval of the stall, or a part of the work where it was short.
  private mutating func endStall() {
    guard stallCycles > 0, case .stalled(let reason) = last else { return }
    if stallCycles < shortestStall {
      work.cycles += stallCycles
    } else {
      endWork()
      closed.append(
        Piece(start: work.start, cycles: stallCycles, activity: .stalled(reason)))
      work.start += stallCycles
    }
    stallCycles = 0
  }

  private mutating func endWork() {
    if work.cycles > 0 { closed.append(work) }
    work = Piece(start: work.start + work.cycles)
  }
}
