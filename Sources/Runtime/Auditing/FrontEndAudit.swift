package import ChipDescription

/// Everything that comes from elsewhere with its right answers, held against them.
package struct FrontEndAudit: Sendable {
  package let operators: OperatorAudit
  package let models: ModelAudit

  /// - Parameter folder: has `models`, `data`, `reference`, `onnx_node` and `tflite_ops`.
  /// - Throws: `Problems` where the folder is not as it should be.
  package init(folder: String, chip: ChipSpec) throws {
    operators = try OperatorAudit(folder: folder, chip: chip)
    models = try ModelAudit(folder: folder, chip: chip)
  }

  /// The page of the documentation.
  package var page: String {
    """
    # What the readers were held against

    Written by `obol describe audit --data FOLDER`; a test says when it is stale. The folder has
    ONNX's own single-node cases with their tolerances, single-operator files of TensorFlow's
    converter with what its reference kernels gave, and published networks with outputs of reference
    engines. On the machine, float cases are quantised on their own data; weights, shapes and other
    operands that networks have as constants are constants there where they have to be.

    \(models.page)
    \(operators.page)
    """
  }
}
