internal import ChipDescription

/// The one beat that loads an entropy table: its bytes arrive, then a state is made in each cycle.
struct TableBeats: Sendable {
  let byteCount: Int
  let store: WeightStoreSpec
  let states: Int

  var beat: Beat {
    var beat = Beat()
    beat.waitCycles =
      ceilingQuotient(byteCount, store.bytesPerCycle)
      + store.burst.gapCycles(
        bytes: byteCount, bytesPerCycle: store.bytesPerCycle, latency: store.latencyCycles)
    beat.busyCycles = states
    beat.computeCycles = states
    beat.linkBytes = byteCount
    return beat
  }
}
