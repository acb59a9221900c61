/// A part of a FlatBuffers file, laid out by the plainest rules.
///
/// Four bytes per field, eight where said, nothing shared. It is the tests' own, apart from the
/// writer that is tested.
indirect enum HandMadePiece {
  case absent
  case number(Int)
  case wide(Int)
  case real(Float)
  case text(String)
  case bytes([UInt8])
  case ints([Int])
  case longs([Int])
  case reals([Float])
  case table([HandMadePiece])
  case list([HandMadePiece])
  /// As many offsets as said, all to one piece.
  case repeated(HandMadePiece, count: Int)

  /// The bytes of a file with this table at its root.
  var file: [UInt8] {
    var bytes: [UInt8] = [0, 0, 0, 0] + Array("TFL3".utf8)
    let position = append(to: &bytes)
    Self.patch(&bytes, at: 0, to: position)
    return bytes
  }

  private var fieldSize: Int {
    switch self {
    case .absent: 0
    case .wide: 8
    default: 4
    }
  }

  private var inlineValue: [UInt8]? {
    switch self {
    case .number(let value): Self.little(value, width: 4)
    case .wide(let value): Self.little(value, width: 8)
    case .real(let value): Self.little(Int(value.bitPattern), width: 4)
    default: nil
    }
  }

  private func append(to bytes: inout [UInt8]) -> Int {
    switch self {
    case .table(let fields): return Self.appendTable(fields, to: &bytes)
    case .list(let pieces): return Self.appendList(pieces, to: &bytes)
    case .repeated(let piece, let count): return Self.appendRepeated(piece, count, to: &bytes)
    case .text(let text): return Self.appendVector(Array(text.utf8), text.utf8.count, to: &bytes)
    case .bytes(let data): return Self.appendVector(data, data.count, to: &bytes)
    case .ints(let values):
      return Self.appendVector(
        values.flatMap { Self.little($0, width: 4) }, values.count, to: &bytes)
    case .longs(let values):
      return Self.appendVector(
        values.flatMap { Self.little($0, width: 8) }, values.count, to: &bytes)
    case .reals(let values):
      return HandMadePiece.ints(values.map { Int($0.bitPattern) }).append(to: &bytes)
    case .absent, .number, .wide, .real: return bytes.count
    }
  }

  private static func appendTable(_ fields: [HandMadePiece], to bytes: inout [UInt8]) -> Int {
    let vtable = bytes.count
    let size = 4 + fields.reduce(0) { $0 + $1.fieldSize }
    bytes += little(4 + 2 * fields.count, width: 2) + little(size, width: 2)
    var place = 4
    for field in fields {
      bytes += little(field.fieldSize == 0 ? 0 : place, width: 2)
      place += field.fieldSize
    }
    let start = bytes.count
    bytes += little(start - vtable, width: 4) + [UInt8](repeating: 0, count: size - 4)
    place = start + 4
    for field in fields where field.fieldSize > 0 {
      if let value = field.inlineValue {
        bytes.replaceSubrange(place..<place + value.count, with: value)
      } else {
        let target = field.append(to: &bytes)
        patch(&bytes, at: place, to: target)
      }
      place += field.fieldSize
    }
    return start
  }

  private static func appendList(_ pieces: [HandMadePiece], to bytes: inout [UInt8]) -> Int {
    let start = appendVector(
      [UInt8](repeating: 0, count: 4 * pieces.count), pieces.count, to: &bytes)
    for (index, piece) in pieces.enumerated() {
      let target = piece.append(to: &bytes)
      patch(&bytes, at: start + 4 + 4 * index, to: target)
    }
    return start
  }

  private static func appendRepeated(
    _ piece: HandMadePiece, _ count: Int, to bytes: inout [UInt8]
  ) -> Int {
    let start = appendVector([UInt8](repeating: 0, count: 4 * count), count, to: &bytes)
    let target = piece.append(to: &bytes)
    for index in 0..<count { patch(&bytes, at: start + 4 + 4 * index, to: target) }
    return start
  }

  private static func appendVector(
    _ elements: [UInt8], _ count: Int, to bytes: inout [UInt8]
  ) -> Int {
    let start = bytes.count
    bytes += little(count, width: 4) + elements
    return start
  }

  private static func patch(_ bytes: inout [UInt8], at place: Int, to target: Int) {
    bytes.replaceSubrange(place..<place + 4, with: little(target - place, width: 4))
  }

  private static func little(_ value: Int, width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
