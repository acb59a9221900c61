package import ChipDescription
package import FirmwareFormat
internal import Instruments
package import MachineModel
package import ModelFormats

/// What an image did on its chip, from power-on to the last frame.
package struct ImageBoot: Sendable {
  /// The image's network and chip, as its manifest names them.
  package let manifest: ImageManifest
  /// From power-on until the boot ROM had chosen the image.
  package let rom: CoreActivity
  /// The runtime's start, until it waited for the host.
  package let start: CoreActivity
  /// Loading what all frames share.
  package let load: CoreActivity
  /// Each frame, from command to answer.
  package let frames: [CoreActivity]
  /// One array for each output, with the frames along its first axis.
  package let outputs: [NumPyArray]
  /// Bytes of the stack that the ROM and the runtime used.
  package let stackBytes: (rom: Int, runtime: Int)
  /// What all that cost, with the clock that it ran with.
  let power: PowerModel

  /// Boots an image and asks its runtime for frames.
  ///
  /// - Parameters:
  ///   - minimumCounter: the least counter of an image, from the chip's fuses.
  ///   - sources: what the inputs are bound to; seeded noise where there are none.
  ///   - frames: at most this many, and that many of noise.
  /// - Throws: `Problems` where the ROM refuses the image, or its runtime a command.
  package static func run(
    _ stored: StoredImage, chip: ChipSpec, point: OperatingPoint, minimumCounter: UInt32 = 0,
    inputs sources: [InputBinding.Source],
    frames count: Int?, progress: ((_ done: Int, _ total: Int) -> Void)? = nil
  ) throws -> ImageBoot {
    var device = try BootedDevice(stored, chip: chip, minimumCounter: minimumCounter)
    // The ROM has found it whole and signed; this only says what its words mean.
    let manifest = try stored.verified(for: chip, minimumCounter: minimumCounter).manifest
    let load = try device.load()
    let bound =
      sources.isEmpty
      ? (0..<(count ?? 1)).map { SyntheticInput.frame($0, inputs: manifest.inputs) }
      : try InputBinding.frames(sources, inputs: manifest.inputs)
    let wanted = bound.prefix(count ?? bound.count)
    var outputs: [[[UInt8]]] = []
    var frames: [CoreActivity] = []
    for frame in wanted {
      let (output, activity) = try device.infer(frame)
      outputs.append(output)
      frames.append(activity)
      progress?(frames.count, wanted.count)
    }
    return ImageBoot(
      manifest: manifest, rom: device.rom, start: device.start, load: load, frames: frames,
      outputs: OutputBinding.arrays(outputs, outputs: manifest.outputs),
      stackBytes: (device.romStackBytes, device.stackBytes),
      power: try power(of: manifest, on: chip, at: point, path: stored.path))
  }

  private static func power(
    of manifest: ImageManifest, on chip: ChipSpec, at point: OperatingPoint, path: String
  ) throws -> PowerModel {
    let banks = manifest.regions.filter { $0.space == .banks }
    do {
      return try PowerModel(
        chip: chip, point: point,
        touchedBankBytes: banks.map { $0.address..<$0.address + $0.byteCount })
    } catch {
      throw Problems(path, "\(error)")
    }
  }

  /// Writes each output to its file; throws `Problems` where one cannot be written.
  package func writeOutputs(to path: String) throws {
    for (array, path) in zip(outputs, OutputBinding.paths(path, outputs: manifest.outputs)) {
      try ByteFile.write(array.fileBytes, to: path)
    }
  }
}
