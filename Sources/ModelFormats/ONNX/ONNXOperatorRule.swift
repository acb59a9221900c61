/// How the nodes of one operator become operations of a graph.
struct ONNXOperatorRule: Sendable {
  /// Reads the importer's node; gives the node's results.
  typealias Read =
    @Sendable (_ importer: inout ONNXImporter) throws(ModelFormatProblem) -> [ONNXValue]

  /// The operator's name in files.
  let name: String
  /// The sets that have it; ONNX's own is the empty one.
  let domains: Set<String>
  /// How many inputs it has at least.
  let inputs: Int
  /// What a node of it becomes.
  let read: Read

  /// Declares an operator of ONNX's own set.
  init(_ name: String, inputs: Int = 1, _ read: @escaping Read) {
    self.init(name, domains: [""], inputs: inputs, read)
  }

  /// Declares an operator of some sets.
  init(_ name: String, domains: Set<String>, inputs: Int, _ read: @escaping Read) {
    self.name = name
    self.domains = domains
    self.inputs = inputs
    self.read = read
  }

  /// Every operator that is read, by its name.
  static let all: [String: ONNXOperatorRule] = Dictionary(
    uniqueKeysWithValues: list.map { ($0.name, $0) })

  /// Every operator that is read, family by family.
  static let list: [ONNXOperatorRule] =
    weightedSums + poolings + unaryFunctions + binaryFunctions + activations + reductions
    + movements + shapes + resizings + quantizations + linearOperators
}
