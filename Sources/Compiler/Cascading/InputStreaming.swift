internal import ChipDescription
internal import InstructionSet

/// Lets the first convolution begin while the rest of its input is still on its way.
///
/// The input comes in pieces of rows, and the convolution that reads it goes stripe by stripe, all
/// of which hold on to its weights; so that these have to be small.
struct InputStreaming: Pass {
  package static let name = "stream inputs"
  package static let summary =
    "Lets the first convolution begin while the rest of its input is still on its way."

  let chip: ChipSpec

  func run(_ input: Schedule) -> Schedule {
    var result = input
    for position in input.steps.indices.reversed() {
      guard case .receive(let receive) = input.steps[position].body,
        let reader = input.steps[(position + 1)...].firstIndex(where: {
          $0.buffers.contains(input.steps[position].buffers[0])
        }),
        case .convolve(let convolve) = input.steps[reader].body, convolve.reachesInput,
        convolve.input == receive.destination, receive.firstRow == 0,
        WeightLayout(convolve, input.geometry).byteCount * 4 <= receive.destination.byteCount,
        !(reader + 1 < input.steps.count && input.steps[reader + 1].follows(input.steps[reader]))
      else { continue }
      let pieces = pieces(receive, convolve)
      guard pieces > 1 else { continue }
      let steps = steps(input.steps[position], receive, input.steps[reader], convolve, pieces)
      result.steps.replaceSubrange(reader...reader, with: steps)
      result.steps.remove(at: position)
    }
    return result
  }

  /// How many pieces cost least: each further one fills and drains the array once more, but leaves
  /// less of the transfer or of the convolution to be waited for.
  private func pieces(_ receive: Receive, _ convolve: Convolve) -> Int {
    let cost = ConvolutionCost(convolve, chip)
    let hidden = min(StepCost(chip: chip).cycles(of: receive.body), cost.cycles)
    let overhead = max(1, cost.fixedCycles) + chip.hostLink.latencyCycles
    // What is short is over before several instructions have been through their queues.
    guard hidden >= 16 * overhead else { return 1 }
    return (1...min(32, convolve.output.height)).min { one, other in
      hidden / one + one * overhead < hidden / other + other * overhead
    } ?? 1
  }

  /// The pieces of the transfer, each in front of the stripe that needs it.
  private func steps(
    _ transfer: Step, _ receive: Receive, _ reader: Step, _ convolve: Convolve, _ pieces: Int
  ) -> [Step] {
    let traversal = Traversal(chip: chip)
    let height = convolve.output.height
    var received = 0
    return (0..<pieces).flatMap { piece -> [Step] in
      let rows = height * piece / pieces..<height * (piece + 1) / pieces
      let needed = convolve.inputRows(for: rows)
      let end = piece + 1 == pieces ? receive.destination.height : needed.upperBound
      var steps: [Step] = []
      if end > received {
        var part = receive
        part.destination = receive.destination.rows(received..<end)
        part.firstRow = received
        steps.append(Step(part, buffers: transfer.buffers, layer: transfer.layer))
        received = end
      }
      let part = convolve.part(
        rows: rows, input: convolve.input.rows(needed), output: convolve.output.rows(rows))
      var stripe = Step(
        traversal.blocked(part), buffers: reader.buffers, layer: reader.layer,
        weights: reader.weights)
      stripe.isStripe = true
      return steps + [stripe]
    }
  }
}
