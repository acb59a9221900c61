internal import ChipDescription

/// How instructions that run at the same time hold each other up at the banks.
///
/// A mean-value analysis: the longer a port's requests wait, the likelier they are to be there when
/// another port asks; who comes first follows from the arbiter's rotation.
struct Contention: Sendable {
  let chip: ChipSpec

  /// How often delays are put in again, after which they change by less than a percent.
  private static let rounds = 12
  /// The longest that requests wait in the analysis, in which nobody is ever starved.
  private static let mostRefused = 0.95

  private struct Client {
    var owner: Int
    var traffic: PortTraffic
    /// Requests in each cycle of the instruction alone.
    var rate: Double
  }

  /// How many times as long each instruction takes with all of them running.
  func stretches(_ instructions: [InstructionForecast]) -> [Double] {
    var stretches = [Double](repeating: 1, count: instructions.count)
    let clients = instructions.indices.flatMap { owner in
      instructions[owner].ports.map {
        Client(owner: owner, traffic: $0, rate: $0.requests / instructions[owner].cycles)
      }
    }
    let meetings = meetings(clients)
    guard meetings.contains(where: { $0 > 0 }) else { return stretches }
    var delays = [Double](repeating: 0, count: clients.count)
    for _ in 0..<Self.rounds {
      let presence = clients.indices.map { index in
        min(1, clients[index].rate * (1 + delays[index]) / stretches[clients[index].owner])
      }
      for index in clients.indices {
        var refused = 0.0
        for other in clients.indices {
          refused += presence[other] * meetings[index * clients.count + other]
        }
        refused = min(refused, Self.mostRefused)
        delays[index] = (delays[index] + refused / (1 - refused)) / 2
      }
      for owner in instructions.indices {
        let own = clients.indices.filter { clients[$0].owner == owner }.map { delays[$0] }
        stretches[owner] = instructions[owner].stretch(own)
      }
    }
    return stretches
  }

  /// For each two clients how likely it is that the first is refused where both ask.
  private func meetings(_ clients: [Client]) -> [Double] {
    clients.indices.flatMap { index in
      clients.indices.map { other in
        let (one, two) = (clients[index].traffic, clients[other].traffic)
        guard one.port != two.port else { return 0 }
        let common = zip(one.shares, two.shares).reduce(0) { $0 + $1.0 * $1.1 }
        return common * one.collision(with: two, chip) * one.port.precedence(of: two.port)
      }
    }
  }
}
