import ChipDescription
import InstructionSet
import Instruments
import MachineModel
import Testing

@Suite("Least cycles")
struct CycleBoundTests {
  private func bounds() -> CycleBounds {
    let program = Samples.program()
    return Samples.body().bounds(
      of: program.body, chip: Samples.chip(), geometry: program.geometry)
  }

  @Test("follow from each resource's rate")
  func resources() {
    let bounds = bounds()
    #expect(bounds[.arithmetic] == 32)  // 1,024 products on 32 multipliers
    #expect(bounds[.arrayShape] == 32)  // 2 output groups, 2 input groups, 8 pixel groups
    #expect(bounds[.weightDecoder] == 8)  // 64 weights at 8
    #expect(bounds[.drain] == 32)  // 128 sums at 4
    #expect(bounds[.sram] == 16)  // 124 words in 8 banks
    #expect(bounds[.vector] == 16)  // 128 elements at 8
    #expect(bounds[.weightStore] == 0)
    #expect(bounds[.hostLink] == 0)
  }

  @Test("name the first of the resources that need most")
  func binding() {
    #expect(bounds().binding == .arithmetic)
    #expect(bounds().lowerBoundCycles == 32)
    let none = CycleBounds(chip: Samples.chip())
    #expect(none.binding == nil)
    #expect(none.lowerBoundCycles == 0)
  }

  @Test(
    "count an int4 product as half of an int8 one where a multiplier makes two",
    arguments: [(true, 16), (false, 32)])
  func int4(doubles: Bool, cycles: Int) {
    let program = Samples.program()
    var record = Samples.body().instructions[0]
    record.counters = Samples.counters([.macInt4: 1024])
    var chip = Samples.chip()
    chip.array.doublesInt4 = doubles
    var bounds = CycleBounds(chip: chip)
    bounds.add(
      record, of: program.body.steps[0].instruction.body, geometry: program.geometry)
    #expect(bounds[.arithmetic] == cycles)
  }

  @Test("of layers name the array's shape where extents do not fill it, and the store for loads")
  func layers() {
    var program = Samples.program()
    guard case .convolve(var convolve) = program.body.steps[0].instruction.body else {
      Issue.record("the sample's first instruction is a convolution")
      return
    }
    convolve.output.channels = 5
    program.body.steps[0].instruction = Instruction(convolve)
    program.body.steps[1].instruction = Instruction(
      Load(source: StoreAddress(0), destination: BankAddress(0), byteCount: 800))
    var body = Samples.body()
    body.instructions[0].counters = Samples.counters([.macInt8: 640])
    body.instructions[1].counters = Samples.counters([.storeByte: 800])
    let layers = body.layerBounds(
      of: program.body, chip: Samples.chip(), geometry: program.geometry, layerCount: 2)
    #expect(layers.map(\.binding) == [.arrayShape, .weightStore])
    #expect(layers.map(\.lowerBoundCycles) == [32, 100])
  }
}
