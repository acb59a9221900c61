import ChipDescription
import ChipFiles
import Compiler
import InstructionSet
import ModelIR
import TestSupport
import Testing

/// What the compiler has the lanes do that a layer leaves idle.
@Suite struct FoldingTests {
  private func convolutions(foldsInputs: Bool) throws -> [Convolve] {
    var chip = try ChipFile.bundled("obol")
    chip.array.foldsInputs = foldsInputs
    return try compile(MobileBlocks(seed: 1).graph, for: chip).program.body.steps.compactMap {
      if case .convolve(let convolve) = $0.instruction.body { convolve } else { nil }
    }
  }

  @Test func depthwiseLayersTakeTheInputLanes() throws {
    let folded = try convolutions(foldsInputs: true)
    #expect(folded.contains { $0.depthwise })
    #expect(folded.allSatisfy { $0.foldsInputs == $0.depthwise })
  }

  @Test func onlyWhereTheArrayCan() throws {
    #expect(try convolutions(foldsInputs: false).allSatisfy { !$0.foldsInputs })
  }
}
