import ChipDescription
import InstructionSet
import MachineModel
import QuantizedArithmetic
import Testing

/// Zeros and toggles of operands, each worked out by hand.
@Suite("The activity of data")
struct DataActivityTests {
  @Test("counts the bits that change from a byte to the next on the same wires")
  func toggles() {
    // 0 → 3 → 1 → 255: two bits, one bit, seven bits.
    let bytes: [UInt8] = [0, 3, 1, 255]
    #expect(ToggleCount(bytes[...], distance: 1) == ToggleCount(toggles: 10, bits: 24))
    // Two lanes: 0 → 1 and 3 → 255.
    #expect(ToggleCount(bytes[...], distance: 2) == ToggleCount(toggles: 7, bits: 16))
    #expect(ToggleCount(bytes[...], distance: 4) == ToggleCount())
    #expect(ToggleCount(bytes[1...2], distance: 1) == ToggleCount(toggles: 1, bits: 8))
    #expect(ToggleCount().perBit == nil)
    #expect(ToggleCount(toggles: 4, bits: 16).perBit == 0.25)
  }

  /// An array of one pixel, one output, one input and one tap: one multiplier, which sees each
  /// operand in turn.
  @Test("of one multiplier is that of its operands, in turn")
  func oneMultiplier() throws {
    // A 1×1 layer over four pixels of one channel, two outputs: weights 0 and 5.
    let activity = try Self.activity(
      input: [0, 3, 3, 0], weights: [0, 5], width: 4, inputs: 1, outputs: 2, pixels: 1)
    #expect(activity.products == 8)
    // Two of the four activations, for each of two outputs.
    #expect(activity.zeroActivations == 4)
    // The first output's four products.
    #expect(activity.zeroWeights == 4)
    #expect(activity.zeroProducts == 6)
    // 0 → 3 → 3 → 0 are 2, 0 and 2 bits; then the second output's begin at 0 again: 0, 2, 0, 2.
    #expect(activity.activations == ToggleCount(toggles: 8, bits: 7 * 8))
    // The weight changes once, from 0 to 5, two bits; it has seven products before which one was.
    #expect(activity.weights == ToggleCount(toggles: 2, bits: 7 * 8))
  }

  @Test("has a multiplier for each output and pixel, with operands of their own")
  func manyMultipliers() throws {
    let activity = try Self.activity(
      input: [0, 3, 3, 0], weights: [0, 5], width: 4, inputs: 1, outputs: 2, pixels: 2,
      arrayOutputs: 2)
    #expect(activity.products == 8)
    #expect(activity.zeroProducts == 6)
    // Pixel lanes 0 → 3 and 3 → 0, each for both outputs.
    #expect(activity.activations == ToggleCount(toggles: 8, bits: 4 * 8))
    // Each multiplier keeps its weight: the second product of four finds it unchanged.
    #expect(activity.weights == ToggleCount(toggles: 0, bits: 4 * 8))
  }

  @Test("of int4 weights is that of four bits")
  func narrowWeights() throws {
    let activity = try Self.activity(
      input: [1, 1], weights: [-1, 7], width: 2, inputs: 1, outputs: 2, pixels: 1,
      format: .int4)
    // 1111 → 0111 is one bit.
    #expect(activity.weights == ToggleCount(toggles: 1, bits: 3 * 4))
    #expect(activity.activations.toggles == 0)
  }

  @Test("of a depthwise layer has an activation for each output")
  func depthwise() throws {
    // Two channels, two pixels: channel 0 is 0 → 1, channel 1 is 7 → 7.
    let activity = try Self.activity(
      input: [0, 7, 1, 7], weights: [1, 0], width: 2, inputs: 2, outputs: 2, pixels: 1,
      arrayOutputs: 2, depthwise: true)
    #expect(activity.products == 4)
    #expect(activity.zeroActivations == 1)
    #expect(activity.zeroWeights == 2)
    #expect(activity.zeroProducts == 3)
    #expect(activity.activations == ToggleCount(toggles: 1, bits: 2 * 8))
    #expect(activity.weights == ToggleCount(toggles: 0, bits: 2 * 8))
  }

  /// The host's bytes over a link of one byte a cycle, and the words of a bank.
  @Test("of transfers is that of their words")
  func transfers() throws {
    let all = try Self.activities(
      input: [0, 3, 3, 0], weights: [0, 5], width: 4, inputs: 1, outputs: 2, pixels: 1)
    let receive = try #require(all.first)
    #expect(receive.hostBytes == ToggleCount(toggles: 4, bits: 24))
    #expect(receive.products == 0)
    #expect(receive.storeBytes == ToggleCount())
  }

  private static func activity(
    input: [UInt8], weights: [Int8], width: Int, inputs: Int, outputs: Int, pixels: Int,
    arrayOutputs: Int = 1, depthwise: Bool = false, format: WeightFormat = .int8
  ) throws -> DataActivity {
    try #require(
      try activities(
        input: input, weights: weights, width: width, inputs: inputs, outputs: outputs,
        pixels: pixels, arrayOutputs: arrayOutputs, depthwise: depthwise, format: format
      ).last)
  }

  /// Receives a map, loads weights and parameters, and convolves by kernels of one tap: what each
  /// of the three instructions counts.
  private static func activities(
    input: [UInt8], weights: [Int8], width: Int, inputs: Int, outputs: Int, pixels: Int,
    arrayOutputs: Int = 1, depthwise: Bool = false, format: WeightFormat = .int8
  ) throws -> [DataActivity] {
    var chip = ChipSpec.small
    (chip.array.pixels, chip.array.outputs) = (pixels, arrayOutputs)
    (chip.array.inputs, chip.array.taps, chip.array.foldsTaps) = (1, 1, false)
    func map(_ address: Int, _ channels: Int) -> FeatureMap {
      FeatureMap(
        address: BankAddress(address), height: 1, width: width, channels: channels,
        brickShift: 1)
    }
    var receive = Receive()
    receive.destination = map(0, inputs)
    var convolve = Convolve()
    (convolve.input, convolve.output) = (receive.destination, map(4096, outputs))
    convolve.weights = BankAddress(2048)
    convolve.parameters = BankAddress(2056)
    convolve.groupsPerBlock = 4
    (convolve.depthwise, convolve.weightFormat) = (depthwise, format)
    let parameters = ChannelParameters(bias: 0, multiplier: FixedPointMultiplier(1)).bytes
    var stream = weights.map { UInt8(bitPattern: $0) }
    if format == .int4 { stream = [stream[0] & 15 | stream[1] << 4] }
    stream += Array(repeating: 0, count: 8 - stream.count)
    stream += (0..<outputs).flatMap { _ in parameters }
    var program = Program(
      name: "activity", geometry: ArrayGeometry(of: chip), constants: stream)
    program.inputs = [
      HostTensor(
        name: "input", shape: [1, 1, width, inputs], elementType: .int8, scale: 1, zeroPoint: 0)
    ]
    let load = Load(
      source: StoreAddress(0), destination: convolve.weights, byteCount: stream.count)
    program.body = Section(
      ordering: [Instruction(receive), Instruction(load), Instruction(convolve)],
      program.geometry)
    var arithmetic = try Machine(chip: chip, program: program).arithmetic
    return try arithmetic.activities(inputs: [input])
  }
}
