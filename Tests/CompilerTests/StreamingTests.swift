import ChipFiles
import Compiler
import InstructionSet
import ModelIR
import Testing

/// What is done with weights that the banks cannot hold all at once.
@Suite struct StreamingTests {
  /// Four layers of 64 KiB weights each.
  func graph() -> Graph {
    var hand = HandGraph([1, 4, 4, 256])
    for index in 0..<4 { hand.convolve("c\(index)", outputs: 256, weight: 100) }
    return hand.graph
  }

  @Test func weightsThatFitAreLoadedOnce() throws {
    let program = try compile(graph(), for: try ChipFile.bundledWithoutCodings()).program
    #expect(program.prologue.steps.count == 4)
    #expect(program.body.steps.count == 6)
  }

  @Test func weightsThatMayNotStayAreLoadedInEachFrame() throws {
    let options = CompilerOptions(keepsWeights: false)
    let chip = try ChipFile.bundledWithoutCodings()
    let program = try compile(graph(), for: chip, options: options).program
    #expect(program.prologue.steps.isEmpty)
    let loaded = program.body.steps.reduce(0) { bytes, step in
      guard case .load(let load) = step.instruction.body else { return bytes }
      return bytes + load.byteCount
    }
    #expect(loaded == program.constants.count)
  }

  @Test func weightsThatDoNotFitAreLoadedAheadInRunsOfChannels() throws {
    let options = CompilerOptions(sramLimit: 100_000)
    let chip = try ChipFile.bundledWithoutCodings()
    let program = try compile(graph(), for: chip, options: options).program
    #expect(program.peakBankBytes <= 100_000)
    let loads = program.body.steps.indices.filter { index in
      program.body.steps[index].instruction.unit == .storeDMA
    }
    let convolutions = program.body.steps.indices.filter { index in
      program.body.steps[index].instruction.unit == .array
    }
    let resident = program.prologue.steps.count { $0.instruction.unit == .storeDMA }
    #expect(loads.count + resident == convolutions.count)
    #expect(loads.count > 4)
    // But for the first, and one behind a run that stays, a load stands in front of the convolution
    // before the one that it is for.
    let ahead = loads.count { load in
      guard case .load(let form) = program.body.steps[load].instruction.body else { return false }
      let use = convolutions.first { position in
        guard case .convolve(let convolve) = program.body.steps[position].instruction.body
        else { return false }
        return position > load && convolve.parameters == form.destination
      }
      return convolutions.contains { $0 > load && $0 < use ?? 0 }
    }
    #expect(ahead >= loads.count - 2)
  }

  @Test func aSingleRunIsEnoughWhereTwoDoNotFit() throws {
    let options = CompilerOptions(sramLimit: 8192 + 4096 + 192)
    let chip = try ChipFile.bundledWithoutCodings()
    let program = try compile(graph(), for: chip, options: options).program
    #expect(program.peakBankBytes <= 8192 + 4096 + 192)
  }
}
