import QuantizedArithmetic
import TestSupport
import Testing

/// Descriptors of tensor functions, and results worked by hand.
struct TensorFunctionTests {
  static let half = Requantization(
    multiplier: FixedPointMultiplier(0.5), zeroPoint: 1, range: -128...127)

  static var functions: [TensorFunction] {
    var combination = Combination(
      .subtract, left: Broadcast([2, 1, 3], to: [2, 2, 3]),
      right: Broadcast([2, 1], to: [2, 2, 3]), requantization: half)
    combination.rightConstants = [5, -7]
    return [
      .lookup(TableLookup(count: 6, first: -128, table: (0..<256).map { Int32(127 - $0) })),
      .lookupPair(
        PairLookup(
          left: Broadcast([4], to: [4]), right: Broadcast([1], to: [4]), first: 0,
          table: (0..<65536).map { Int32($0 & 0xFF) })),
      .combine(combination),
      .rearrange(
        Rearrangement(
          leftCount: 6, resultCount: 8, start: 1,
          axes: [.init(sources: [3, 0], step: 4), .init(sources: [2, -1, 0], step: 1)], fill: 9)),
      .reduce(
        Reduction(.sum, extents: [2, 3, 2], axes: [1], zeroPoint: 1, requantization: half)),
      .interpolate(
        Interpolation(
          extents: [1, 2, 2, 1], size: [3, 4], alignsCorners: false, hasHalfPixels: true)),
      .multiply(
        MatrixProducts(
          rows: 2, inner: 3, columns: 2, starts: ([0, 6], [0, 0]), steps: ([3, 1], [1, 2]),
          zeroPoints: (1, -1), requantization: half)),
      .logSoftmax(LogSoftmaxRows(rows: 2, length: 3, inputScale: 0.1)),
      .normalize(NormalizedRows(rows: 2, length: 3, zeroPoint: 4)),
      .find(ExtremeSearch(extents: [2, 3, 1], isMinimum: true, takesLast: false)),
    ] + wideFunctions
  }

  /// Functions of 16-bit integers.
  private static var wideFunctions: [TensorFunction] {
    var sums = WindowSums(
      extents: [1, 2, 3, 4], size: [2, 2, 2], kernel: [1, 2, 2],
      weights: [1, -2, 3, -4, 5, -6, 7, -128], biases: [1 << 40, -5],
      multipliers: [FixedPointMultiplier(0.5), FixedPointMultiplier(0.25)], range: -32768...32767,
      isNarrow: false)
    sums.padding = [0, 1]
    return [
      .weightedSum(sums),
      .pool(
        WindowPool(
          isMean: true, extents: [1, 2, 2, 3], size: [1, 2], kernel: [2, 1], stride: [2, 1],
          padding: [0, 0], range: -9...9)),
      .curve(
        CurveLookup(
          count: 4, isTangent: false, scale: 0.01, points: (0..<256).map { 32768 + 128 * $0 })),
      .wideSoftmax(
        WideSoftmaxRows(
          rows: 2, length: 3, multiplier: FixedPointMultiplier(2),
          exponentials: InterpolatedTable(points: (0..<513).map { min(64 * $0, 32767) }),
          reciprocals: InterpolatedTable(points: (0..<513).map { 32767 - 32 * $0 }))),
      .wideLookup(
        WideLookup(count: 5, table: InterpolatedTable(points: (0..<513).map { 127 * $0 - 32768 }))),
      .wideMultiply(
        WideMatrixProducts(
          MatrixProducts(
            rows: 2, inner: 3, columns: 2, starts: ([0, 6], [0, 0]), steps: ([3, 1], [1, 2]),
            zeroPoints: (0, 0),
            requantization: Requantization(
              multiplier: FixedPointMultiplier(0.5), zeroPoint: 0, range: -32768...32767)))),
    ]
  }

  @Test func thereIsOneOfEveryKind() {
    #expect(Self.functions.map(\.kind) == TensorFunctionKind.allCases)
  }

  @Test(arguments: functions)
  func descriptorsReadBackEqual(function: TensorFunction) {
    #expect(TensorFunction(words: function.words) == function)
    #expect(TensorFunction(words: function.words + [0]) == nil)
  }

