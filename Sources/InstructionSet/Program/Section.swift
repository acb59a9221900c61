/// Instructions that run from first to last.
///
/// The `finish` that ends a section is implied: it is no step, but encoded as its last word.
package struct Section: Sendable, Hashable {
  /// An instruction, and the layer that it works for.
  package struct Step: Sendable, Hashable {
    package var instruction: Instruction
    /// The position in `Program.layers`.
    package var layer: Int

    package init(_ instruction: Instruction, layer: Int) {
      self.instruction = instruction
      self.layer = layer
    }
  }

  package var steps: [Step]

  package init(_ steps: [Step] = []) { self.steps = steps }
}
