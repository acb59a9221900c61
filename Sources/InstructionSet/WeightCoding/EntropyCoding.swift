/// Weights as codes of a table, interleaved over the lanes that decode at the same time.
///
/// A lane has a state, which stands for a weight. Before a lane gives its next weight, it reads as
/// many bits as its state says, which with the state's base are its next state; before its first,
/// a whole state. The lanes of a cycle read one after the other from one stream of bits.
package struct EntropyCoding: Sendable {
  private let table: EntropyTable
  /// States in the order of their symbols: where a symbol's begin, less its count.
  private let offsets: [Int]
  private let ordered: [UInt16]
  /// For each symbol, what added to a state gives 2¹⁶ × the bits that it is shortened by.
  private let lengths: [Int]

  package init(_ table: EntropyTable) {
    self.table = table
    var sum = 0
    var starts: [Int] = []
    for count in table.counts {
      starts.append(sum)
      sum += count
    }
    offsets = zip(starts, table.counts).map { $0 - $1 }
    var ordered = [UInt16](repeating: 0, count: sum)
    for (state, entry) in table.states.enumerated() {
      let symbol = Int(entry & 0xFF)
      ordered[starts[symbol]] = UInt16(truncatingIfNeeded: state)
      starts[symbol] += 1
    }
    self.ordered = ordered
    lengths = table.counts.map { count in
      guard count > 0 else { return 0 }
      // A symbol of c states shortens by b bits the states from c · 2^b, else by a bit less.
      let bits = table.stateBits - (Int.bitWidth - 1 - (count - 1 | 1).leadingZeroBitCount)
      let most = count == 1 ? table.stateBits : bits
      return most << 16 - count << most
    }
  }

  /// What is read before each weight of some tiles: the bits, and from bit 16 on how many they are;
  /// nil where a weight has no state.
  ///
  /// A lane's last weight may have any of its symbol's states; from there each state follows from
  /// the next one, so that lanes are gone through from the end.
  func fields(of weights: [Int8], tiles: [Range<Int>], lanes: Int) -> [UInt32]? {
    let size = 1 << table.stateBits
    var fields = [UInt32](repeating: 0, count: weights.count)
    var states = [Int](repeating: -1, count: lanes)
    var places = [Int](repeating: 0, count: lanes)
    for tile in tiles.reversed() {
      guard weights[tile].allSatisfy({ table.counts[EntropyTable.symbol($0)] > 0 }) else {
        return nil
      }
      var lane = (tile.count - 1) % lanes
      for place in tile.reversed() {
        let symbol = EntropyTable.symbol(weights[place])
        var number = table.counts[symbol]
        if states[lane] >= 0 {
          let next = states[lane] + size
          let bits = (next + lengths[symbol]) >> 16
          number = next >> bits
          fields[places[lane]] = UInt32(
            truncatingIfNeeded: next & (1 << bits - 1) | bits << 16)
        }
        states[lane] = Int(ordered[offsets[symbol] + number])
        places[lane] = place
        lane = lane == 0 ? lanes - 1 : lane - 1
      }
    }
    for lane in states.indices where states[lane] >= 0 {
      fields[places[lane]] = UInt32(truncatingIfNeeded: states[lane] | table.stateBits << 16)
    }
    return fields
  }
}

/// The lanes of a decoder at work on a stream.
struct EntropyLanes: Sendable {
  private let states: [UInt32]
  /// What each lane reads next, as in `EntropyTable.states`.
  private var pending: [UInt32]

  init(_ table: EntropyTable, lanes: Int) {
    states = table.states
    pending = Array(repeating: UInt32(table.stateBits) << 8, count: lanes)
  }

  /// Decodes the weights of a cycle, one from each lane, at most as many as there are lanes.
  mutating func decode(_ count: Int, from reader: inout BitReader, into weights: inout [Int8]) {
    for lane in 0..<count {
      let field = pending[lane]
      let state = Int(field >> 16) &+ reader.read(Int(field >> 8 & 0xFF))
      let entry = states[state]
      pending[lane] = entry
      weights.append(Int8(truncatingIfNeeded: Int(entry & 0xFF) &- 128))
    }
  }
}
