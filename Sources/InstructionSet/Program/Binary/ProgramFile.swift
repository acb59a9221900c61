/// The layout of a program file, `.obol`.
///
///     "OBOL"                  4 bytes
///     version                 u32
///     length of the file      u64
///     sections, each          tag of 4 letters, length u64, contents
///       head                  name, geometry, notes
///       host                  inputs, outputs
///       layr                  layers
///       prol, body            instruction words of 64 bytes, the last one `finish`
///       step                  the layer of each instruction but `finish`: prologue, then body
///       cons                  constants
///     checksum                u32, CRC-32 of all that comes before
///
/// All numbers are little-endian; whole numbers are i64, counts u32, real numbers IEEE 754 single.
/// A string is its count of UTF-8 bytes, then the bytes; a list is its count, then its elements.
/// The sections come in this order, each once.
enum ProgramFile {
  static let magic = Array("OBOL".utf8)
  static let version: UInt32 = 2
  static let headerBytes = 16
  static let checksumBytes = 4

  /// The sections, in their order.
  enum Tag: String {
    case head, host, layers = "layr", prologue = "prol", body, steps = "step", constants = "cons"
  }
}
