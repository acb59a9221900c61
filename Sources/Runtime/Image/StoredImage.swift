package import ChipDescription
package import FirmwareFormat
internal import InstructionSet

/// An image as a file holds it, and the key that it has to be signed with to be run.
package struct StoredImage: Sendable {
  /// The file, for messages.
  package let path: String
  package let bytes: [UInt8]
  package let key: VerifyingKey

  /// Reads an image, as bytes or in Intel HEX; throws `Problems` that name the file.
  package init(path: String, key: VerifyingKey) throws {
    try self.init(path: path, fileBytes: try ByteFile.read(path), key: key)
  }

  /// Takes the bytes of a file that starts with a colon as Intel HEX; throws `Problems`.
  package init(path: String, fileBytes: [UInt8], key: VerifyingKey) throws {
    self.path = path
    self.key = key
    guard fileBytes.first == UInt8(ascii: ":") else {
      bytes = fileBytes
      return
    }
    do {
      bytes = try IntelHex.bytes(String(decoding: fileBytes, as: UTF8.self))
    } catch {
      throw Problems(path, "this Intel HEX cannot be read: \(error)", remedy: "write it again")
    }
  }

  /// The image, if a chip with this key may run it; throws `Problems` with the refusal.
  package func verified(
    for chip: ChipSpec, minimumCounter: UInt32 = 0
  ) throws -> FirmwareImage {
    let device = TrustedDevice(
      chip: ImageChip(chip), key: key, minimumCounter: minimumCounter)
    do throws(FirmwareRefusal) {
      return try FirmwareImage.read(bytes, on: device)
    } catch {
      throw problems(error, of: chip.name)
    }
  }

  /// What is said where something refuses the image.
  func problems(_ refusal: FirmwareRefusal, of refuser: String) -> Problems {
    Problems(
      path,
      "\(refuser) refuses this image: \(refusal.finding) (\(refusal.name), code "
        + "\(refusal.rawValue))", remedy: remedy(for: refusal))
  }

  /// The program of an image that the chip may run; throws `Problems`.
  func program(for chip: ChipSpec) throws -> Program {
    let image = try verified(for: chip)
    do {
      let program = try image.program()
      try program.verify()
      return program
    } catch let error as ProgramError {
      throw Problems(error.faults.map { Problem(path, $0.description) })
    } catch let error as FirmwareRefusal {
      throw Problems(path, error.finding, remedy: "write the image again")
    }
  }

  private func remedy(for refusal: FirmwareRefusal) -> String {
    switch refusal {
    case .unknownKey: "give --key with the public half of the key that it was signed with"
    case .otherChip, .missingCapability: otherChipRemedy
    case .rolledBack: "write it again with a higher --counter"
    case .notAnImage: "give the output of 'obol image'"
    default: "write it again with 'obol image'"
    }
  }

  private var otherChipRemedy: String {
    guard let image = try? FirmwareImage.decode(bytes) else { return "write it for this chip" }
    return "it is for \(image.manifest.chipName): give --chip, or write it for this chip"
  }
}
