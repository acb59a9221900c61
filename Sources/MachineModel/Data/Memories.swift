/// Everything that instructions read and write.
struct Memories: Sendable {
  /// The bytes of all banks.
  var banks: [Int8]
  /// What the weight store holds.
  let constants: [Int8]
  /// The bytes of each input tensor of the frame, in NHWC order.
  var inputs: [[UInt8]] = []
  /// The bytes of each output tensor of the frame, in NHWC order.
  var outputs: [[UInt8]] = []
  /// The tables of the weight decoder.
  var tables = EntropyTables()
  /// What the host has made ready of the weights in the banks.
  var convolutions = ConvolutionCache()
}
