internal import ChipDescription
internal import Compression
internal import Instruments

extension CompressionResults {
  /// The page of the documentation.
  package var page: String {
    """
    # What compression does to published networks

    Written by `obol describe compression --data FOLDER`, where the folder has the models and data
    that the notes name. Every score of an integer network is the machine's own, bit for bit; the
    float models are scored by the evaluator. The chip is `\(chip.name)`.

    \(table)
    \(notes.map { "* \($0)" }.joined(separator: "\n"))

    Depthwise layers stay int8, and so do the first and the last where a form says "inner". The
    array takes the weights of two outputs to a multiplier where four bits hold them, so that such
    layers may take fewer cycles. Blocks of 16 inputs by 16 outputs are what it works on at a time:
    where all are zero it leaves them out, and saves cycles, where other zeros save bytes alone. The
    largest layers, which only ResNet-18 has, are pruned in one pass over their inputs (SparseGPT).
    Activations of 4 bits lie in bytes all the same, so that the chip
    gains no cycle and no byte by them: `obol compress` leaves them out and says so, unless
    `--take-every-step` asks for them, or `--data-energy` counts the joules of what toggles. Steps
    by column stay equal where the prediction or the machine says that no layer takes fewer bytes
    with its own. The data is divided as said, so that nothing is scored that a
    layer was fitted on. Each form by itself, with every decision, in the folder that has models
    and data:

    ```sh
    \(commands.joined(separator: "\n"))
    ```

    """
  }

  private var table: String {
    let heading = [
      "| network | form | accuracy | weight bytes | cycles | FPS | mW | µJ |",
      "|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    return (heading + rows.map(\.text)).joined(separator: "\n") + "\n"
  }
}

extension CompressionResults.Row {
  fileprivate var text: String {
    let accuracy =
      metric.isAccuracy
      ? "\(NumberText.fixed(score.value * 100, decimals: 2)) %"
      : "error \(NumberText.fixed(score.value, decimals: 3))"
    let figures =
      cost.map {
        [
          NumberText.grouped($0.encodedWeightBytes), NumberText.grouped($0.cycles),
          NumberText.fixed($0.framesPerSecond, decimals: 1), NumberText.short($0.milliwatts),
          NumberText.short($0.microjoules),
        ]
      } ?? ["", "", "", "", ""]
    return "| " + ([title, form, accuracy] + figures).joined(separator: " | ") + " |"
  }
}
