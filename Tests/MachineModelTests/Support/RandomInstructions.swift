import ChipDescription
import InstructionSet
import QuantizedArithmetic
import TestSupport

/// Draws instructions that a chip can execute, with footprints in random places.
struct RandomInstructions {
  let chip: ChipSpec
  var random: RepeatableRandom
  let constantBytes: Int
  /// The shapes of the inputs and outputs, which transfers take: `(height, width, channels)`.
  let tensors: [(Int, Int, Int)]

  init(_ chip: ChipSpec, seed: UInt64) {
    self.chip = chip
    random = RepeatableRandom(seed: seed)
    constantBytes = 700
    tensors = [(4, 5, 3), (3, 3, 16)]
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func address(_ bytes: Int) -> Int {
    // Half the addresses lie on words, as a compiler lays things out.
    let first = number(0...(chip.sram.totalBytes - bytes))
    return number(0...1) == 0 ? first : first / chip.sram.wordBytes * chip.sram.wordBytes
  }

  private mutating func map(_ height: Int, _ width: Int, _ channels: Int) -> FeatureMap {
    let natural = FeatureMap.brickShift(channels: channels, wordBytes: chip.sram.wordBytes)
    return map(height, width, channels, shift: number(0...3) == 0 ? number(0...4) : natural)
  }

  private mutating func map(
    _ height: Int, _ width: Int, _ channels: Int, shift: Int
  ) -> FeatureMap {
    var map = FeatureMap(
      address: BankAddress(0), height: height, width: width, channels: channels, brickShift: shift)
    if number(0...3) == 0 {
      map.rowBytes += number(0...9)
      map.planeBytes = map.rowBytes * height + number(0...9)
    }
    map.address = BankAddress(address(map.byteCount))
    return map
  }

  private mutating func multiplier() -> FixedPointMultiplier {
    FixedPointMultiplier(Double(number(1...1000)) / 4000)
  }

  /// One instruction without tokens that `isSound` says yes to.
  mutating func draw(isSound: (Instruction) -> Bool) -> Instruction {
    while true {
      let instruction = candidate()
      if isSound(instruction) { return instruction }
    }
  }

  private mutating func candidate() -> Instruction {
    switch number(0...16) {
    case 0...4: Instruction(convolve())
    case 5: Instruction(load())
    case 6: Instruction(load())
    case 7: Instruction(receive())
    case 8: Instruction(send())
    case 9: Instruction(add())
    case 10: Instruction(requantize())
    case 11: Instruction(averagePool())
    case 12: Instruction(maxPool())
    case 13: number(0...1) == 0 ? Instruction(mean()) : Instruction(softmax())
    case 14: Instruction(copy())
    case 15: Instruction(compute())
    default: Instruction(reshape())
    }
  }

  private mutating func convolve() -> Convolve {
    var convolve = Convolve()
    convolve.depthwise = number(0...3) == 0
    convolve.kernelHeight = number(1...3)
    convolve.kernelWidth = number(1...4)
    convolve.strideHeight = number(1...2)
    convolve.strideWidth = number(1...3)
    convolve.dilationHeight = number(1...2)
    convolve.dilationWidth = number(1...2)
    convolve.padTop = number(0...2)
    convolve.padLeft = number(0...2)
    convolve.foldsTaps = number(0...1) == 0
    convolve.foldsInputs = number(0...1) == 0
    convolve.input = map(number(1...7), number(1...9), number(1...20))
    let channels = convolve.depthwise ? convolve.input.channels : number(1...11)
    convolve.output = map(number(1...6), number(1...7), channels)
    if convolve.depthwise {
      convolve.output = map(
        convolve.output.height, convolve.output.width, channels, shift: convolve.input.brickShift)
    }
    convolve.weightFormat = number(0...1) == 0 ? .int8 : .int4
    convolve.weightZeroPoint = number(-3...3)
    convolve.doublesOutputs =
      chip.array.doublesInt4 && convolve.weightFormat == .int4 && number(0...2) > 0
    if !convolve.depthwise, chip.array.patternGain > 1, number(0...1) == 0 {
      convolve.weightZeroPoint = 0
      convolve.patternLength = chip.array.patternLength
      convolve.patternKept = chip.array.patternKept
    }
    let tile = (convolve.doublesOutputs ? 2 : 1) * chip.array.pixels * chip.array.outputs
    convolve.groupsPerBlock = number(1...max(1, min(9, chip.array.accumulators / tile)))
    store(&convolve)
    convolve.rounding = RoundingMode.allCases.randomElement(using: &random) ?? .double
    convolve.inputZeroPoint = number(-128...127)
    convolve.outputZeroPoint = number(-128...127)
    convolve.clampLow = number(-128...0)
    let loops = ConvolutionLoops(convolve, ArrayGeometry(of: chip))
    convolve.weights = BankAddress(address(min(loops.weightStreamBytes, chip.sram.totalBytes)))
    convolve.parameters = BankAddress(address(channels * ChannelParameters.byteCount))
    if number(0...1) == 0 { separate(&convolve, weightBytes: loops.weightStreamBytes) }
    return convolve
  }

  /// Chooses how the weights are stored: half of them packed, the others as the decoder can.
  private mutating func store(_ convolve: inout Convolve) {
    guard number(0...1) == 0 else { return }
    convolve.weightCoding = WeightCoding.allCases.randomElement(using: &random) ?? .packed
    if chip.array.skipsTiles, !convolve.depthwise, number(0...1) == 0 {
      convolve.weightZeroPoint = 0
      convolve.storedTiles = number(1...20)
    }
    guard convolve.isCoded else { return }
    convolve.weightLanes = chip.decoder.weightsPerCycle
    convolve.codedBytes = number(1...600)
  }

  /// Puts what the three engines use into groups of banks of their own, as a compiler would.
  private mutating func separate(_ convolve: inout Convolve, weightBytes: Int) {
    let groupBytes = chip.sram.bankBytes * chip.sram.interleave
    let groups = Array(0..<chip.sram.totalBytes / groupBytes).shuffled(using: &random)
    guard groups.count >= 3 else { return }
    let word = chip.sram.wordBytes
    func place(_ bytes: Int, _ group: Int) -> BankAddress {
      let room = max(0, groupBytes - bytes)
      let offset = Int.random(in: 0...room, using: &random)
      return BankAddress(group * groupBytes + offset / word * word)
    }
    convolve.input.address = place(convolve.input.byteCount, groups[0])
    convolve.weights = place(weightBytes, groups[1])
    convolve.parameters = place(
      convolve.output.channels * ChannelParameters.byteCount, groups[1])
    convolve.output.address = place(convolve.output.byteCount, groups[2])
  }

  private mutating func load() -> Load {
    let bytes = number(1...300)
    return Load(
      source: StoreAddress(number(0...(constantBytes - bytes))),
      destination: BankAddress(address(bytes)), byteCount: bytes)
  }

  private mutating func receive() -> Receive {
    let tensor = number(0...1)
    let (height, width, channels) = tensors[tensor]
    return Receive(
      tensor: tensor, destination: map(height, width, channels), flipsSign: number(0...1) == 0)
  }

  private mutating func send() -> Send {
    let tensor = number(0...1)
    let (height, width, channels) = tensors[tensor]
    var send = Send()
    send.tensor = tensor
    send.source = map(height, width, channels)
    return send
  }

  private mutating func add() -> VectorAdd {
    var add = VectorAdd()
    add.byteCount = number(1...150)
    add.left = BankAddress(address(150))
    add.right = BankAddress(address(150))
    add.output = number(0...2) == 0 ? add.left : BankAddress(address(150))
    add.leftMultiplier = multiplier()
    add.rightMultiplier = multiplier()
    add.outputMultiplier = FixedPointMultiplier(1.0 / Double(1 << 19))
    add.floatRounding = number(0...2) == 0
    add.offsetBits = Int32(bitPattern: (Float(number(-999...999)) / 9).bitPattern)
    return add
  }

  private mutating func requantize() -> VectorRequantize {
    var requantize = VectorRequantize()
    requantize.byteCount = number(1...150)
    requantize.input = BankAddress(address(150))
    requantize.output = BankAddress(address(150))
    requantize.multiplier = multiplier()
    return requantize
  }

  private mutating func averagePool() -> VectorAveragePool {
    var pool = VectorAveragePool()
    pool.input = map(number(1...7), number(1...7), number(1...20))
    pool.output = map(
      number(1...4), number(1...4), pool.input.channels, shift: pool.input.brickShift)
    pool.kernelHeight = number(1...3)
    pool.kernelWidth = number(1...3)
    pool.strideHeight = number(1...2)
    pool.strideWidth = number(1...2)
    pool.padTop = number(0...1)
    pool.padLeft = number(0...1)
    return pool
  }

  private mutating func maxPool() -> VectorMaxPool {
    let average = averagePool()
    var pool = VectorMaxPool()
    pool.input = average.input
    pool.output = average.output
    pool.kernelHeight = average.kernelHeight
    pool.kernelWidth = average.kernelWidth
    pool.strideHeight = average.strideHeight
    pool.padTop = average.padTop
    return pool
  }

  private mutating func mean() -> VectorMean {
    var mean = VectorMean()
    mean.input = map(number(1...5), number(1...5), number(1...20))
    mean.output = BankAddress(address(64))
    mean.multiplier = multiplier().divided(byCount: mean.input.width * mean.input.height)
    return mean
  }

  private mutating func softmax() -> VectorSoftmax {
    var softmax = VectorSoftmax()
    softmax.input = map(number(1...2), number(1...2), number(2...30))
    softmax.output = map(
      softmax.input.height, softmax.input.width, softmax.input.channels,
      shift: softmax.input.brickShift)
    let softmaxOfScale = QuantizedSoftmax(beta: 1, inputScale: 0.1, resultMinimum: -128)
    softmax.inputMultiplier = softmaxOfScale.multiplier.significand
    softmax.inputShift = softmaxOfScale.multiplier.shift
    softmax.leastDifference = softmaxOfScale.leastDifference
    return softmax
  }

  private mutating func copy() -> VectorCopy {
    var copy = VectorCopy()
    copy.input = map(number(1...5), number(1...5), number(1...20))
    copy.output = map(number(1...5), number(1...5), number(1...20))
    copy.rowOffset = number(-2...2)
    copy.columnOffset = number(-2...2)
    copy.channelOffset = number(-20...20)
    if number(0...1) == 0 { copy.channelOffset &= -16 }
    if number(0...1) == 0 { copy.rowStride = number(1...2) }
    if number(0...1) == 0 { copy.columnStride = number(1...2) }
    copy.fill = number(-128...127)
    return copy
  }

  /// A tensor function whose descriptor is whatever lies there: hardly ever one, which makes zeros.
  private mutating func compute() -> VectorCompute {
    var compute = VectorCompute()
    compute.left = whole(number(1...4), number(1...5), number(1...20))
    if number(0...1) == 0 { compute.right = whole(number(1...4), number(1...5), number(1...9)) }
    compute.output = whole(number(1...4), number(1...5), number(1...20))
    compute.parameterBytes = 4 * number(1...40)
    compute.parameters = BankAddress(address(compute.parameterBytes))
    compute.function = TensorFunctionKind.allCases.randomElement(using: &random) ?? .combine
    compute.steps = number(1...300)
    compute.leftFormat = number(0...1) == 0 ? .int8 : .uint8
    return compute
  }

  /// A map without gaps.
  private mutating func whole(_ height: Int, _ width: Int, _ channels: Int) -> FeatureMap {
    var map = FeatureMap(
      address: BankAddress(0), height: height, width: width, channels: channels,
      brickShift: FeatureMap.brickShift(channels: channels, wordBytes: chip.sram.wordBytes))
    map.address = BankAddress(address(map.byteCount))
    return map
  }

  private mutating func reshape() -> VectorReshape {
    let (height, width, channels) = (number(1...3), number(1...4), number(1...9))
    var reshape = VectorReshape()
    reshape.input = map(height, width, channels)
    reshape.output = map(1, height * width, channels)
    if number(0...1) == 0 { reshape.output = map(1, 1, height * width * channels) }
    return reshape
  }
}
