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
    #expect(loads.count == convolutions.count)
    #expect(loads.count > 4)
    // A load stands in front of the convolution before the one that it is for.
    for (load, previous) in zip(loads.dropFirst(), convolutions) { #expect(load < previous) }
  }

  @Test func aSingleRunIsEnoughWhereTwoDoNotFit() throws {
    let options = CompilerOptions(sramLimit: 8192 + 4096 + 192)
    let chip = try ChipFile.bundledWithoutCodings()
    let program = try compile(graph(), for: chip, options: options).program
    #expect(program.peakBankBytes <= 8192 + 4096 + 192)
  }
}