  /// Whatever is still a descriptor must compute without a trap.
  @Test(arguments: functions)
  func damagedDescriptorsDoNoHarm(function: TensorFunction) {
    var random = RepeatableRandom(seed: 5)
    let words = function.words.count > 4096 ? Array(function.words.prefix(64)) : function.words
    for length in words.indices { #expect(TensorFunction(words: words.prefix(length)) == nil) }
    var read = 0
    for _ in 0..<300 {
      var damaged = function.words
      damaged[Int.random(in: 0..<min(40, damaged.count), using: &random)] = Int32.random(
        in: -3...40, using: &random)
      guard let form = TensorFunction(words: damaged)?.form, form.leftCount < 1 << 12,
        form.rightCount < 1 << 12, form.resultCount < 1 << 12
      else { continue }
      read += 1
      let result = form.result(
        Array(repeating: 7, count: form.leftCount), Array(repeating: -9, count: form.rightCount))
      #expect(result.count == form.resultCount)
    }
    #expect(read > 0)
  }

  @Test func elementsGoWhereTheAxesSay() {
    let form = Self.functions[3].form
    var result = [Int32](repeating: 0, count: 8)
    form.apply([10, 11, 12, 13, 14, 15], [], to: &result)
    #expect(result == [0, 15, 9, 13, 0, 12, 9, 10])
  }

  /// A half of one operand, a quarter of the other, and a quarter more, to the even neighbour.
  @Test func sumsOfReals() {
    var sum = Combination(
      .addReals, left: Broadcast([4], to: [4]), right: Broadcast([4], to: [4]),
      requantization: Self.half)
    sum.leftMultiplier = FixedPointMultiplier(0.5)
    sum.rightMultiplier = FixedPointMultiplier(0.25)
    sum.offset = 0.25
    sum.requantization.zeroPoint = 0
    // 6, 5.75, 5.5 and 4.5.
    #expect(sum.result([10, 11, 10, 8], [3, 0, 1, 1]) == [6, 6, 6, 4])
    #expect(TensorFunction(words: TensorFunction.combine(sum).words) == .combine(sum))
  }

  /// 25 and 35 halves, with 5 taken off before the one rounding; 25 and 27 halves, with 1 behind
  /// it.
  @Test func halvesOfProductsAndOfSums() {
    var product = Combination(
      .multiplyReals, left: Broadcast([2], to: [2]), right: Broadcast([2], to: [2]),
      requantization: Self.half)
    product.requantization.zeroPoint = 0
    product.offset = -5
    #expect(product.result([5, 5], [5, 7]) == [8, 12])
    #expect(TensorFunction(words: TensorFunction.combine(product).words) == .combine(product))
    var half = Self.half
    half.rounding = .float32
    let sum = Reduction(.sumReals, extents: [2, 2], axes: [1], zeroPoint: 0, requantization: half)
    #expect(sum.result([12, 13, 13, 14]) == [13, 15])
    #expect(TensorFunction(words: TensorFunction.reduce(sum).words) == .reduce(sum))
  }

  /// A point of a table, a quarter of the way to the next, and a slope that wraps at 16 bits.
  @Test func linesBetweenPoints() {
    var points = [Int32](repeating: 0, count: InterpolatedTable.pointCount)
    points[256...258] = [-32768, 40, -24]
    let lookup = WideLookup(count: 4, table: InterpolatedTable(points: points))
    // From −32768 to 40 is −32728 in 16 bits: 32 of 128 steps of it, from −32768 on, wrap to 24586.
    #expect(lookup.result([128, 128 + 32, 0, 32]) == [40, 24, -32768, 24586])
  }

  /// Sums of 2³⁰ and more keep all their bits.
  @Test func productsOf16Bits() {
    let matrices = WideMatrixProducts(
      MatrixProducts(
        rows: 1, inner: 3, columns: 1, starts: ([0], [0]), steps: ([3, 1], [3, 1]),
        zeroPoints: (0, 0),
        requantization: Requantization(
          multiplier: FixedPointMultiplier(0x1p-20), zeroPoint: 0, range: -32768...32767)))
    #expect(matrices.result([-32768, -32768, -32768], [-32768, -32768, -32768]) == [3072])
  }

  /// 10⁴ / √25, in 16 bits; what has no root is the greatest.
  @Test func inverseRoots() {
    var root = Combination(
      .inverseRoot, left: Broadcast([3], to: [3]), right: Broadcast([], to: [3]),
      requantization: Requantization(
        multiplier: FixedPointMultiplier(10_000), zeroPoint: 0, range: -32768...32767))
    root.rightConstants = [1]
    #expect(root.result([25, 0, -4]) == [2000, 32767, 32767])
    #expect(root.steps == 84)
  }

  @Test func operandsAreBroadcast() {
    var combination = Combination(
      .multiply, left: Broadcast([2, 1], to: [2, 2]), right: Broadcast([2], to: [2, 2]),
      requantization: Self.half)
    combination.leftZeroPoint = 1
    // (3 − 1)·10 / 2 + 1, and so on; 127 is the greatest.
    #expect(combination.result([3, 101], [10, -20]) == [11, -19, 127, -128])
  }

  @Test func sumsRunOverTheirAxes() {
    let reduction = Reduction(
      .sum, extents: [2, 3], axes: [1], zeroPoint: 1, requantization: Self.half)
    #expect(reduction.result([1, 2, 3, 11, 21, 31]) == [3, 31])
  }

  @Test func placesOfTheGreatest() {
    let search = ExtremeSearch(extents: [2, 3, 1], isMinimum: false, takesLast: true)
    #expect(search.result([1, 5, 5, 9, 8, 7]) == [2, 0])
  }
}
