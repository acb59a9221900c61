import ChipDescription
import ChipFiles
import Compiler
import InstructionSet
import ModelIR
import Testing

/// When the compiler has the array double its outputs.
@Suite struct DoublingTests {
  private func convolve(weight: Int8, doublesInt4: Bool) throws -> Convolve {
    var hand = HandGraph([1, 8, 8, 16])
    hand.convolve("c", outputs: 32, kernel: 3, weight: weight)
    var chip = try ChipFile.bundledWithoutCodings()
    chip.array.doublesInt4 = doublesInt4
    let program = try compile(hand.graph, for: chip).program
    for step in program.body.steps {
      if case .convolve(let convolve) = step.instruction.body { return convolve }
    }
    return Convolve()
  }

  @Test(arguments: [(7, true), (8, false), (-8, true), (-9, false)])
  func weightsOfFourBitsAreTaken(weight: Int8, isDoubled: Bool) throws {
    #expect(try convolve(weight: weight, doublesInt4: true).doublesOutputs == isDoubled)
  }

  @Test func onlyWhereTheArrayCan() throws {
    #expect(try !convolve(weight: 7, doublesInt4: false).doublesOutputs)
  }
}
