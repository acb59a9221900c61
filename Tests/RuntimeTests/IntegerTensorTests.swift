import ChipDescription
import ChipFiles
import Compiler
import FirmwareFormat
import InstructionSet
import ModelFormats
import ModelIR
import Runtime
import TestSupport
import Testing

/// Inputs and outputs that are no bytes: indices, truth values, integers of 16, 32 and 64 bits.
@Suite struct IntegerTensorTests {
  private let chip: ChipSpec

  init() throws { chip = try ChipFile.bundled("obol") }

  /// The machine's outputs, which are expected to be the evaluator's.
  @discardableResult
  private func run(_ sketch: GraphSketch, _ inputs: [TensorElements]) throws -> [TensorElements] {
    let graph = sketch.graph
    let found = try graph.machineOutputs(of: inputs)
    let expected = try Evaluator(graph).evaluate(inputs)
    #expect(found == expected, "\(found), not \(expected)")
    return found
  }

  @Test(arguments: [ElementType.int32, .int64])
  func indicesOfTheGreatest(type: ElementType) throws {
    var sketch = GraphSketch()
    let scores = sketch.input([1, 3, 4], .int8)
    sketch.output(.argMax(ArgMax(axis: 2)), [scores], [1, 3], type)
    let found = try run(sketch, [.int8([1, 9, 9, 0, -5, -7, -6, -1, 3, 2, 1, 0])])
    #expect(try found[0].wholeNumbers(named: "found") == [1, 3, 0])
    #expect(found[0].elementType == type)
  }

  @Test func conditionsChooseBetweenTensors() throws {
    var sketch = GraphSketch()
    let left = sketch.input([1, 2, 3], .uint8)
    let right = sketch.input([1, 2, 3], .uint8)
    let isLess = sketch.output(.binary(Binary(.less)), [left, right], [1, 2, 3], .bool)
    sketch.output(.select(Select()), [isLess, left, right], [1, 2, 3], .uint8)
    let found = try run(
      sketch, [.uint8([1, 2, 3, 250, 5, 6]), .uint8([3, 2, 1, 251, 4, 9])])
    #expect(found[0] == .bool([true, false, false, true, false, true]))
    #expect(found[1] == .uint8([1, 2, 1, 250, 4, 6]))
  }

  @Test func aConditionAndAConstantAreBroadcast() throws {
    var sketch = GraphSketch()
    let condition = sketch.input([2, 1], .bool)
    let other = sketch.input([1, 3], .int8)
    let constant = sketch.constant([1], .int8([7]), quantized: true)
    sketch.output(.select(Select()), [condition, constant, other], [2, 3], .int8)
    let found = try run(sketch, [.bool([true, false]), .int8([1, 2, 3])])
    #expect(found[0] == .int8([7, 7, 7, 1, 2, 3]))
  }

  /// Sums and products wrap at the type's bits; what is divided by zero is zero.
  @Test(arguments: [ElementType.int8, .uint8, .int16, .int32])
  func plainArithmeticWraps(type: ElementType) throws {
    let values: [Int64] = [1, -2, 100, 127, -128, 32767, 2_147_483_647, -2_147_483_648]
    let others: [Int64] = [0, 7, 100, 2, -1, 1, 2, -1]
    for operation in [
      .add(Add(activation: .none)), .binary(Binary(.subtract)), .binary(Binary(.multiply)),
      .binary(Binary(.divide)), .binary(Binary(.minimum)), .binary(Binary(.maximum)),
    ] as [Operator] {
      var sketch = GraphSketch()
      let left = sketch.plainInput([1, 8], type)
      let right = sketch.plainInput([1, 8], type)
      sketch.output(operation, [left, right], [1, 8], type, quantized: false)
      try run(sketch, [TensorElements(values, of: type), TensorElements(others, of: type)])
    }
  }

  @Test(arguments: [ElementType.int16, .int32, .int64, .bool])
  func elementsAreMovedWhole(type: ElementType) throws {
    var sketch = GraphSketch()
    let input = sketch.plainInput([2, 3], type)
    let turned = sketch.add(
      .transpose(Transpose(permutation: [1, 0])), [input], [3, 2], type, quantized: false)
    let flat = sketch.add(.reshape(Reshape(shape: [6])), [turned], [6], type, quantized: false)
    let twice = sketch.add(
      .concatenate(Concatenate(axis: 0)), [flat, flat], [12], type, quantized: false)
    sketch.output(
      .stridedSlice(StridedSlice(begin: [1], end: [11], stride: [3])), [twice], [4], type,
      quantized: false)
    let found = try run(sketch, [TensorElements([0, 1, -300, 70_000, 5, 0], of: type)])
    let expected: [Int64] = [70_000, -300, 70_000, -300]
    #expect(found[0] == TensorElements(expected, of: type))
  }

