internal import ChipDescription
internal import InstructionSet

/// What a port asks of the banks while an instruction runs that nobody holds up.
struct PortTraffic: Sendable {
  /// Who asks, in the order in which the arbiter's turn goes round.
  enum Port: Int, Sendable {
    case activations = 0
    case weights = 1
    case drain = 2
    case readA = 3
    case readB = 4
    case write = 5
    case store = 6
    case host = 7

    /// The places of the rotation.
    static let places = 8

    /// Whether it is one of the vector unit's, whose requests move on together.
    var isVector: Bool { [.readA, .readB, .write].contains(self) }

    /// In what part of the turns another port comes before this one.
    fileprivate func precedence(of other: Port) -> Double {
      Double((other.rawValue - rawValue + Self.places) % Self.places) / Double(Self.places)
    }
  }

  var port: Port
  /// Requests of the whole instruction.
  var requests: Double
  /// Words of a request.
  var words: Int
  /// The words that follow each other in a cycle where all comes in one go; nil where it does not.
  var pace: Double?
  /// What part of the requests goes to each group of banks.
  var shares: [Double]
  /// The cycles from one request to the next; nil where they are not all the same.
  var period: Int?

  init(
    _ port: Port, requests: Double, words: Int, pace: Double? = nil, shares: [Double],
    period: Int? = nil
  ) {
    self.port = port
    self.requests = requests
    self.words = max(1, words)
    self.pace = pace
    self.shares = shares
    self.period = period
  }

  /// Whether requests come with each round of the arbiter's turn, or with each second and so on.
  ///
  /// A refusal puts all that follow off by a cycle, so that after some they come in the port's own
  /// turn, in which nobody is served before it.
  private var comesInTurn: Bool { period.map { $0 % Port.places == 0 } ?? false }

  /// In what part of their meetings another port is served before this one.
  func precedence(of other: PortTraffic) -> Double {
    if comesInTurn { return 0 }
    return other.comesInTurn ? 1 : port.precedence(of: other.port)
  }

  /// How likely it is that two requests to a group have a bank in common.
  ///
  /// Two runs of equal steps that fit a group next to each other fall in step after they met once.
  func collision(with other: PortTraffic, _ chip: ChipSpec) -> Double {
    let banks = chip.sram.interleave
    if let pace, pace == other.pace, words + other.words <= banks { return 0 }
    return min(1, Double(words + other.words - 1) / Double(banks))
  }

  /// How likely it is that a request which another kept from its banks meets the other's next.
  ///
  /// The other has gone on by as many words as it asked for, round the banks of the group.
  func collisionAgain(with other: PortTraffic, _ chip: ChipSpec) -> Double {
    let places = words + other.words - 1
    // Those in which the other goes on into words of this request, and those round the banks.
    let still = words - 1 + max(0, places + other.words - chip.sram.interleave)
    return min(1, Double(still) / Double(places))
  }
}

/// The groups of banks that some bytes lie in.
struct BankGroups {
  let chip: ChipSpec

  private var groupBytes: Int { chip.sram.interleave * chip.sram.bankBytes }

  /// What part of some bytes lies in each group.
  func shares(of ranges: [Range<Int>]) -> [Double] {
    var shares = [Double](
      repeating: 0, count: (chip.sram.totalBytes + groupBytes - 1) / groupBytes)
    let total = Double(max(1, ranges.reduce(0) { $0 + $1.count }))
    for bytes in ranges where !bytes.isEmpty {
      for group in bytes.lowerBound / groupBytes...(bytes.upperBound - 1) / groupBytes
      where shares.indices.contains(group) {
        let extent = group * groupBytes..<(group + 1) * groupBytes
        shares[group] += Double(bytes.clamped(to: extent).count) / total
      }
    }
    return shares
  }
}
