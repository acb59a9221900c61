import ChipDescription
import ChipFiles
import Compiler
import FirmwareFormat
import InstructionSet
import Runtime
import TestSupport
import Testing

/// An image of a network so small that every bit of it can be tried.
struct SmallImage {
  let chip: ImageChip
  let key: SigningKey
  let program: Program
  let image: FirmwareImage
  let bytes: [UInt8]

  init(counter: UInt32 = 5) throws {
    let spec = try ChipFile.bundled("obol-lite")
    chip = ImageChip(spec)
    key = try #require(SigningKey.development)
    program = try compile(SmallNetwork.graph, for: spec).program
    image = try FirmwareImage(
      program, chipName: spec.name, counter: counter, code: BundledFirmware.runtime(for: program))
    bytes = try image.bytes(signedBy: key)
  }

  /// A device that takes the image.
  var device: TrustedDevice {
    TrustedDevice(chip: chip, key: key.verifyingKey, minimumCounter: 3)
  }

  /// Why the device refuses bytes; nil where it takes them.
  func refusal(of bytes: [UInt8], on device: TrustedDevice? = nil) -> FirmwareRefusal? {
    do throws(FirmwareRefusal) {
      _ = try FirmwareImage.read(bytes, on: device ?? self.device)
      return nil
    } catch {
      return error
    }
  }
}
