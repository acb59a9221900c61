import FirmwareFormat
import Foundation
import TestSupport
import Testing

/// Every file of the corpus, as it is and damaged: a reader makes a value of it or says what is
/// wrong with it.
@Suite struct CorpusTests {
  @Test(arguments: FuzzedReader.allCases)
  func filesAreReadOrRefused(reader: FuzzedReader) throws {
    let files = try CorpusFile.all(for: reader)
    #expect(files.count >= 2)
    for file in files {
      #expect((reason(reader, file.bytes) == nil) != file.isBroken, "\(file.name)")
    }
  }

  /// Ends at every place of small files, at a sample of them in others.
  @Test(arguments: FuzzedReader.allCases)
  func whatIsCutShortIsReadOrRefused(reader: FuzzedReader) throws {
    for file in try CorpusFile.all(for: reader) {
      for length in stride(from: 0, to: file.bytes.count, by: 1 + file.bytes.count / 64) {
        expectWords(reason(reader, Array(file.bytes.prefix(length))), "\(file.name), \(length)")
      }
    }
  }

  @Test(arguments: FuzzedReader.allCases)
  func damageIsReadOrRefused(reader: FuzzedReader) throws {
    var refused = 0
    for file in try CorpusFile.all(for: reader) {
      for seed in 0..<150 as Range<UInt64> {
        let why = reason(reader, file.damaged(seed: seed))
        if why != nil { refused += 1 }
        expectWords(why, "\(file.name), seed \(seed)")
      }
    }
    #expect(refused > 0)
  }

  /// Writes the files that this package makes itself (`Corpus/README.md`).
  @Test(.enabled(if: CorpusFile.isWritten, "only where OBOL_WRITE_CORPUS is set"))
  func write() throws {
    for seed in try Seed.all() {
      let folder = CorpusFile.folder(of: seed.reader)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(seed.bytes).write(to: URL(filePath: folder + "/" + seed.name))
      #expect(seed.bytes.count < 8192, "\(seed.name) is no small file")
    }
  }

  /// Why a reader refuses bytes; nil where it takes them.
  private func reason(_ reader: FuzzedReader, _ bytes: [UInt8]) -> String? {
    do {
      try reader.read(bytes)
      return nil
    } catch let refusal as FirmwareRefusal {
      return refusal.finding
    } catch {
      return "\(error)"
    }
  }

  /// A reason is a sentence: several words, and not the name of an error alone.
  private func expectWords(_ reason: String?, _ place: String) {
    guard let reason else { return }
    #expect(reason.split(separator: " ").count > 2, "\(place): \(reason)")
  }
}
