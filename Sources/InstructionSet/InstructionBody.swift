/// What an instruction does, without its tokens.
package enum InstructionBody: Sendable, Hashable {
  case finish(Finish)
  case load(Load)
  case receive(Receive)
  case send(Send)
  case loadTable(LoadTable)
  case convolve(Convolve)
  case add(VectorAdd)
  case averagePool(VectorAveragePool)
  case maxPool(VectorMaxPool)
  case mean(VectorMean)
  case softmax(VectorSoftmax)
  case requantize(VectorRequantize)
  case copy(VectorCopy)
  case reshape(VectorReshape)
  case compute(VectorCompute)

  /// The declared form of this case.
  package var form: any InstructionForm {
    switch self {
    case .finish(let form): form
    case .load(let form): form
    case .receive(let form): form
    case .send(let form): form
    case .loadTable(let form): form
    case .convolve(let form): form
    case .add(let form): form
    case .averagePool(let form): form
    case .maxPool(let form): form
    case .mean(let form): form
    case .softmax(let form): form
    case .requantize(let form): form
    case .copy(let form): form
    case .reshape(let form): form
    case .compute(let form): form
    }
  }
}
