package import ChipDescription

/// Every single-operator case of ONNX's test data and of TensorFlow's converter, in the evaluator
/// and on the machine.
package struct OperatorAudit: Sendable {
  /// ONNX's cases.
  package let nodes: [AuditedCase]
  /// TensorFlow's cases.
  package let operators: [AuditedCase]

  /// Evaluates and runs all cases.
  ///
  /// - Parameter folder: has `onnx_node` and `tflite_ops`.
  /// - Throws: `Problems` where the folder is not as it should be.
  package init(folder: String, chip: ChipSpec) throws {
    let data = AuditFolder(path: folder)
    let nodes: [NodeCase] = try data.cases("onnx_node/index.json")
    let operators: [OperatorCase] = try data.cases("tflite_ops/index.json")
    self.nodes = ThreadedWorkers().map(count: nodes.count) {
      nodes[$0].audited(in: data, on: chip)
    }
    self.operators = try operators.map { try $0.audited(in: data, on: chip) }
  }
}
