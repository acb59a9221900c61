/// An SVG picture that is drawn element by element; colours are classes of the page's style.
struct SVGDrawing {
  private(set) var elements: [String] = []
  let width: Double
  let height: Double
  /// What the picture shows, for those who do not see it.
  let title: String

  init(width: Double = 520, height: Double, title: String) {
    self.width = width
    self.height = height
    self.title = title
  }

  /// Draws a rectangle; `hint` is shown where a pointer rests on it.
  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, style: String, hint: String? = nil
  ) {
    let size = "x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" "
    add("rect", size + "height=\"\(Self.number(height))\" class=\"\(style)\"", hint: hint)
  }

  mutating func circle(x: Double, y: Double, radius: Double, style: String, hint: String? = nil) {
    let size = "cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\" "
    add("circle", size + "class=\"\(style)\"", hint: hint)
  }

  mutating func line(_ points: [(x: Double, y: Double)], style: String) {
    add("polyline", "points=\"\(Self.list(points))\" class=\"\(style)\"")
  }

  mutating func area(_ points: [(x: Double, y: Double)], style: String, hint: String? = nil) {
    add("polygon", "points=\"\(Self.list(points))\" class=\"\(style)\"", hint: hint)
  }

  /// Writes a text; `anchor` is start, middle or end.
  mutating func text(
    _ text: String, x: Double, y: Double, anchor: String = "start", style: String = "label"
  ) {
    elements.append(
      "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" text-anchor=\"\(anchor)\" "
        + "class=\"\(style)\">\(HTMLText.escaped(text))</text>")
  }

  /// The picture as part of a page.
  var markup: String {
    "<svg viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\" role=\"img\" "
      + "aria-label=\"\(HTMLText.escaped(title))\">\n" + elements.joined(separator: "\n")
      + "\n</svg>\n"
  }

  private mutating func add(_ name: String, _ attributes: String, hint: String? = nil) {
    guard let hint else {
      elements.append("<\(name) \(attributes)/>")
      return
    }
    elements.append(
      "<\(name) \(attributes)><title>\(HTMLText.escaped(hint))</title></\(name)>")
  }

  private static func list(_ points: [(x: Double, y: Double)]) -> String {
    points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
  }

  /// A coordinate with one decimal: a tenth of a pixel is not seen, and pages stay small.
  static func number(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e9 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let (whole, part) = (tenths.magnitude / 10, tenths.magnitude % 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (part == 0 ? "" : ".\(part)")
  }
}
