/// A table of 256 results, one for each 8-bit integer.
package struct TableLookup: TensorFunctionForm {
  package static let kind = TensorFunctionKind.lookup

  /// How many elements there are.
  package var count: Int
  /// The integer that the first entry is for: −128 or 0.
  package var first: Int32
  /// The results.
  package var table: [Int32]

  package init(count: Int, first: Int32, table: [Int32]) {
    self.count = count
    self.first = first
    self.table = table
  }

  package var wrapped: TensorFunction { .lookup(self) }
  package var leftCount: Int { count }
  package var resultCount: Int { count }
  package var steps: Int { count }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    for index in result.indices { result[index] = table[Int(left[index] &- first) & 0xFF] }
  }

  package func write(to words: inout [Int32]) {
    words += [Int32(truncatingIfNeeded: count), first]
    words += PackedBytes.words(of: table)
  }

  package init?(from reader: inout WordReader) {
    guard let count = reader.next(in: 1...ElementCount.most),
      let first = reader.next(), let table = PackedBytes.read(256, from: &reader)
    else { return nil }
    self.init(count: count, first: first, table: table)
  }
}

/// 8-bit integers, four to a word, lowest byte first; a word in front says whether they are
/// unsigned.
enum PackedBytes {
  static func words(of values: [Int32]) -> [Int32] {
    let isUnsigned = values.contains { $0 > 127 }
    return [isUnsigned ? 1 : 0]
      + stride(from: 0, to: values.count, by: 4).map { start in
        values[start..<min(start + 4, values.count)].enumerated().reduce(Int32(0)) {
          $0 | ($1.element & 0xFF) << Int32($1.offset * 8)
        }
      }
  }

  static func read(_ count: Int, from reader: inout WordReader) -> [Int32]? {
    guard let isUnsigned = reader.next(in: 0...1) else { return nil }
    var values: [Int32] = []
    values.reserveCapacity(count)
    while values.count < count {
      guard let word = reader.next() else { return nil }
      for byte in 0..<min(4, count - values.count) {
        let bits = UInt8(truncatingIfNeeded: word >> Int32(byte * 8))
        values.append(isUnsigned == 1 ? Int32(bits) : Int32(Int8(bitPattern: bits)))
      }
    }
    return values
  }
}
