internal import ChipDescription
internal import InstructionSet
internal import QuantizedArithmetic

/// Holds a program's instructions against a chip, so that executing them can neither trap nor leave
/// the banks.
struct InstructionCheck: Sendable {
  let chip: ChipSpec
  let geometry: ArrayGeometry
  let program: Program

  /// Why the chip cannot execute a step; nil if it can.
  func problem(_ step: Section.Step) -> String? {
    if step.layer < 0 || step.layer >= max(1, program.layers.count) {
      return "there is no layer \(step.layer)"
    }
    let instruction = step.instruction
    do throws(EncodingError) {
      _ = try instruction.encoded()
    } catch {
      return error.description
    }
    return tokenProblem(instruction) ?? operandProblem(instruction.body)
      ?? bankProblem(instruction)
  }

  private func tokenProblem(_ instruction: Instruction) -> String? {
    for (set, isWait) in [(instruction.waits, true), (instruction.signals, false)] {
      var rest = set
      for token in set.tokens where (isWait ? token.consumer : token.producer) == instruction.unit {
        rest.remove(token)
      }
      if let token = rest.tokens.first {
        return "\(token) is not a token that it can \(isWait ? "wait for" : "signal")"
      }
      if !rest.isEmpty {
        return "the token set 0x\(String(rest.bits, radix: 16)) has no such token"
      }
    }
    return nil
  }

  private func operandProblem(_ body: InstructionBody) -> String? {
    switch body {
    case .finish: nil
    case .load(let load): problem(load)
    case .receive(let receive):
      problem(receive.destination, tensor: receive.tensor, of: program.inputs, "input")
    case .send(let send): problem(send.source, tensor: send.tensor, of: program.outputs, "output")
    case .convolve(let convolve): problem(convolve)
    case .add(let add): problem(add)
    case .averagePool(let pool):
      problem(PoolWindow(pool)) ?? clampProblem(pool.clampLow, pool.clampHigh)
    case .maxPool(let pool):
      problem(PoolWindow(pool)) ?? clampProblem(pool.clampLow, pool.clampHigh)
    case .mean(let mean): mapProblem(mean.input) ?? multiplierProblem([mean.multiplier])
    case .softmax(let softmax): problem(softmax)
    case .requantize(let requantize): problem(requantize)
    case .copy(let copy): problem(copy)
    case .reshape(let reshape): problem(reshape)
    }
  }

  /// Whether every byte lies in the banks; only asked once the extents are sound.
  private func bankProblem(_ instruction: Instruction) -> String? {
    let total = chip.sram.totalBytes
    for access in instruction.accesses(geometry) where access.bytes.upperBound > total {
      return "it touches bytes up to \(access.bytes.upperBound), the banks hold \(total)"
    }
    return nil
  }
}

// MARK: Parts

extension InstructionCheck {
  func mapProblem(_ map: FeatureMap) -> String? {
    map.width < 1 || map.height < 1 || map.channels < 1 ? "a feature map has no extent" : nil
  }

  func clampProblem(_ low: Int, _ high: Int) -> String? {
    low > high ? "its least result \(low) is above its greatest \(high)" : nil
  }

  func multiplierProblem(_ multipliers: [FixedPointMultiplier]) -> String? {
    for multiplier in multipliers where !(-31...30).contains(multiplier.shift) {
      return "a multiplier's shift is \(multiplier.shift), expected -31 to 30"
    }
    return nil
  }

  func positiveProblem(_ extents: [(String, Int)]) -> String? {
    for (name, extent) in extents where extent < 1 { return "\(name) is \(extent)" }
    return nil
  }

  /// Whether two maps have the same channels in the same bricks.
  func brickProblem(_ input: FeatureMap, _ output: FeatureMap) -> String? {
    if input.channels != output.channels {
      return "it has \(input.channels) channels in and \(output.channels) out"
    }
    if input.brickShift != output.brickShift { return "its bricks in and out differ" }
    return nil
  }
}
