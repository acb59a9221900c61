import ChipFiles
import InstructionSet
import MachineModel
import ModelIR
import Runtime
import Testing

/// The network of the first command: MobileNetV2 1.0-224 in shape.
@Suite struct BundledNetworkTests {
  @Test func shapeIsMobileNetV2() throws {
    let graph = BundledNetwork.graph()
    try graph.verify()
    let weights = graph.operations.compactMap { operation in
      operation.inputs.count == 3 ? operation.inputs[1] : nil
    }
    // 3,469,760 weights, as in the PyTorch network (PEERS.md §1), of which 1,280,000 classify.
    #expect(weights.reduce(0) { $0 + graph[$1].shape.elementCount } == 3_469_760)
    let macs = try graph.operations.reduce(0) { sum, operation in
      try sum
        + operation.operator.multiplyAccumulates(
          inputs: operation.inputs.map { $0.map { graph[$0] } },
          results: operation.outputs.map { graph[$0] })
    }
    #expect(macs == 300_774_272)
  }

  @Test func isTheSameEveryTime() {
    #expect(BundledNetwork.graph() == BundledNetwork.graph())
  }

  /// No layer of the synthetic weights saturates: each uses most of its range.
  @Test func activationsSpreadOverTheirRange() throws {
    let graph = BundledNetwork.graph()
    let frame = SyntheticInput.frame(0, count: graph[graph.inputs[0]].shape.elementCount)
    let tensors = try Evaluator(graph).evaluateEveryTensor([
      .int8(frame.map { Int8(bitPattern: $0) })
    ])
    for operation in graph.operations.dropLast() {
      guard case .int8(let values) = tensors[operation.outputs[0].index] else { continue }
      #expect(Set(values).count > 60, "\(graph[operation.outputs[0]].name)")
    }
  }

  @Test func machineAgreesWithTheEvaluator() throws {
    let graph = BundledNetwork.graph()
    let chip = try ChipFile.bundled("obol")
    let build = try Build(.graph(graph, notes: []), for: chip, sramLimit: nil)
    let frame = SyntheticInput.frame(3, inputs: build.program.inputs)
    var machine = try Machine(chip: chip, program: build.program)
    _ = try machine.runPrologue()
    let found = try machine.runFrame(inputs: frame).outputs[0].map { Int8(bitPattern: $0) }
    let expected = try Evaluator(graph).evaluate([
      .int8(frame[0].map { Int8(bitPattern: $0) })
    ])
    #expect(expected == [.int8(found)])
  }
}
