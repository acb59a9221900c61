import InstructionSet
import Testing

@Suite("The verifier of programs")
struct ProgramVerifierTests {
  @Test("a legal program has no faults")
  func legal() throws {
    try SampleProgram.program().verify()
  }

  @Test(
    "one changed operand gives its one fault",
    arguments: [
      ("taps=1", "taps=0", "geometry: taps is 0, not 1 to 65536"),
      ("wordBytes=4", "wordBytes=12", "geometry: wordBytes is 12, not a power of two"),
      (
        "1x4x4x3",
        "1x4x0x3",
        "input 0: its shape [1, 4, 0, 3] has an extent below 1 or too many elements"
      ),
      (
        "1x4x4x3",
        "9999999999x9999999999x3",
        "input 0: its shape [9999999999, 9999999999, 3] has an extent below 1 or too"
          + " many elements"
      ),
      ("scale=0.1", "scale=-1", "output 0: its scale is -1.0, not above zero"),
      (
        "load layer 0 |",
        "load layer 2 |",
        "prologue instruction 0 (load): there is no layer 2; the program has 2"
      ),
      (
        "destination=0x100 byteCount=48",
        "destination=0x100 byteCount=157",
        "prologue instruction 0 (load): it reads up to byte 157 of 156 bytes of constants"
      ),
      (
        "destination=0x100 byteCount=48",
        "destination=0xfffff0 byteCount=48",
        "prologue instruction 0 (load): it reaches byte 16777248, but bank addresses"
          + " end at 16777216"
      ),
      (
        "destination=0x100 byteCount=48",
        "destination=0x100",
        "prologue instruction 0 (load): byteCount is 0"
      ),
      (
        "| destination.width=4",
        "| destination.width=5",
        "body instruction 0 (receive): destination.rowBytes does not hold a row of whole bricks\n"
          + "body instruction 0 (receive): input 0 has 48 bytes, the feature map 60"
      ),
      (
        "| destination.width=4",
        "| destination.width=3",
        "body instruction 0 (receive): input 0 has 48 bytes, the feature map 36"
      ),
      (
        "| destination.width=4",
        "| tensor=3 destination.width=4",
        "body instruction 0 (receive): there is no input 3; the program has 1"
      ),
      (
        "kernelHeight=3",
        "kernelHeight=0",
        "body instruction 2 (convolve): its kernel has an extent of zero"
      ),
      ("kernelHeight=3", "strideWidth=0", "body instruction 2 (convolve): a stride is 0"),
      ("kernelHeight=3", "dilationWidth=0", "body instruction 2 (convolve): a dilation is 0"),
      ("kernelHeight=3", "groupsPerBlock=0", "body instruction 2 (convolve): groupsPerBlock is 0"),
      (
        "kernelHeight=3",
        "depthwise=yes",
        "body instruction 2 (convolve): depthwise, it makes 4 channels of 3"
      ),
      (
        "kernelHeight=3",
        "clampLow=4 clampHigh=3",
        "body instruction 2 (convolve): clampLow is 4, above clampHigh, which is 3"
      ),
      (
        "output.address=0x40",
        "output.address=0x42",
        "body instruction 2 (convolve): output.address is not on a brick"
      ),
      (
        "output.channels=4",
        "output.channels=0",
        "body instruction 2 (convolve): output has an extent of zero: 4x4x0"
      ),
      (
        "output.channels=4 output.brickShift=2",
        "output.channels=4 output.brickShift=3",
        "body instruction 2 (convolve): output has bricks of 8 channels in words of 4"
      ),
      (
        "output.channels=4 output.brickShift=2 output.rowBytes=16 output.planeBytes=64",
        "output.channels=5 output.brickShift=2 output.rowBytes=16 output.planeBytes=60",
        "body instruction 2 (convolve): output.planeBytes does not hold a plane of whole bricks"
      ),
      (
        "multiplier.shift=-3",
        "multiplier.shift=-32",
        "body instruction 3 (mean): multiplier.shift is -32, not -31 to 30"
      ),
      (
        "multiplier.significand=1073741824",
        "multiplier.significand=-1",
        "body instruction 3 (mean): multiplier.significand is below zero"
      ),
      (
        "signal storeDMA>array",
        "signal storeDMA>array,array>vector",
        "body instruction 1 (load): storeDMA can't signal array>vector\nend of the"
          + " body: array>vector is signalled 1 times more than it is waited for"
      ),
      (
        "signal storeDMA>array ",
        "",
        "body instruction 2 (convolve): it waits for storeDMA>array, which nothing"
          + " before it signals"
      ),
      (
        "wait array>vector",
        "wait array>vector,vector>vector",
        "body instruction 3 (mean): vector can't wait for vector>vector"
      ),
      (
        "wait array>vector ",
        "",
        "end of the body: array>vector is signalled 1 times more than it is waited for"
      ),
      (
        "  load layer 0 |",
        "  finish\n  load layer 0 |",
        "prologue instruction 0 (finish): finish is implied by the section's end"
      ),
      (
        "  load layer 0 |",
        "  send\n  load layer 0 |",
        "prologue instruction 0 (send): source has an extent of zero: 0x0x0\nprologue"
          + " instruction 0 (send): the host link is used in frames only"
      ),
    ])
  func faults(_ original: String, _ replacement: String, _ message: String) throws {
    let program = try changed(original, to: replacement)
    let error = #expect(throws: ProgramError.self) { try program.verify() }
    #expect(error?.description == message)
  }

  @Test("a value beyond its field is a fault, and not multiplied with others")
  func doesNotFit() throws {
    var program = try SampleProgram.program()
    var map = FeatureMap()
    map.width = .max
    map.height = .max
    map.channels = .max
    let receive = Receive(tensor: 0, destination: map, flipsSign: false)
    program.body.steps[0].instruction.body = .receive(receive)
    let reason = "receive: destination.width is \(Int.max), but the field holds 0 to 131071"
    #expect(program.faults.map(\.reason) == [reason])
  }

  @Test("a frame sends every output once, and receives an input at most once")
  func traffic() throws {
    var program = try SampleProgram.program()
    program.outputs.append(program.outputs[0])
    #expect(program.faults.map(\.description) == ["output 1: a frame sends it 0 times, not once"])
    program = try SampleProgram.program()
    var again = program.body.steps[0]
    again.instruction.signals = TokenSet()
    program.body.steps.append(again)
    #expect(
      program.faults.map(\.description) == ["input 0: a frame receives it more than once"])
  }

  @Test("a signal that comes after its wait is a fault")
  func lateSignal() throws {
    var program = try SampleProgram.program()
    program.body.steps.swapAt(1, 2)
    #expect(
      program.faults.map(\.description) == [
        "body instruction 1 (convolve): it waits for storeDMA>array, which nothing before it"
          + " signals",
        "end of the body: storeDMA>array is signalled 1 times more than it is waited for",
      ])
  }

  @Test("whatever words hold, the verifier answers", arguments: 0..<200)
  func random(_ seed: Int) throws {
    let program = try RandomPrograms.program(seed: UInt64(seed))
    let isEmpty = program.body.steps.isEmpty && program.prologue.steps.isEmpty
    #expect(isEmpty || !program.faults.isEmpty)
  }

  private func changed(_ original: String, to replacement: String) throws -> Program {
    let text = SampleProgram.text
    let range = try #require(text.firstRange(of: original))
    return try Program(text: text[..<range.lowerBound] + replacement + text[range.upperBound...])
  }
}
