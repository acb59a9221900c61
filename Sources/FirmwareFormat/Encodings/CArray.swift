/// Bytes as a C array, to be linked into firmware that programs the chip.
package enum CArray {
  private static let bytesPerLine = 16

  /// The bytes as C11 source that defines `obol_image` and `obol_image_bytes`.
  package static func text(_ bytes: [UInt8], comment: String) -> String {
    // A comment must not end before its end.
    let comment = comment.replacing("*/", with: "* /")
    var text = """
      /* \(comment) */
      #include <stddef.h>
      #include <stdint.h>

      const size_t obol_image_bytes = \(bytes.count);
      _Alignas(\(ImageLayout.alignment)) const uint8_t obol_image[\(bytes.count)] = {

      """
    text.reserveCapacity(bytes.count * 4 + text.utf8.count)
    for start in stride(from: 0, to: bytes.count, by: bytesPerLine) {
      text += bytes[start..<min(start + bytesPerLine, bytes.count)].reduce(into: "") {
        $0 += "\($1),"
      }
      text += "\n"
    }
    return text + "};\n"
  }
}
