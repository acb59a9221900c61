/// A form in which an image is written to a file.
package enum ImageFormat: String, Sendable, Hashable, CaseIterable {
  /// The bytes as they are.
  case bin
  /// Intel HEX.
  case hex
  /// A C array.
  case c

  /// The bytes of the file; `comment` says in a C file what it is.
  package func fileBytes(_ image: [UInt8], comment: String) -> [UInt8] {
    switch self {
    case .bin: image
    case .hex: Array(IntelHex.text(image).utf8)
    case .c: Array(CArray.text(image, comment: comment).utf8)
    }
  }
}
