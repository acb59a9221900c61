import Instruments
import Testing

@Suite("The page to look at")
struct HTMLTests {
  @Test("needs nothing but itself")
  func selfContained() throws {
    let page = try Samples.report(rate: 30).html
    for word in ["http:", "https:", "<script", "src=", "<link", "@import", "url("] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.hasPrefix("<!doctype html>"))
    #expect(page.hasSuffix("</html>\n"))
    #expect(page.contains("prefers-color-scheme: dark") && page.contains("@media print"))
  }

  @Test(
    "has a part for each question",
    arguments: [
      "What limited the run", "Power over a frame", "Energy by component", "Energy by layer",
      "Stalls by unit", "Roofline", "Memory over time", "At 30.0 frames/s", "Area by block",
      "Every layer",
    ])
  func sections(title: String) throws {
    #expect(try Samples.report(rate: 30).html.contains("<h2>\(title)"))
  }

  @Test("opens as many elements as it closes")
  func balanced() throws {
    let page = try Samples.report(rate: 30).html
    for name in ["section", "svg", "table", "div", "span", "text", "title", "ul", "li", "p"] {
      let opened = page.split(separator: "<\(name)", omittingEmptySubsequences: false).filter {
        $0.first == ">" || $0.first == " "
      }
      let closed = page.split(separator: "</\(name)>", omittingEmptySubsequences: false).count - 1
      #expect(opened.count == closed, "\(name)")
    }
  }

  @Test("writes out what means something to HTML")
  func escaping() throws {
    var report = try Samples.report()
    report.network = "<b>\"net\" & 'work'</b>"
    report.layers[0].name = "a<b"
    report.notes = ["x < y & z"]
    let page = report.html
    #expect(!page.contains("<b>\"net\""))
    #expect(page.contains("&lt;b&gt;&quot;net&quot; &amp; &#39;work&#39;&lt;/b&gt;"))
    #expect(page.contains("a&lt;b"))
    #expect(page.contains("x &lt; y &amp; z"))
  }

  @Test("has numbers for a frame in which nothing happens")
  func empty() throws {
    var report = try Samples.report()
    report.layers = []
    report.memoryMap = []
    let page = report.html
    #expect(!page.contains("nan") && !page.contains("inf\""))
  }
}
