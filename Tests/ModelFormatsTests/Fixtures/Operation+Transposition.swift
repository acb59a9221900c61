import ModelIR

extension Operation {
  /// Whether it moves axes.
  var isTransposition: Bool {
    if case .transpose = self.operator { return true }
    return false
  }
}
