/// A function of 16-bit integers, known at every 128th of them, with straight lines between.
///
/// Source: TensorFlow Lite, `common.h` (`LUTLookup` for int16).
package struct InterpolatedTable: Sendable, Hashable {
  /// How many points there are: one for each of 512 lines, and the end of the last.
  package static let pointCount = 513

  /// The function at −32768, −32640, … 32768.
  package var points: [Int32]

  /// - Parameter points: as many as `pointCount`, of 16 bits each.
  package init(points: [Int32]) { self.points = points }

  /// The line between the two points about a 16-bit integer.
  func value(at integer: Int32) -> Int32 {
    let index = Int((integer &+ 32768) >> 7) & 0x1FF
    // The kernel holds slopes and results in 16 bits, in which they wrap.
    let slope = Int32(Int16(truncatingIfNeeded: points[index + 1] &- points[index]))
    let rise = (slope &* (integer & 0x7F) &+ 64) >> 7
    return Int32(Int16(truncatingIfNeeded: points[index] &+ rise))
  }

  /// Reads as many points as there are; nil where one of them has more than 16 bits.
  init?(from reader: inout WordReader) {
    points = []
    points.reserveCapacity(Self.pointCount)
    for _ in 0..<Self.pointCount {
      guard let point = reader.next(in: -32768...32767) else { return nil }
      points.append(Int32(point))
    }
  }
}

/// A smooth function of each 16-bit integer, by a table of 513 points.
package struct WideLookup: TensorFunctionForm {
  package static let kind = TensorFunctionKind.wideLookup

  /// How many elements there are.
  package var count: Int
  /// The function.
  package var table: InterpolatedTable

  package init(count: Int, table: InterpolatedTable) {
    self.count = count
    self.table = table
  }

  package var wrapped: TensorFunction { .wideLookup(self) }
  package var leftCount: Int { count }
  package var resultCount: Int { count }
  /// A place, two points, and the line between them.
  package var steps: Int { 4 * count }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    for index in result.indices { result[index] = table.value(at: left[index]) }
  }

  package func write(to words: inout [Int32]) {
    words.append(Int32(truncatingIfNeeded: count))
    words += table.points
  }

  package init?(from reader: inout WordReader) {
    guard let count = reader.next(in: 1...TensorFunction.mostSteps / 4),
      let table = InterpolatedTable(from: &reader)
    else { return nil }
    self.init(count: count, table: table)
  }
}
