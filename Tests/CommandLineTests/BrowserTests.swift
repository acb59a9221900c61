import Foundation
import Testing

/// The page in a real browser, where there is one.
@Suite(
  .enabled(if: Browser.path != nil, "skipped: no chromium in PATH (apt install chromium)"))
struct BrowserTests {
  /// Desktop and phone.
  @Test(arguments: [1280, 390]) func pageIsDrawn(width: Int) throws {
    let folder = try TemporaryFolder()
    let page = folder.url("r.html")
    let run = try ObolProcess(["run", "--timing-only", "--rate", "30", "--html", page.path()])
    #expect(run.status == 0, "\(run.error)")
    let document = try Browser.document(of: page, width: width, profile: folder.url("profile"))
    // The browser's own tree, after it has read the page: all parts are there, nothing was mended.
    #expect(document.components(separatedBy: "<section").count - 1 == 10)
    #expect(document.components(separatedBy: "<svg").count - 1 == 4)
    #expect(document.components(separatedBy: "<h2>").count - 1 == 10)
    #expect(document.contains("</footer>"))
  }
}

/// A Chromium on this machine.
enum Browser {
  static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The document as the browser has it once it is drawn.
  static func document(of page: URL, width: Int, profile: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: try #require(path))
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(profile.path())",
      "--window-size=\(width),2000", "--dump-dom", page.absoluteString,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
