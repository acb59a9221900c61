/// A field of an image's header; the raw value is the position of its first byte.
///
/// Every field is one little-endian word, but `signer`, which is eight of them. The boot ROM, the
/// reader, the writer, the C header and the manual take positions from here and nowhere else.
package enum ImageField: UInt32, Sendable, CaseIterable {
  case magic = 0
  case formatVersion = 4
  case headerBytes = 8
  case manifestBytes = 12
  case imageBytes = 16
  case counter = 20
  case chipIdentityLow = 24
  case chipIdentityHigh = 28
  case signer = 32
  case arrayPixels = 64
  case arrayOutputs = 68
  case arrayInputs = 72
  case arrayTaps = 76
  case bankWordBytes = 80
  case bankBytes = 84
  case programBytes = 88
  case prologueWords = 92
  case bodyWords = 96
  case entry = 100
  case sectionCount = 104
  case inputCount = 108
  case outputCount = 112
  case regionCount = 116
  case chipNameBytes = 120
  case networkNameBytes = 124
}
