import ChipDescription
import ChipFiles
import FirmwareFormat
import InstructionSet
import MachineModel
import ModelIR
import QuantizedArithmetic
import Runtime
import TestSupport
import Testing

/// Functions that the control core executes: the runtime computes them, instruction by instruction.
@Suite("The runtime's tensor functions")
struct CoreTaskTests {
  /// Networks that use each function.
  private static func networks() throws -> [(name: String, graph: Graph)] {
    let rows = activation("rows", [2, 12, 20])
    let right = activation("columns", [2, 7, 20])
    var constant = right
    constant.constant = .int8((0..<280).map { Int8(truncatingIfNeeded: $0 * 37) })
    return try [
      (
        "batch product",
        try graph(.batchMatMul(BatchMatMul(transposesRight: true)), [rows, right], scale: 0.8)
      ),
      (
        "product with constants",
        try graph(.batchMatMul(BatchMatMul(transposesRight: true)), [rows, constant], scale: 0.8)
      ),
      (
        "log softmax",
        try graph(
          .logSoftmax(LogSoftmax()), [activation("rows", [6, 40])], scale: 1 / 16, zeroPoint: 127)
      ),
      (
        "l2 normalisation",
        try graph(
          .l2Normalization(L2Normalization()), [activation("rows", [5, 33])], scale: 1 / 128,
          zeroPoint: 0)
      ),
    ] + (0..<8).map { try search(seed: $0) }
  }

  /// A search of random extents, whose places are wider than 8 bits.
  private static func search(seed: UInt64) throws -> (name: String, graph: Graph) {
    var random = RepeatableRandom(seed: seed)
    let extents: [Int] = random.array(of: 5...12, count: 3)
    var elements = activation("elements", Shape(extents))
    elements.elementType = [.int8, .uint8, .int16, .int32][Int(seed % 4)]
    elements.quantization = Quantization(scale: 0.1, zeroPoint: 0)
    let form = ArgMax(
      axis: Int.random(in: 0...2, using: &random), isMinimum: Bool.random(using: &random),
      takesLast: Bool.random(using: &random))
    let places = Tensor(
      name: "places", shape: [1], elementType: Bool.random(using: &random) ? .int32 : .int64)
    return (
      "arg max of \(elements.elementType)",
      try graph(.argMax(form), [elements], result: places)
    )
  }

  private static func activation(_ name: String, _ shape: Shape) -> Tensor {
    Tensor(
      name: name, shape: shape, elementType: .int8,
      quantization: Quantization(scale: 0.1, zeroPoint: -3))
  }

  private static func graph(
    _ form: Operator, _ inputs: [Tensor], scale: Float = 1, zeroPoint: Int32 = -3,
    result: Tensor? = nil
  ) throws -> Graph {
    var graph = Graph(name: "core")
    let ids = inputs.map { graph.add($0) }
    var output =
      result
      ?? Tensor(
        name: "output", shape: [1], elementType: .int8,
        quantization: Quantization(scale: scale, zeroPoint: zeroPoint))
    output.shape = try #require(form.resultShapes(of: inputs).first)
    let outputID = graph.add(output)
    graph.operations = [Operation(form, inputs: ids, outputs: [outputID])]
    graph.inputs = zip(ids, inputs).compactMap { $1.constant == nil ? $0 : nil }
    graph.outputs = [outputID]
    return graph
  }

  /// The model of the core's time is for a whole tensor; how far exponentials, roots and the banks'
  /// other users are from the average moves it by no more than this share.
  private static let tolerance = 0.3

  @Test("give the reference's outputs over the mailbox, in about the time that is modelled")
  func networks() throws {
    let chip = try ChipFile.bundled("obol-lite")
    for (name, graph) in try Self.networks() {
      let build = try ImageBuild(
        .graph(graph, notes: []), for: chip, key: try KeyFile.development(), counter: 1)
      let program = try build.image.program()
      var machine = try Machine(chip: chip, program: program)
      _ = try machine.runPrologue()
      var device = try BootedDevice(try stored(build.bytes), chip: chip)
      _ = try device.load()
      for number in 0..<2 {
        let inputs = SyntheticInput.frame(number, inputs: program.inputs)
        let expected = try machine.runFrame(inputs: inputs)
        let (outputs, activity) = try device.infer(inputs)
        #expect(outputs == expected.outputs, "\(name)")
        // The core has read the operands itself, and written the result.
        #expect(activity.counters[.sramWrite] > expected.record.counters[.sramWrite] / 2)
        #expect(activity.executingCycles > 1000, "\(name)")
        let modelled = Self.coreCycles(program)
        let taken = Double(activity.executingCycles)
        #expect(
          abs(taken / modelled - 1) <= Self.tolerance,
          "\(name): \(activity.executingCycles) cycles, modelled \(Int(modelled))")
      }
      let stack = device.stackBytes
      // Half of what there is.
      #expect(stack < 2048)
    }
  }

  /// What the model says of the core's part of a program.
  private static func coreCycles(_ program: Program) -> Double {
    program.body.steps.reduce(0) { cycles, step in
      guard case .compute(let compute) = step.instruction.body, compute.isForCore else {
        return cycles
      }
      return cycles + Double(compute.cycles(lanes: 1))
    }
  }

  @Test(
    "give what the reference gives for any descriptor, and zeros for what is none",
    arguments: 0..<10)
  func descriptors(seed: UInt64) throws {
    let chip = try ChipFile.bundled("obol-lite")
    let program = RandomCoreTasks(seed: seed, chip: chip).program
    var machine = try Machine(chip: chip, program: program)
    _ = try machine.runPrologue()
    let expected = try machine.runFrame(inputs: [])
    let image = try FirmwareImage(
      program, chipName: chip.name, counter: 1, code: BundledFirmware.runtime(for: program))
    let bytes = try image.bytes(signedBy: try KeyFile.development())
    var device = try BootedDevice(try stored(bytes), chip: chip)
    _ = try device.load()
    let (outputs, activity) = try device.infer([])
    for (index, output) in expected.outputs.enumerated() {
      #expect(outputs[index] == output, "task \(index)")
    }
    #expect(activity.executingCycles > 4000)
  }

  private func stored(_ bytes: [UInt8]) throws -> StoredImage {
    try StoredImage(
      path: "A.img", fileBytes: bytes, key: try KeyFile.development().verifyingKey)
  }
}
