extension Allocator {
  /// How a schedule is made to fit.
  struct Strategy: Hashable {
    /// Whether the first layer begins while its input is still on its way.
    var streamsInput = true
    /// Whether sums take the place of an operand, which saves bytes and costs conflicts.
    var addsInPlace = false
    /// Whether the vector unit follows the array channel by channel, which keeps more alive.
    var pipelines = true
    /// Whether buffers used together lie in different groups of banks, which leaves gaps.
    var spreads = true
    /// Into how many parts the longest runs of weights are cut once more.
    var cuts = 1
    /// What eighths of the bytes that are free throughout the frame may be for resident weights.
    var keeps = Residency.eighths
    /// What eighths of the banks may be used: less leaves more in the same groups, and others free.
    var fills = 8

    /// Fastest first, as far as can be said of all networks.
    static let all = [true, false].flatMap { streamsInput in
      [false, true].flatMap { addsInPlace in
        [true, false].flatMap { pipelines in
          [true, false].map {
            Strategy(
              streamsInput: streamsInput, addsInPlace: addsInPlace, pipelines: pipelines,
              spreads: $0)
          }
        }
      }
    }

    /// Those for chains of layers that are cut into stripes, for which bytes count.
    static let cascaded = all.filter { $0.addsInPlace && !$0.streamsInput }

    /// The one that needs the fewest bytes.
    static let smallest = Strategy(
      streamsInput: false, addsInPlace: true, pipelines: false, spreads: false)

    /// The same with additions that leave their operands alone.
    static let apart = Strategy(
      streamsInput: false, addsInPlace: false, pipelines: false, spreads: false)

    /// Those that differ in one thing.
    var neighbours: [Strategy] {
      var others = [self, self, self, self, self]
      others[0].pipelines.toggle()
      others[1].cuts = cuts == 1 ? 2 : 1
      others[2].streamsInput.toggle()
      others[3].spreads.toggle()
      others[4].fills = fills == 8 ? 7 : 8
      for eighths in [Residency.eighths, 6, 4] where eighths != keeps {
        others.append(self)
        others[others.count - 1].keeps = eighths
      }
      return others
    }
  }
}
