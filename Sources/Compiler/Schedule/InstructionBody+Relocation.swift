package import InstructionSet

extension InstructionBody {
  /// The instruction with its operands' addresses moved by those of their buffers.
  ///
  /// - Parameter bases: one for each operand, sources before the result. A convolution's are image,
  ///   result and weights with parameters.
  package func relocated(by bases: [Int]) -> InstructionBody {
    switch self {
    case .finish, .loadTable: return self
    case .load(var form):
      form.destination.byte += bases[0]
      return form.body
    case .receive(var form):
      form.destination.address.byte += bases[0]
      return form.body
    case .send(var form):
      form.source.address.byte += bases[0]
      return form.body
    case .convolve(let form): return form.relocated(by: bases).body
    case .add(var form):
      form.left.byte += bases[0]
      form.right.byte += bases[1]
      form.output.byte += bases[2]
      return form.body
    case .requantize(var form):
      form.input.byte += bases[0]
      form.output.byte += bases[1]
      return form.body
    case .mean(var form):
      form.input.address.byte += bases[0]
      form.output.byte += bases[1]
      return form.body
    case .compute(let form): return form.relocated(by: bases).body
    case .averagePool, .maxPool, .softmax, .copy, .reshape: return mapRelocated(by: bases)
    }
  }

  /// The same for instructions from one feature map to another.
  private func mapRelocated(by bases: [Int]) -> InstructionBody {
    switch self {
    case .averagePool(var form):
      form.input.address.byte += bases[0]
      form.output.address.byte += bases[1]
      return form.body
    case .maxPool(var form):
      form.input.address.byte += bases[0]
      form.output.address.byte += bases[1]
      return form.body
    case .softmax(var form):
      form.input.address.byte += bases[0]
      form.output.address.byte += bases[1]
      return form.body
    case .copy(var form):
      form.input.address.byte += bases[0]
      form.output.address.byte += bases[1]
      return form.body
    case .reshape(var form):
      form.input.address.byte += bases[0]
      form.output.address.byte += bases[1]
      return form.body
    default: return self
    }
  }
}

extension Convolve {
  func relocated(by bases: [Int]) -> Convolve {
    var form = self
    form.input.address.byte += bases[0]
    form.output.address.byte += bases[1]
    form.weights.byte += bases[2]
    form.parameters.byte += bases[2]
    return form
  }
}

extension VectorCompute {
  /// The bases are those of the operands, one or two, the descriptor and the result.
  func relocated(by bases: [Int]) -> VectorCompute {
    var form = self
    form.left.address.byte += bases[0]
    if hasRight { form.right.address.byte += bases[1] }
    form.parameters.byte += bases[bases.count - 2]
    form.output.address.byte += bases[bases.count - 1]
    return form
  }
}
