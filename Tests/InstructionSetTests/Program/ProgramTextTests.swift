import InstructionSet
import TestSupport
import Testing

@Suite("Programs as text")
struct ProgramTextTests {
  @Test("what was read prints as it was")
  func golden() throws {
    let program = try SampleProgram.program()
    #expect(program.name == "sample \"one\"")
    #expect(program.notes == ["Weights are\nsynthetic."])
    #expect(program.layers.map(\.operatorName) == ["convolution+pad", "mean"])
    #expect(program.body.steps.map(\.layer) == [0, 0, 0, 1, 1])
    #expect(program.constants == Array(0..<156))
    #expect(program.text() == SampleProgram.text)
  }

  @Test("a random program reads back as it was", arguments: 0..<40)
  func roundTrip(_ seed: Int) throws {
    let program = try RandomPrograms.program(seed: UInt64(seed))
    #expect(try Program(text: program.text()) == program)
  }

  @Test("constants can be left out for people, but not read back")
  func elided() throws {
    let text = try SampleProgram.program().text(elidesConstants: true)
    #expect(text.hasSuffix("\nconstants elided  # 156 bytes\n"))
    let error = #expect(throws: AssemblyError.self) { try Program(text: text) }
    #expect(error?.reason == "the constants were left out of this text")
  }

  @Test(
    "what is wrong is said with its line",
    arguments: [
      ("taps=1 ", "", "line 2: taps is missing"),
      ("taps=1", "taps=one", "line 2: taps takes a whole number, not 'one'"),
      ("taps=1", "tabs=1", "line 2: 'tabs' means nothing here; did you mean 'taps'?"),
      ("taps=1", "taps=1 taps=1", "line 2: taps is given twice"),
      ("geometry", "geometri", "line 2: 'geometri' declares nothing; did you mean 'geometry'?"),
      ("type=uint8", "type=int4", "line 4: type takes int8 or uint8, not 'int4'"),
      (
        "shape=1x4x4x3",
        "shape=1x4xx3",
        "line 4: shape takes extents joined by 'x', or scalar, not '1x4xx3'"
      ),
      ("scale=0.1", "scale=big", "line 5: scale takes a real number, not 'big'"),
      ("load layer 0 |", "load layer x |", "line 9: 'x' is no layer number"),
      ("  mean", "  meen", "line 14: 'meen' is no instruction; did you mean 'mean'?"),
      ("  000102", "  0001g2", "line 17: constants are pairs of hexadecimal digits"),
      ("  000102", "  00010", "line 17: half a byte is left over"),
      ("program", "note", "line 22: there is no program line"),
    ])
  func errors(_ original: String, _ replacement: String, _ message: String) throws {
    let text = SampleProgram.text
    let range = try #require(text.firstRange(of: original))
    let broken = text.replacingCharacters(in: range, with: replacement)
    let error = #expect(throws: AssemblyError.self) { try Program(text: broken) }
    #expect(error?.description == message)
  }
}

extension String {
  /// The text with a range of it replaced.
  fileprivate func replacingCharacters(in range: Range<Index>, with new: String) -> String {
    self[..<range.lowerBound] + new + self[range.upperBound...]
  }
}
