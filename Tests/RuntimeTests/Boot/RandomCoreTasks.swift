import ChipDescription
import InstructionSet
import QuantizedArithmetic
import TestSupport

/// A program of some functions that the control core executes, drawn from a seed: some of their
/// descriptors are none, or are for other tensors.
struct RandomCoreTasks {
  private(set) var program: Program
  private var random: RepeatableRandom
  private let wordBytes: Int
  private var nextByte = 0

  init(seed: UInt64, chip: ChipSpec) {
    random = RepeatableRandom(seed: seed)
    wordBytes = chip.sram.wordBytes
    program = Program(
      name: "tasks",
      geometry: ArrayGeometry(
        pixels: chip.array.pixels, outputs: chip.array.outputs, inputs: chip.array.inputs,
        taps: chip.array.taps, wordBytes: chip.sram.wordBytes))
    program.layers = [Layer(name: "tasks", operatorName: "compute")]
    for index in 0..<8 { add(index) }
  }

  private mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func add(_ index: Int) {
    let function = draw()
    var words = function.words
    if pick(0...3) == 0 {
      words[pick(0...min(words.count, 24) - 1)] = Int32(pick(-3...40))
    }
    var compute = VectorCompute()
    compute.function = function.kind
    compute.steps = function.form.steps
    compute.leftFormat = format(ofBytesIn: 4)
    compute.rightFormat = format(ofBytesIn: 9)
    compute.outputFormat = ElementFormat.allCases[pick(0...3)]
    compute.left = operand(function.form.leftCount, compute.leftFormat)
    if function.form.rightCount > 0 {
      compute.right = operand(function.form.rightCount, compute.rightFormat)
    }
    // A byte beside a word's start, where descriptors may lie as well.
    compute.parameters = constants(
      words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> Int32(8 * $0)) } },
      offset: pick(0...1) * pick(0...3))
    compute.parameterBytes = 4 * words.count
    compute.output = map(function.form.resultCount, compute.outputFormat, at: allocate(0))
    nextByte += compute.output.byteCount
    let token = Token(from: .vector, to: .hostDMA)
    var (signals, waits) = (TokenSet(), TokenSet())
    signals.insert(token)
    waits.insert(token)
    let send = Send(tensor: index, source: compute.output, flipsSign: false)
    program.body.steps += [
      Section.Step(Instruction(body: compute.body, waits: TokenSet(), signals: signals), layer: 0),
      Section.Step(Instruction(body: send.body, waits: waits, signals: TokenSet()), layer: 0),
    ]
    program.outputs.append(
      HostTensor(
        name: "result \(index)",
        shape: [1, compute.output.height, compute.output.width, compute.output.channels],
        elementType: .int8, scale: 1, zeroPoint: 0))
  }

  /// How elements lie in the banks: as bytes, but for one tensor in so many.
  private mutating func format(ofBytesIn count: Int) -> ElementFormat {
    guard pick(0...count) == 0 else { return pick(0...1) == 0 ? .int8 : .uint8 }
    return pick(0...1) == 0 ? .int16 : .int32
  }

  private mutating func draw() -> TensorFunction {
    switch pick(0...3) {
    case 0: product()
    case 1: .logSoftmax(LogSoftmaxRows(rows: pick(1...4), length: pick(1...24), inputScale: 0.1))
    case 2:
      .normalize(
        NormalizedRows(
          rows: pick(1...4), length: pick(1...24), zeroPoint: Int32(pick(-128...127))))
    default:
      .find(
        ExtremeSearch(
          extents: [pick(1...3), pick(1...20), pick(1...3)], isMinimum: pick(0...1) == 1,
          takesLast: pick(0...1) == 1))
    }
  }

  private mutating func product() -> TensorFunction {
    let (pairs, rows, inner, columns) = (pick(1...2), pick(1...4), pick(1...20), pick(1...5))
    var products = MatrixProducts(
      rows: rows, inner: inner, columns: columns,
      starts: (
        (0..<pairs).map { $0 * rows * inner }, (0..<pairs).map { $0 * inner * columns }
      ),
      steps: (
        pick(0...1) == 0 ? [inner, 1] : [1, rows], pick(0...1) == 0 ? [1, columns] : [inner, 1]
      ), zeroPoints: (Int32(pick(-9...9)), Int32(pick(-9...9))),
      requantization: Requantization(
        multiplier: FixedPointMultiplier(0.01), zeroPoint: 5, range: -128...127))
    if pick(0...2) == 0 {
      products.rightConstants = (0..<pairs * inner * columns).map { _ in Int32(pick(-128...127)) }
    }
    return .multiply(products)
  }

  /// A map of random bytes for so many elements.
  private mutating func operand(_ count: Int, _ format: ElementFormat) -> FeatureMap {
    var map = map(count, format, at: 0)
    let contents: [UInt8] = random.array(of: 0...255, count: map.byteCount)
    map.address = constants(contents, offset: 0)
    return map
  }

  /// A map of so many elements, in one of the shapes that hold them.
  private mutating func map(_ count: Int, _ format: ElementFormat, at byte: Int) -> FeatureMap {
    let bytes = count * format.byteCount
    let channels = (1...bytes).filter { bytes.isMultiple(of: $0) }.randomElement(using: &random)
    let shift = FeatureMap.brickShift(channels: channels ?? 1, wordBytes: wordBytes)
    return FeatureMap(
      address: BankAddress(byte), height: 1, width: bytes / (channels ?? 1),
      channels: channels ?? 1, brickShift: shift)
  }

  /// Has bytes loaded into banks of their own.
  private mutating func constants(_ bytes: [UInt8], offset: Int) -> BankAddress {
    let destination = BankAddress(allocate(bytes.count + offset).advanced(by: offset))
    program.prologue.steps.append(
      Section.Step(
        Instruction(
          Load(
            source: StoreAddress(program.constants.count), destination: destination,
            byteCount: bytes.count)), layer: 0))
    program.constants += bytes
    return destination
  }

  private mutating func allocate(_ bytes: Int) -> Int {
    let start = (nextByte + 63) / 64 * 64
    nextByte = start + bytes
    return start
  }
}
