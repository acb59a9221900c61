/// The operands that wait at some inputs of the multipliers, and how their bits change.
struct OperandLanes: Sendable {
  /// The first and the last operand of each lane, the latter `empty` before there was one.
  private var first: [Int16]
  private var last: [Int16]
  private(set) var toggles = 0
  /// Operands that had one before them.
  private(set) var followers = 0
  private let mask: Int16

  /// No operand, which is no byte either.
  private static let empty = Int16.min

  /// - Parameter bits: of an operand.
  init(count: Int, bits: Int = 8) {
    first = Array(repeating: Self.empty, count: count)
    last = first
    mask = Int16(1 << bits - 1)
  }

  /// Puts an operand on a lane.
  mutating func put(_ operand: Int8, on lane: Int) {
    let before = last[lane]
    last[lane] = Int16(operand)
    guard before != Self.empty else {
      first[lane] = Int16(operand)
      return
    }
    followers += 1
    toggles += ((before ^ Int16(operand)) & mask).nonzeroBitCount
  }

  /// Lanes that ever had an operand.
  var used: Int { first.reduce(0) { $0 + ($1 == Self.empty ? 0 : 1) } }

  /// The bits that change where everything is repeated, from each last operand to the first.
  var wrapToggles: Int {
    zip(first, last).reduce(0) { sum, lane in
      lane.0 == Self.empty ? sum : sum + ((lane.0 ^ lane.1) & mask).nonzeroBitCount
    }
  }
}
