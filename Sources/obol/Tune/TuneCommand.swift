import ArgumentParser
import Exploration

/// `obol tune`: searches a space of chips, every one of them compiled and simulated.
struct TuneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Searches a space of chips for networks; every chip reported was simulated.",
    discussion: """
      A space file names a base chip, axes over its knobs, networks, constraints and what to trade:

        base: obol
        networks: [kws.tflite, {model: vww.tflite, weight: 2}]
        axes:
          array.outputs: [8, 16, 32]
          sram.bankSize: {from: 64 KiB, to: 256 KiB, step: 64 KiB}
          weightStore.rate + decoder.rate: [16 B/cycle, 32 B/cycle]
          operatingPoint: [lowest]
          operatingPoint.clock: [100 MHz, 150 MHz, 200 MHz]
        constraints: [mw <= 50, fps >= 30]
        objectives: [fps, uj]
        evaluations: 1000

      The metrics are \(ChipMetric.list). Knobs joined by + take the same number. \
      operatingPoint takes names of the base chip's points, or 'lowest': the lowest voltage that \
      the clock needs. A network may have variants, which are files that 'obol compress' wrote by \
      its recipes, and a floor of accuracy; the axis 'variant' chooses among their names:

        networks:
          - {model: ic.tflite, variants: {int8: ic.tflite, int4: ic4.tflite}, inputs: x.npy, \
      labels: y.npy, accuracy: 87}
        axes: {variant: [int8, int4]}

      Results are added to a log as they come: Ctrl-C keeps them, and --resume \
      goes on.
      """,
    subcommands: [TuneSearchCommand.self, TuneShowCommand.self, TuneMergeCommand.self],
    defaultSubcommand: TuneSearchCommand.self)
}
