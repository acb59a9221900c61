import InstructionSet
import MachineModel

/// An observer that keeps everything that it is told.
struct EventLog: MachineObserver {
  let interest: ObserverInterest?
  var intervals: [UnitInterval] = []
  var states: [CycleState] = []

  init(shortestStall: Int, cycles: Range<Int> = 0..<0) {
    interest = ObserverInterest(shortestStall: shortestStall, cycles: cycles)
  }

  mutating func observe(_ interval: UnitInterval) { intervals.append(interval) }
  mutating func observe(_ state: CycleState) { states.append(state) }
}
