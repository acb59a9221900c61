/// A TensorFlow Lite file described field by field, also one that no writer would make.
///
/// Field orders are those of schema.fbs.
struct HandMadeModel {
  /// A tensor; its buffer is an index into `buffers`.
  struct Tensor {
    var shape: [Int]
    var type = 0
    var buffer = 0
    var name = ""
    var scales: [Float] = []
    var zeroPoints: [Int] = []
    var axis = 0

    var piece: HandMadePiece {
      let quantization: [HandMadePiece] = [
        .absent, .absent, .reals(scales), .longs(zeroPoints), .absent, .absent, .number(axis),
      ]
      return .table([
        .ints(shape), .number(type), .number(buffer), .text(name), .table(quantization),
      ])
    }
  }

  /// An operator; its code is an index into `codes`.
  struct Operator {
    var code = 0
    var inputs: [Int]
    var outputs: [Int]
    var optionsType = 0
    var options: [HandMadePiece] = []

    var piece: HandMadePiece {
      .table([
        .number(code), .ints(inputs), .ints(outputs), .number(optionsType), .table(options),
      ])
    }
  }

  var version = 3
  /// Operator codes: the old field, the name of a custom one, the new field.
  var codes: [(old: Int, custom: HandMadePiece, new: HandMadePiece)]
  var tensors: [Tensor]
  var operators: [Operator]
  var inputs = [0]
  var outputs = [1]
  /// Buffers behind the empty one.
  var buffers: [HandMadePiece] = []

  /// A model of one operator, tensor 0 its graph's input and tensor 1 its output.
  init(code: Int, tensors: [Tensor], operator: Operator, constants: [[UInt8]] = []) {
    codes = [(code, .absent, .absent)]
    self.tensors = tensors
    operators = [`operator`]
    buffers = constants.map { .table([.bytes($0)]) }
  }

  /// The file's bytes.
  var bytes: [UInt8] {
    let graph = HandMadePiece.table([
      .list(tensors.map(\.piece)), .ints(inputs), .ints(outputs), .list(operators.map(\.piece)),
    ])
    return HandMadePiece.table([
      .number(version),
      .list(codes.map { .table([.number($0.old), $0.custom, .absent, $0.new]) }),
      .list([graph]), .absent, .list([.table([])] + buffers),
    ]).file
  }

  /// The bytes of 32-bit integers, for constants.
  static func int32s(_ values: [Int32]) -> [UInt8] {
    values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
  }
}