  @Test func castsCutBits() throws {
    for type in [ElementType.int8, .uint8, .int16, .int64, .bool] {
      var sketch = GraphSketch()
      let input = sketch.plainInput([1, 5], .int32)
      sketch.output(.cast(Cast()), [input], [1, 5], type, quantized: false)
      try run(sketch, [.int32([0, -1, 200, 70_000, .min])])
    }
  }

  @Test func constantsMayBeOutputs() throws {
    var sketch = GraphSketch()
    let input = sketch.input([1, 2], .int8)
    sketch.output(.unary(Unary(.relu)), [input], [1, 2], .int8)
    sketch.graph.outputs.append(sketch.constant([3], .int64([1, -2, 1 << 20]), quantized: false))
    sketch.graph.outputs.append(sketch.constant([2], .uint8([0, 255]), quantized: false))
    try run(sketch, [.int8([-4, 4])])
  }

  @Test func whatNeedsMoreThan32BitsIsRefused() throws {
    var sketch = GraphSketch()
    let input = sketch.plainInput([1, 2], .int64)
    sketch.output(.reshape(Reshape(shape: [2])), [input], [2], .int64, quantized: false)
    let error = #expect(throws: Problems.self) { try run(sketch, [.int64([1, 1 << 31])]) }
    #expect(error?.description.contains("2147483648; the chip holds 32 bits") == true)
    var sum = GraphSketch()
    let operand = sum.plainInput([1, 2], .int64)
    sum.output(.add(Add(activation: .none)), [operand, operand], [1, 2], .int64, quantized: false)
    #expect(throws: CompilationError.self) { try compile(sum.graph, for: chip) }
  }

  @Test func aBootedChipGivesIndices() throws {
    var sketch = GraphSketch()
    let scores = sketch.input([1, 5], .int8)
    sketch.output(.argMax(ArgMax(axis: 1)), [scores], [1], .int64)
    let key = try KeyFile.development()
    let program = try compile(sketch.graph, for: chip).program
    let image = try FirmwareImage(
      program, chipName: chip.name, counter: 1, code: BundledFirmware.runtime(for: program))
    let read = try FirmwareImage.decode(image.bytes(signedBy: key))
    #expect(read.manifest.outputs.map(\.elementType) == [.int64])
    var device = try BootedDevice(
      StoredImage(path: "a.img", fileBytes: image.bytes(signedBy: key), key: key.verifyingKey),
      chip: chip, minimumCounter: 0)
    _ = try device.load()
    let (output, _) = try device.infer([[1, 2, 250, 9, 3]])
    #expect(output == [[3, 0, 0, 0]])
  }
}

/// A graph that a test writes down.
private struct GraphSketch {
  var graph = Graph(name: "sketch")
  private let steps = Quantization(scale: 0.5, zeroPoint: 3)

  mutating func input(_ shape: Shape, _ type: ElementType) -> TensorID {
    let id = tensor(shape, type, quantized: type != .bool)
    graph.inputs.append(id)
    return id
  }

  mutating func plainInput(_ shape: Shape, _ type: ElementType) -> TensorID {
    let id = tensor(shape, type, quantized: false)
    graph.inputs.append(id)
    return id
  }

  mutating func constant(
    _ shape: Shape, _ elements: TensorElements, quantized: Bool
  ) -> TensorID {
    let id = tensor(shape, elements.elementType, quantized: quantized)
    graph.tensors[id.index].constant = elements
    return id
  }

  mutating func add(
    _ operation: Operator, _ inputs: [TensorID], _ shape: Shape, _ type: ElementType,
    quantized: Bool = true
  ) -> TensorID {
    let isByte = type == .int8 || type == .uint8
    let id = tensor(shape, type, quantized: quantized && isByte)
    graph.operations.append(Operation(operation, inputs: inputs, outputs: [id]))
    return id
  }

  @discardableResult
  mutating func output(
    _ operation: Operator, _ inputs: [TensorID], _ shape: Shape, _ type: ElementType,
    quantized: Bool = true
  ) -> TensorID {
    let id = add(operation, inputs, shape, type, quantized: quantized)
    graph.outputs.append(id)
    return id
  }

  private mutating func tensor(
    _ shape: Shape, _ type: ElementType, quantized: Bool
  ) -> TensorID {
    graph.add(
      Tensor(
        name: "t\(graph.tensors.count)", shape: shape, elementType: type,
        quantization: quantized ? steps : nil))
  }
}
