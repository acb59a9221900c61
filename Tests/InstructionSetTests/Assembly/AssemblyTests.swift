import InstructionSet
import Testing

@Suite("Assembly lines")
struct AssemblyTests {
  @Test("operands at their defaults are left out")
  func defaults() {
    #expect(Instruction(Convolve()).assembly == "convolve")
    let load = Load(source: StoreAddress(16), destination: BankAddress(0), byteCount: 48)
    #expect(Instruction(load).assembly == "load | source=0x10 byteCount=48")
  }

  @Test("tokens stand before the bar, operands behind it")
  func tokens() throws {
    let line = "convolve wait storeDMA>array,vector>array signal array>vector | depthwise=yes"
    let instruction = try Instruction(assembly: line)
    #expect(instruction.assembly == line)
    #expect(instruction.waits.contains(Token(from: .storeDMA, to: .array)))
    #expect(instruction.waits.contains(Token(from: .vector, to: .array)))
    #expect(instruction.signals.tokens == [Token(from: .array, to: .vector)])
    var expected = Convolve()
    expected.depthwise = true
    #expect(instruction.body == .convolve(expected))
  }

  @Test("order, spacing, comments and the base of numbers are free")
  func freedom() throws {
    let tidy = try Instruction(assembly: "load | source=0x10 byteCount=48")
    #expect(try Instruction(assembly: "  load\t|  byteCount=0x30 source=16 # weights") == tidy)
  }

  @Test(
    "what is wrong is said, with the word that was probably meant",
    arguments: [
      ("convolv", "'convolv' is no instruction; did you mean 'convolve'?"),
      ("xyzzyxyzzy", "'xyzzyxyzzy' is no instruction"),
      ("load | sorce=1", "load has no operand 'sorce'; did you mean 'source'?"),
      ("load | source", "'source' should be OPERAND=VALUE"),
      ("load | source=1 source=2", "source is given twice"),
      ("load | source=x", "source takes 0x0 to 0xffffffff, not 'x'"),
      ("load | byteCount=-1", "byteCount takes 0 to 16777215, not '-1'"),
      ("convolve | weightFormat=int5", "weightFormat takes int8 or int4, not 'int5'"),
      ("convolve | depthwise=true", "depthwise takes no or yes, not 'true'"),
      (
        "load source=1",
        "'source=1' should be layer, wait or signal; operands stand after '|'"
      ),
      ("load wait", "wait lacks its value"),
      ("load wait array wait array", "'array' is no token; a token is PRODUCER>CONSUMER"),
      ("load wait array>vectr", "'vectr' is no unit; did you mean 'vector'?"),
      ("load wait array>vector,array>vector", "array>vector is listed twice"),
      ("load layer 1", "a layer stands only in a program"),
      ("load \"", "a quote is not closed"),
      ("", "there is no instruction"),
    ])
  func errors(_ line: String, _ reason: String) {
    let error = #expect(throws: AssemblyError.self) {
      try Instruction(assembly: line, line: 12)
    }
    #expect(error?.description == "line 12: \(reason)")
  }
}
