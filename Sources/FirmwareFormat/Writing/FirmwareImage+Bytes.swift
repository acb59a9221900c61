internal import Crypto
internal import InstructionSet

extension FirmwareImage {
  /// The image as bytes, signed; the same image and key give the same bytes.
  ///
  /// - Throws: `ImageLimit` where something does not fit the layout.
  package func bytes(signedBy key: SigningKey) throws(ImageLimit) -> [UInt8] {
    try checkLimits()
    let manifest = ManifestBytes(self, signer: key.verifyingKey).bytes
    guard manifest.count <= Int(ImageLayout.greatestManifestBytes) else {
      throw .manifest(manifest.count)
    }
    guard let signature = key.signature(of: manifest) else { throw .signature }
    return sections.reduce(into: manifest + signature) { $0 += $1.blocks }
  }

  private func checkLimits() throws(ImageLimit) {
    let size = sections.reduce(0) { $0 + $1.bytes.count }
    // A little less than the greatest image, so that manifest and padding fit as well.
    guard size <= Int(ImageLayout.greatestImageBytes) - 0x1_0000 else { throw .image(size) }
    let least = manifest.inputs + manifest.outputs
    for tensor in least where tensor.shape.count > Int(TensorField.greatestRank) {
      throw .rank(tensor.name, tensor.shape.count)
    }
  }
}

extension ImageSection {
  /// The bytes with zeros up to a whole number of blocks, which is what is hashed.
  var blocks: [UInt8] {
    let count = Int(ImageLayout.aligned(UInt32(truncatingIfNeeded: bytes.count)))
    return bytes + Array(repeating: 0, count: count - bytes.count)
  }

  /// The SHA-256 of the blocks.
  var digest: [UInt8] { Array(SHA256.hash(data: blocks)) }
}

/// What of an image does not fit the layout.
package enum ImageLimit: Error, Sendable, Hashable, CustomStringConvertible {
  /// A manifest of so many bytes.
  case manifest(Int)
  /// Sections of so many bytes.
  case image(Int)
  /// A tensor of so many extents.
  case rank(String, Int)
  /// The key cannot sign.
  case signature

  package var description: String {
    switch self {
    case .manifest(let count):
      "the manifest takes \(count) bytes; a control core holds \(ImageLayout.greatestManifestBytes)"
        + ": shorten the names of network and tensors"
    case .image(let count):
      "the sections take \(count) bytes; an image has at most \(ImageLayout.greatestImageBytes)"
    case .rank(let name, let rank):
      "tensor '\(name)' has \(rank) extents; an image holds at most \(TensorField.greatestRank)"
    case .signature: "the key cannot sign: give another one"
    }
  }
}
