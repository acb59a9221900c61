import ChipDescription
import ChipFiles
import Compiler
import InstructionSet
import ModelIR
import TestSupport
import Testing

/// When the compiler has the array leave tiles of zeros out.
///
/// A 1 × 1 layer of 64 inputs and 64 outputs has 16 tiles of 16 × 16 on the flagship.
@Suite struct TileSkippingTests {
  /// A program of a layer whose first so many inputs have zero weights for the first 32 outputs.
  private func program(zeroInputs: Int, skipsTiles: Bool = true) throws -> Program {
    var hand = HandGraph([1, 8, 8, 64])
    hand.convolve("c", outputs: 64, kernel: 1, weight: 9)
    var graph = hand.graph
    for index in graph.tensors.indices {
      guard case .int8(var values) = graph.tensors[index].constant, values.count == 64 * 64
      else { continue }
      for output in 0..<32 { for input in 0..<zeroInputs { values[output * 64 + input] = 0 } }
      graph.tensors[index].constant = .int8(values)
    }
    var chip = try ChipFile.bundledWithoutCodings()
    chip.array.skipsTiles = skipsTiles
    return try compile(graph, for: chip).program
  }

  private func convolve(_ program: Program) throws -> Convolve {
    try #require(
      program.body.steps.compactMap { step in
        if case .convolve(let convolve) = step.instruction.body { convolve } else { nil }
      }.first)
  }

  /// The first tile is stored, though it is zero; less than a twentieth is not worth its flags.
  @Test(arguments: [(48, 11), (32, 13), (16, 15), (15, 0), (0, 0)])
  func tilesOfZerosAreLeftOut(zeroInputs: Int, stored: Int) throws {
    #expect(try convolve(program(zeroInputs: zeroInputs)).storedTiles == stored)
  }

  @Test func onlyWhereTheArrayCan() throws {
    #expect(try !convolve(program(zeroInputs: 32, skipsTiles: false)).skipsTiles)
  }

  /// 3 of 16 tiles are 768 of 4,096 bytes, for two bytes of flags, and as many of the beats.
  @Test func thatSavesBytesAndBeats() throws {
    func loops(_ skipsTiles: Bool) throws -> ConvolutionLoops {
      let program = try program(zeroInputs: 32, skipsTiles: skipsTiles)
      return ConvolutionLoops(try convolve(program), program.geometry)
    }
    let (all, some) = (try loops(false), try loops(true))
    #expect(all.weightStreamBytes == 4096)
    #expect(some.weightStreamBytes == 4096 - 768 + 2)
    #expect(all.beats == 16 * all.groups)
    #expect(some.beats == 13 * some.groups)
  }
}
