/// The ports at which units ask for banks, in the order of the rotation.
package enum BankPort: Int, Sendable, Hashable, CaseIterable {
  case arrayActivations, arrayWeights, arrayDrain
  case vectorReadA, vectorReadB, vectorWrite
  case storeWrite, hostAccess

  /// The name in waveforms.
  package var name: String { "\(self)" }
}

/// What the ports ask for in a cycle: the banks of one request for each port, or none.
struct BankRequests: Sendable {
  private var masks: InlineArray<8, UInt64> = InlineArray(repeating: 0)
  /// The bank that the control core asks for, or none.
  var core: UInt64 = 0

  subscript(port: BankPort) -> UInt64 {
    get { masks[port.rawValue] }
    set { masks[port.rawValue] = newValue }
  }

  /// Grants requests whole, each bank once; in cycle `c` port `c mod 8` comes first.
  ///
  /// The rotation is by cycle and not by grant, so that it needs no state of its own. The control
  /// core's port is served before all others in cycles of `c mod 8 = 7`, behind them in others.
  func arbitrate(cycle: Int) -> BankGrants {
    let all = unopposed
    if !haveCollision { return all }
    var taken: UInt64 = 0
    var grants = BankGrants()
    if core != 0 && cycle & 7 == 7 {
      taken = core
      grants.core = true
    }
    for turn in 0..<8 {
      let port = (cycle + turn) & 7
      if all.bits >> UInt8(port) & 1 != 0 && masks[port] & taken == 0 {
        taken |= masks[port]
        grants.bits |= 1 << UInt8(port)
      }
    }
    if core != 0 && core & taken == 0 { grants.core = true }
    return grants
  }

  /// Whether some bank is asked for twice.
  private var haveCollision: Bool {
    var (taken, twice): (UInt64, UInt64) = (core, 0)
    for port in 0..<8 {
      twice |= taken & masks[port]
      taken |= masks[port]
    }
    return twice != 0
  }

  /// What an arbiter grants that has nobody else to serve, where no two requests collide.
  var unopposed: BankGrants {
    var grants = BankGrants()
    for port in 0..<8 where masks[port] != 0 { grants.bits |= 1 << UInt8(port) }
    grants.core = core != 0
    return grants
  }
}

/// The ports whose requests were granted.
struct BankGrants: Sendable {
  fileprivate(set) var bits: UInt8 = 0
  /// Whether the control core's was.
  fileprivate(set) var core = false

  subscript(port: BankPort) -> Bool { bits >> UInt8(port.rawValue) & 1 != 0 }
}

/// What the ports asked for and got in a cycle.
struct BankTraffic: Sendable {
  var requests = BankRequests()
  var grants = BankGrants()

  /// Each port's part of it, in the order of `BankPort.allCases`.
  var ports: [CycleState.PortState] {
    BankPort.allCases.map {
      CycleState.PortState(banks: requests[$0], isGranted: grants[$0])
    }
  }
}
