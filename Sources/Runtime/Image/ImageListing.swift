package import FirmwareFormat
internal import InstructionSet

/// What `obol image inspect` prints.
package enum ImageListing {
  /// The manifest and the sections of an image.
  package static func text(of image: FirmwareImage, byteCount: Int) -> String {
    let manifest = image.manifest
    let geometry = manifest.geometry
    var lines = [
      "\(manifest.networkName) for \(manifest.chipName): an image of \(byteCount) bytes, "
        + "counter \(manifest.counter)",
      "needs an array of \(geometry.pixels) × \(geometry.outputs) × \(geometry.inputs) × "
        + "\(geometry.taps), words of \(geometry.wordBytes) bytes, \(manifest.bankBytes) bytes of "
        + "banks, \(manifest.programBytes) of instructions",
    ]
    lines += manifest.inputs.map { "input   " + line($0) }
    lines += manifest.outputs.map { "output  " + line($0) }
    lines += image.sections.map {
      "section " + padded($0.kind.name, 9) + "\($0.bytes.count) bytes"
        + ($0.loadAddress == 0 ? "" : " at \(hexadecimal($0.loadAddress))")
    }
    lines += manifest.regions.map {
      "memory  " + padded("\($0.space)", 9) + "\($0.byteCount) bytes from "
        + hexadecimal(UInt32(clamping: $0.address))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The same for a file that nobody has verified; throws `Problems` where it has no such layout.
  package static func text(of stored: StoredImage) throws -> String {
    do throws(FirmwareRefusal) {
      return text(of: try FirmwareImage.decode(stored.bytes), byteCount: stored.bytes.count)
    } catch {
      throw Problems(
        stored.path, "this image cannot be read: \(error.finding)",
        remedy: "write it again with 'obol image'")
    }
  }

  private static func line(_ tensor: HostTensor) -> String {
    "\(tensor.name) \(tensor.shape) \(tensor.elementType.rawValue) scale \(tensor.scale)"
      + " zero point \(tensor.zeroPoint)"
  }

  private static func hexadecimal(_ number: UInt32) -> String {
    "0x" + String(number, radix: 16)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
