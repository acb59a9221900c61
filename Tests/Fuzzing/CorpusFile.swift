import Foundation
import TestSupport

/// A committed file that a reader is fed with.
struct CorpusFile {
  let name: String
  let bytes: [UInt8]

  /// Whether it once did harm, and is to be refused.
  var isBroken: Bool { name.hasPrefix("broken") }

  /// Whether the corpus is to be written instead of only read.
  static var isWritten: Bool {
    ProcessInfo.processInfo.environment["OBOL_WRITE_CORPUS"] != nil
  }

  static func folder(of reader: FuzzedReader) -> String {
    SharedFolder.packageRoot + "/Tests/Fuzzing/Corpus/" + reader.rawValue
  }

  /// The files of a reader, by name.
  static func all(for reader: FuzzedReader) throws -> [CorpusFile] {
    let folder = folder(of: reader)
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
      CorpusFile(
        name: name, bytes: [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + name))))
    }
  }

  /// The file with one to four bytes exchanged, by zeros, ones or anything, or a piece of it twice.
  func damaged(seed: UInt64) -> [UInt8] {
    var random = RepeatableRandom(seed: seed)
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = 0
      case 1: bytes[place] = 0xFF
      case 2: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 3: bytes[place] = UInt8.random(in: 0...255, using: &random)
      default:
        let end = Int.random(in: place...min(place + 16, bytes.count), using: &random)
        bytes.insert(contentsOf: bytes[place..<end], at: place)
      }
    }
    return bytes
  }
}
