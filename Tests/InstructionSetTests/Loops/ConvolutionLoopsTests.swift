import InstructionSet
import TestSupport
import Testing

@Suite("The array's way through a convolution")
struct ConvolutionLoopsTests {
  /// One output value and one of the products that it sums.
  struct Product: Hashable {
    var group: Int
    var pixel: Int
    var output: Int
    var row: Int
    var column: Int
    var channel: Int
  }

  @Test("every product of every output value comes exactly once", arguments: 0..<200)
  func coverage(_ seed: Int) {
    let loops = randomLoops(seed: UInt64(seed))
    var seen: Set<Product> = []
    var beats = 0
    for outputGroup in 0..<loops.outputGroups {
      for block in 0..<loops.blocks {
        for step in 0..<loops.steps {
          for group in loops.groups(ofBlock: block) {
            beats += 1
            for product in products(loops, outputGroup: outputGroup, step: step, group: group) {
              #expect(seen.insert(product).inserted)
            }
          }
        }
      }
    }
    #expect(seen.count == loops.instruction.output.elementCount * loops.reduction)
    #expect(beats == loops.beats)
  }

  @Test("the stream holds every weight exactly once", arguments: 0..<200)
  func weightOrder(_ seed: Int) {
    let loops = randomLoops(seed: UInt64(seed))
    var seen: Set<ConvolutionLoops.WeightIndex> = []
    var count = 0
    loops.forEachWeight { weight in
      count += 1
      #expect(seen.insert(weight).inserted)
    }
    #expect(count == loops.weightCount)
    let bits = count * loops.instruction.weightFormat.bitsPerWeight
    #expect((bits...bits + 7).contains(loops.weightStreamBytes * 8))
  }

  @Test("a step sums no more products than there are multipliers", arguments: 0..<200)
  func lanes(_ seed: Int) {
    let loops = randomLoops(seed: UInt64(seed))
    let geometry = loops.geometry
    let isNarrow = loops.instruction.depthwise && !loops.instruction.foldsInputs
    let limit = isNarrow ? geometry.taps : geometry.taps * geometry.inputs
    for step in 0..<loops.steps { #expect((1...limit).contains(loops.lanes(ofStep: step))) }
  }

  private func products(
    _ loops: ConvolutionLoops, outputGroup: Int, step: Int, group: Int
  ) -> [Product] {
    var products: [Product] = []
    loops.forEachWeight(outputGroup: outputGroup, step: step) { weight in
      for pixel in 0..<loops.pixels(inGroup: group) {
        products.append(
          Product(
            group: group, pixel: pixel, output: weight.output, row: weight.row,
            column: weight.column, channel: weight.channel))
      }
    }
    return products
  }

  private func randomLoops(seed: UInt64) -> ConvolutionLoops {
    var random = RepeatableRandom(seed: seed)
    func draw(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }
    var convolve = Convolve()
    convolve.depthwise = draw(0...2) == 0
    convolve.foldsTaps = draw(0...1) == 0
    convolve.foldsInputs = draw(0...1) == 0
    convolve.kernelHeight = draw(1...5)
    convolve.kernelWidth = draw(1...5)
    convolve.groupsPerBlock = draw(1...6)
    convolve.weightFormat = draw(0...1) == 0 ? .int8 : .int4
    convolve.doublesOutputs = convolve.weightFormat == .int4 && draw(0...1) == 0
    if draw(0...2) == 0 { (convolve.patternLength, convolve.patternKept) = (3, 1) }
    let channels = draw(1...9)
    convolve.input.channels = channels
    convolve.output.channels = convolve.depthwise ? channels : draw(1...9)
    convolve.output.height = draw(1...4)
    convolve.output.width = draw(1...7)
    return ConvolutionLoops(
      convolve,
      ArrayGeometry(
        pixels: draw(1...4), outputs: draw(1...4), inputs: draw(1...4), taps: draw(1...9),
        wordBytes: 4))
  }
}
