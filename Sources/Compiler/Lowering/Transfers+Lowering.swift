internal import InstructionSet
internal import ModelIR

extension Lowering {
  /// Takes every input of the graph from the host.
  mutating func receiveInputs() {
    for (position, id) in graph.inputs.enumerated() {
      let forms = quantizedForms(ofInput: id)
      let held = forms.first ?? id
      var read = graph[held]
      read.shape = shapeAsRead(held)
      let map = FeatureMap(read.chipShape, wordBytes: wordBytes)
      let value = newValue(map, name: graph[id].name, zeroPoint: graph[held].chipZeroPoint)
      for form in [held] + forms { define(form, value) }
      guard var tensor = hostTensor(held) else { continue }
      tensor.name = graph[id].name
      schedule.inputs.append(tensor)
      let form = Receive(
        tensor: position, destination: value.map, flipsSign: tensor.elementType == .uint8)
      transfer(form, id, value, layer: 0)
    }
  }

  /// Gives every output of the graph to the host.
  mutating func sendOutputs() {
    for (position, id) in graph.outputs.enumerated() {
      let held = quantizedForm(ofOutput: id)
      guard let value = values[held] ?? constantValue(held), var tensor = hostTensor(held) else {
        continue
      }
      tensor.name = graph[id].name
      schedule.outputs.append(tensor)
      let form = Send(
        tensor: position, source: value.map, flipsSign: tensor.elementType == .uint8)
      let maker = schedule.steps.last { $0.buffers.last == value.buffer }
      transfer(form, id, value, layer: maker?.layer ?? 0)
    }
    attributeInputs()
    if schedule.layers.isEmpty {
      schedule.layers = [Layer(name: schedule.outputs.first?.name ?? "", operatorName: "transfer")]
    }
  }

  /// The value of an output that the weight store has; where it cannot, says so and returns nil.
  private mutating func constantValue(_ id: TensorID) -> Value? {
    let tensor = graph[id]
    guard let constant = tensor.constant,
      let integers = try? constant.wholeNumbers(named: "output"),
      integers.allSatisfy({ Int32(exactly: $0) != nil })
    else {
      diagnostics.append(
        Diagnostic(
          .tensor(tensor.name), found: "an output that is a constant of \(tensor.elementType)",
          accepted: "outputs are inputs, results, or constants of at most 32 bits",
          remedy: "take it off the model's outputs"))
      return nil
    }
    let width = tensor.chipFormat.byteCount
    let flip: UInt8 = tensor.elementType == .uint8 ? 0x80 : 0
    let bytes = integers.flatMap { integer in
      (0..<width).map { UInt8(truncatingIfNeeded: integer >> Int64(8 * $0)) ^ flip }
    }
    let map = FeatureMap(height: 1, width: 1, channels: bytes.count, wordBytes: wordBytes)
    let buffer = schedule.add(
      Buffer(name: tensor.name, byteCount: map.byteCount, content: .descriptor(bytes)))
    return Value(map: map, buffer: buffer, zeroPoint: tensor.chipZeroPoint)
  }

  /// Attributes the transfer of each input to the layer that first reads it.
  mutating func attributeInputs() {
    for position in schedule.steps.indices {
      guard case .receive = schedule.steps[position].body else { continue }
      let buffer = schedule.steps[position].buffers[0]
      let reader = schedule.steps[(position + 1)...].first { $0.buffers.contains(buffer) }
      schedule.steps[position].layer = reader?.layer ?? 0
    }
  }

  /// The shape of an input, or of the reshape that alone reads it: the host's order is the same.
  func shapeAsRead(_ id: TensorID) -> Shape {
    let readers = graph.operations.filter { $0.inputs.contains(id) }
    guard readers.count == 1, !graph.outputs.contains(id),
      case .reshape(let reshape) = readers[0].operator
    else { return graph[id].shape }
    return reshape.shape
  }

  /// Adds the step of a transfer, which must fit the instruction's fields.
  mutating func transfer(_ form: some InstructionForm, _ id: TensorID, _ value: Value, layer: Int) {
    do throws(EncodingError) { _ = try Instruction(form).encoded() } catch {
      diagnostics.append(
        Diagnostic(
          .tensor(graph[id].name), found: "\(error.operand) is \(error.value)",
          accepted: "the instruction takes \(error.range.lowerBound) to \(error.range.upperBound)",
          remedy: "make the tensor smaller"))
    }
    schedule.steps.append(Step(form, buffers: [value.buffer], layer: layer))
  }

  /// How the host sees a tensor; where it cannot, says so and returns nil.
  mutating func hostTensor(_ id: TensorID) -> HostTensor? {
    let tensor = graph[id]
    let quantization = tensor.quantization ?? Quantization(scale: 1, zeroPoint: 0)
    guard let type = HostTensor.ElementType(rawValue: tensor.elementType.rawValue),
      quantization.scales.count == 1
    else {
      diagnostics.append(
        Diagnostic(
          .tensor(tensor.name),
          found: "\(tensor.elementType.rawValue)"
            + (quantization.scales.count > 1 ? " with several scales" : ""),
          accepted:
            "inputs and outputs are integers with one scale and zero point, or truth values",
          remedy: "export the model with int8 inputs and outputs"))
      return nil
    }
    let order = hostOrders[id] ?? []
    var shape = tensor.shape.dimensions
    for (axis, host) in order.enumerated() { shape[host] = tensor.shape[axis] }
    return HostTensor(
      name: tensor.name, shape: shape, elementType: type,
      scale: quantization.scales[0], zeroPoint: Int(quantization.zeroPoints[0]), order: order)
  }
}
