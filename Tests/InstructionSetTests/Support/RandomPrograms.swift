import InstructionSet
import TestSupport

/// Draws programs that are well-formed, though mostly not legal.
enum RandomPrograms {
  /// A program whose parts all hang on a seed.
  static func program(seed: UInt64) throws -> Program {
    var random = RepeatableRandom(seed: seed)
    func draw(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }
    func text() -> String {
      let letters = ["a", "Z", " ", "\"", "\\", "\n", "\r", "#", "=", "|", "ü", "日", "/", ""]
      return (0..<draw(0...8)).map { _ in letters[draw(0...letters.count - 1)] }.joined()
    }
    func tensor() -> HostTensor {
      HostTensor(
        name: text(), shape: (0..<draw(0...4)).map { _ in draw(1...300) },
        elementType: draw(0...1) == 0 ? .int8 : .uint8, scale: Float(draw(1...9999)) / 7777,
        zeroPoint: draw(-128...255))
    }
    func layer() -> Layer {
      Layer(
        name: text(), operatorName: text(), macs: draw(0...1 << 40),
        weightBytes: draw(0...1 << 24), encodedWeightBytes: draw(0...1 << 24),
        parameterBytes: draw(0...1 << 24))
    }
    let geometry = ArrayGeometry(
      pixels: draw(1...16), outputs: draw(1...64), inputs: draw(1...64), taps: draw(1...9),
      wordBytes: 1 << draw(0...5))
    return Program(
      name: text(), geometry: geometry, prologue: try section(seed: seed, steps: draw(0...5)),
      body: try section(seed: seed + 1, steps: draw(0...9)),
      layers: (0..<draw(0...4)).map { _ in layer() },
      constants: random.array(of: UInt8.min...UInt8.max, count: draw(0...200)),
      inputs: (0..<draw(0...3)).map { _ in tensor() },
      outputs: (0..<draw(0...3)).map { _ in tensor() }, notes: (0..<draw(0...3)).map { _ in text() }
    )
  }

  private static func section(seed: UInt64, steps: Int) throws -> Section {
    var instructions = RandomInstructions(seed: seed)
    let kinds = Opcode.allCases.filter { $0 != .finish }
    return Section(
      try (0..<steps).map { index in
        let word = instructions.word(kinds[(index + Int(seed)) % kinds.count])
        return Section.Step(try Instruction(decoding: word, at: index), layer: index * 3)
      })
  }
}
