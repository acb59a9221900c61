/// The kinds of instruction; numbers never change their meaning.
package enum Opcode: UInt8, Sendable, Hashable, CaseIterable {
  case finish = 0x00
  case load = 0x10
  case receive = 0x11
  case send = 0x12
  case loadTable = 0x13
  case convolve = 0x20
  case add = 0x30
  case averagePool = 0x31
  case maxPool = 0x32
  case mean = 0x33
  case softmax = 0x34
  case requantize = 0x35
  case copy = 0x36
  case reshape = 0x37
  case compute = 0x38

  /// The declaration of the kind.
  package var form: any InstructionForm.Type {
    switch self {
    case .finish: Finish.self
    case .load: Load.self
    case .receive: Receive.self
    case .send: Send.self
    case .loadTable: LoadTable.self
    case .convolve: Convolve.self
    case .add: VectorAdd.self
    case .averagePool: VectorAveragePool.self
    case .maxPool: VectorMaxPool.self
    case .mean: VectorMean.self
    case .softmax: VectorSoftmax.self
    case .requantize: VectorRequantize.self
    case .copy: VectorCopy.self
    case .reshape: VectorReshape.self
    case .compute: VectorCompute.self
    }
  }
}
