/// Text as HTML has it.
enum HTMLText {
  /// The text with the characters that mean something to HTML written out.
  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.append(character)
      }
    }
  }

  /// A part of the page with a heading and a sentence about what it shows.
  static func section(_ title: String, _ summary: String, _ content: String, wide: Bool = false)
    -> String
  {
    "<section\(wide ? " class=\"wide\"" : "")>\n<h2>\(escaped(title))</h2>\n"
      + (summary.isEmpty ? "" : "<p>\(escaped(summary))</p>\n") + "\(content)</section>\n"
  }

  /// A table whose first column is text and whose others are numbers.
  static func table(_ heading: [String], _ rows: [[String]]) -> String {
    func line(_ cells: [String], _ tag: String) -> String {
      "<tr>" + cells.map { "<\(tag)>\(escaped($0))</\(tag)>" }.joined() + "</tr>\n"
    }
    return "<div class=\"scroll\"><table>\n<thead>\(line(heading, "th"))</thead>\n<tbody>\n"
      + rows.map { line($0, "td") }.joined() + "</tbody></table></div>\n"
  }

  /// Bars with their names on the left and numbers on the right.
  static func bars(_ bars: [(name: String, value: Double, text: String, style: String)]) -> String {
    let longest = bars.map(\.value).max() ?? 0
    let rows = bars.map { bar in
      let share = longest > 0 ? bar.value / longest * 100 : 0
      return "<div class=\"bar\"><span class=\"name\">\(escaped(bar.name))</span>"
        + "<span class=\"track\"><i class=\"\(bar.style)\" "
        + "style=\"width:\(SVGDrawing.number(share))%\"></i></span>"
        + "<span class=\"value\">\(escaped(bar.text))</span></div>\n"
    }
    return "<div class=\"bars\">\n" + rows.joined() + "</div>\n"
  }

  /// The colours of a picture and what they stand for.
  static func legend(_ entries: [(name: String, style: String)]) -> String {
    "<p class=\"legend\">"
      + entries.map { "<span><i class=\"\($0.style)\"></i>\(escaped($0.name))</span>" }.joined()
      + "</p>\n"
  }
}
