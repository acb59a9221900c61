/// What an operation computes, one case per operator file in `Operators/`.
public enum Operator: Sendable, Hashable {
  case convolution(Convolution)
  case depthwiseConvolution(DepthwiseConvolution)
  case fullyConnected(FullyConnected)
  case averagePool(AveragePool)
  case maxPool(MaxPool)
  case mean(Mean)
  case add(Add)
  case softmax(Softmax)
  case quantize(Quantize)
  case reshape(Reshape)
  case pad(Pad)
  case stridedSlice(StridedSlice)
}
