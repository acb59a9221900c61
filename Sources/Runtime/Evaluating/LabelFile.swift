internal import ModelFormats
internal import ModelIR

/// Labels from a `.npy` file of integers.
package enum LabelFile {
  /// One label for each frame.
  ///
  /// - Throws: `Problems` that name the file.
  package static func read(_ path: String) throws -> [Int] {
    let array = try InputFile.read(path)
    switch array.elements {
    case .int64(let values): return values.map { Int($0) }
    case .int32(let values): return values.map { Int($0) }
    case .int16(let values): return values.map { Int($0) }
    case .int8(let values): return values.map { Int($0) }
    case .uint8(let values): return values.map { Int($0) }
    case .bool(let values): return values.map { $0 ? 1 : 0 }
    case .float32:
      throw Problems(path, "the labels are reals", remedy: "give whole numbers, one for each frame")
    }
  }
}
