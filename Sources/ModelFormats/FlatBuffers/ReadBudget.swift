/// The bytes that a reader may still copy out of one file.
///
/// Offsets may point many vectors at the same bytes, so that a small file unfolds into a huge
/// graph. Honest files read each byte about once; the budget is a small multiple of the file's
/// size. It is shared by all tables of a file, which is why it is a class.
final class ReadBudget {
  /// How often each byte may be read on average; writers share equal vectors, rarely more than
  /// that.
  private static let readsPerByte = 8
  /// What even the smallest file may read.
  private static let minimum = 64 * 1024
  private var remaining: Int

  /// Makes the budget of a file.
  init(fileSize: Int) { remaining = Self.minimum + Self.readsPerByte * fileSize }

  /// Takes bytes off the budget; false where there are not so many left.
  func spend(_ byteCount: Int) -> Bool {
    guard byteCount <= remaining else { return false }
    remaining -= byteCount
    return true
  }
}
