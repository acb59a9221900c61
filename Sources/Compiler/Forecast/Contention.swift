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
    let meetings = clients.map { one in clients.map { meeting(one.traffic, $0.traffic) } }
    guard meetings.joined().contains(where: { $0 > 0 }) else { return stretches }
    var delays = [Double](repeating: 0, count: clients.count)
    for _ in 0..<Self.rounds {
      delays = revised(delays, clients, meetings, stretches)
      let before = stretches
      for owner in instructions.indices {
        let own = clients.indices.filter { clients[$0].owner == owner }
        let stretch = min(
          instructions[owner].stretch(own.map { delays[$0] }),
          most(own, clients, meetings, before))
        // Half-way as a factor, or who waits for each other would take turns in being starved.
        stretches[owner] = (before[owner] * stretch).squareRoot()
      }
    }
    return stretches
  }

  /// How long the requests of each client wait, given how long they did: half-way from what they
  /// did.
  private func revised(
    _ delays: [Double], _ clients: [Client], _ meetings: [[Double]], _ stretches: [Double]
  ) -> [Double] {
    let presence = clients.indices.map { index in
      min(1, clients[index].rate * (1 + delays[index]) / stretches[clients[index].owner])
    }
    return clients.indices.map { index in
      let traffic = clients[index].traffic
      let asked = clients.indices.map { other in
        presence[other] * meetings[index][other]
          * traffic.precedence(of: clients[other].traffic)
      }
      let sum = total(clients) { asked[$0] }
      guard sum > 0 else { return delays[index] / 2 }
      let all = min(sum, Self.mostRefused)
      // Whoever was served has moved on when the request comes again.
      let delay = total(clients) { other in
        let refused = asked[other] / sum * all
        let gone = 1 - traffic.collisionAgain(with: clients[other].traffic, chip)
        return refused / (1 - (all - refused * gone))
      }
      return (delays[index] + delay) / 2
    }
  }

  /// The most times as long that an instruction can take: whoever waits does so for a cycle in
  /// which somebody else is served.
  private func most(
    _ own: [Int], _ clients: [Client], _ meetings: [[Double]], _ stretches: [Double]
  ) -> Double {
    guard let busiest = own.max(by: { clients[$0].rate < clients[$1].rate }) else { return 1 }
    let served = own.reduce(1) { $0 + clients[$1].rate * meetings[busiest][$1] }
    let others = total(clients) { other in
      guard !own.contains(other) else { return 0 }
      let meeting = own.map { meetings[$0][other] }.max() ?? 0
      return clients[other].rate / stretches[clients[other].owner] * meeting
    }
    return served / max(1 - others, 1 - Self.mostRefused)
  }

  /// The sum over all clients, those of the vector unit counted once, as they ask together.
  private func total(_ clients: [Client], _ value: (Int) -> Double) -> Double {
    var sum = 0.0
    var together = 0.0
    for index in clients.indices {
      if clients[index].traffic.port.isVector {
        together = max(together, value(index))
      } else {
        sum += value(index)
      }
    }
    return sum + together
  }

  /// How likely it is that two clients want the same bank where both ask.
  private func meeting(_ one: PortTraffic, _ other: PortTraffic) -> Double {
    guard one.port != other.port, !(one.port.isVector && other.port.isVector) else { return 0 }
    let common = zip(one.shares, other.shares).reduce(0) { $0 + $1.0 * $1.1 }
    return common * one.collision(with: other, chip)
  }
}
