package import ChipDescription
package import FirmwareFormat
package import ModelFormats

/// What an image did on its chip, from power-on to the last frame.
package struct ImageBoot: Sendable {
  /// The image's network and chip, as its manifest names them.
  package let manifest: ImageManifest
  /// From power-on until the runtime waited for the host.
  package let boot: CoreInterval
  /// Loading what all frames share.
  package let load: CoreInterval
  /// Each frame, from command to answer.
  package let frames: [CoreInterval]
  /// One array for each output, with the frames along its first axis.
  package let outputs: [NumPyArray]
  /// The clock that it ran with.
  let point: OperatingPoint

  /// Boots an image and asks its runtime for frames.
  ///
  /// - Parameters:
  ///   - sources: what the inputs are bound to; seeded noise where there are none.
  ///   - frames: at most this many, and that many of noise.
  /// - Throws: `Problems` where the ROM refuses the image, or its runtime a command.
  package static func run(
    _ stored: StoredImage, chip: ChipSpec, point: OperatingPoint,
    inputs sources: [InputBinding.Source],
    frames count: Int?, progress: ((_ done: Int, _ total: Int) -> Void)? = nil
  ) throws -> ImageBoot {
    var device = try BootedDevice(stored, chip: chip)
    // The ROM has found it whole and signed; this only says what its words mean.
    let manifest = try stored.verified(for: chip).manifest
    let load = try device.load()
    let bound =
      sources.isEmpty
      ? (0..<(count ?? 1)).map { SyntheticInput.frame($0, inputs: manifest.inputs) }
      : try InputBinding.frames(sources, inputs: manifest.inputs)
    let wanted = bound.prefix(count ?? bound.count)
    var outputs: [[[UInt8]]] = []
    var intervals: [CoreInterval] = []
    for frame in wanted {
      let (output, interval) = try device.infer(frame)
      outputs.append(output)
      intervals.append(interval)
      progress?(intervals.count, wanted.count)
    }
    return ImageBoot(
      manifest: manifest, boot: device.boot, load: load, frames: intervals,
      outputs: OutputBinding.arrays(outputs, outputs: manifest.outputs), point: point)
  }

  /// Writes each output to its file; throws `Problems` where one cannot be written.
  package func writeOutputs(to path: String) throws {
    for (array, path) in zip(outputs, OutputBinding.paths(path, outputs: manifest.outputs)) {
      try ByteFile.write(array.fileBytes, to: path)
    }
  }
}
