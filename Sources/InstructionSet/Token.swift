/// A counting semaphore from one unit to another.
///
/// When an instruction of the producer completes it may signal the token, which counts it up; an
/// instruction of the consumer that waits for it starts only when the count is above zero, and
/// counts it down. Both queues are in order, so the n-th wait meets the n-th signal.
package struct Token: Sendable, Hashable {
  /// The unit that signals.
  package var producer: Unit
  /// The unit that waits.
  package var consumer: Unit

  package init(from producer: Unit, to consumer: Unit) {
    self.producer = producer
    self.consumer = consumer
  }

  /// The position of the token's bit in a `TokenSet`.
  package var index: Int { Int(producer.rawValue) * Unit.allCases.count + Int(consumer.rawValue) }

  /// The tokens that a chip has: one for each ordered pair of different units.
  package static let all: [Token] = Unit.allCases.flatMap { producer in
    Unit.allCases.filter { $0 != producer }.map { Token(from: producer, to: $0) }
  }
}

extension Token: CustomStringConvertible {
  package var description: String { "\(producer.name)>\(consumer.name)" }
}

/// A set of tokens, one bit each.
package struct TokenSet: Sendable, Hashable {
  /// Bit `index` is set for each member.
  package var bits: UInt16

  package init(bits: UInt16 = 0) { self.bits = bits }

  package var isEmpty: Bool { bits == 0 }

  package func contains(_ token: Token) -> Bool { bits >> UInt16(token.index) & 1 != 0 }

  package mutating func insert(_ token: Token) { bits |= 1 << UInt16(token.index) }

  package mutating func remove(_ token: Token) { bits &= ~(1 << UInt16(token.index)) }

  /// The members, in the order of their bits.
  package var tokens: [Token] { Token.all.filter(contains) }

  /// The members and the bits that are no token of a chip: those from a unit to itself.
  package var allPairs: [Token] {
    Unit.allCases.flatMap { producer in
      Unit.allCases.map { Token(from: producer, to: $0) }.filter(contains)
    }
  }
}
