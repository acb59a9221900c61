import ModelIR

/// Rows of what a layer multiplies with its weights, in the network that is compressed and in the
/// one that it is held against.
struct LayerSamples: Sendable {
  let patches: LayerPatches
  let run: LayerwiseRun
  let input: TensorID
  let reference: LayerwiseRun
  let referenceInput: TensorID

  /// Some rows, as many as there are or as are wanted, from all frames.
  ///
  /// - Returns: `[row, column]` of both networks.
  func rows(_ wanted: Int) -> (inputs: [Float], references: [Float], count: Int) {
    let all = patches.sample(frames: run.frames)
    let count = min(wanted, all.count)
    let chosen = (0..<count).map { all[$0 * all.count / count] }
    return (
      InputMoments.rows(chosen, patches, run, input),
      InputMoments.rows(chosen, patches, reference, referenceInput), count
    )
  }
}
