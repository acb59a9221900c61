import FoundationEssentials
import TestSupport
import Testing

/// Compares a text with the file of that name in `Snapshots`.
///
/// `RECORD=1` in the environment rewrites the file, and the test fails all the same, so that a
/// recorded file is looked at before it counts.
func expectSnapshot(
  _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let relative = "Tests/InstrumentsTests/Snapshots/\(name)"
  let path = SharedFolder.packageRoot + "/" + relative
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    let written: Void? = try? text.write(toFile: path, atomically: true, encoding: .utf8)
    let outcome = written == nil ? "could not be recorded" : "is recorded: look at it"
    Issue.record("\(relative) \(outcome)", sourceLocation: sourceLocation)
    return
  }
  let stored = (try? SharedFolder.packageBytes(of: relative)).map {
    String(decoding: $0, as: UTF8.self)
  }
  #expect(text == stored, "\(relative)", sourceLocation: sourceLocation)
}
