package import ModelFormats

/// Reads the arrays that are given on a command line.
package enum InputFile {
  /// The array of a `.npy` file; throws `Problems` that name it.
  package static func read(_ path: String) throws -> NumPyArray {
    let bytes = try ByteFile.read(path)
    do {
      return try NumPyArray(bytes: bytes, name: path)
    } catch {
      throw Problems(error)
    }
  }
}
