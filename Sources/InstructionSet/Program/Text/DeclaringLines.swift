extension AssemblyLine {
  /// The word behind the keyword.
  func declaredName() throws(AssemblyError) -> String {
    guard words.count > 1 else { throw error("\(words.first ?? "") lacks its name") }
    return words[1]
  }
}

extension ArrayGeometry {
  /// Reads a `geometry` line.
  init(_ line: AssemblyLine) throws(AssemblyError) {
    self.init(pixels: 0, outputs: 0, inputs: 0, taps: 0, wordBytes: 0)
    try LineAttributes(line, from: 1, names: Self.numbers.map(\.name))
      .assign(Self.numbers, to: &self)
  }
}

extension Layer {
  /// Reads a `layer` line.
  init(_ line: AssemblyLine) throws(AssemblyError) {
    let name = try line.declaredName()
    let attributes = try LineAttributes(
      line, from: 2, names: ["operator"] + Self.numbers.map(\.name))
    self.init(name: name, operatorName: String(attributes.text("operator")))
    try attributes.assign(Self.numbers, to: &self)
  }
}

extension HostTensor {
  /// Reads an `input` or `output` line.
  init(_ line: AssemblyLine) throws(AssemblyError) {
    let name = try line.declaredName()
    let attributes = try LineAttributes(
      line, from: 2, names: ["shape", "type", "scale", "zeroPoint"], optional: ["order"])
    guard let type = ElementType(rawValue: String(attributes.text("type"))) else {
      throw line.error("type takes int8 or uint8, not '\(attributes.text("type"))'")
    }
    guard let scale = Float(attributes.text("scale")) else {
      throw line.error("scale takes a real number, not '\(attributes.text("scale"))'")
    }
    self.init(
      name: name, shape: try Self.shape(attributes.text("shape"), line: line), elementType: type,
      scale: scale, zeroPoint: try attributes.number("zeroPoint"),
      order: try Self.shape(attributes.text("order"), line: line))
  }

  private static func shape(
    _ text: Substring, line: AssemblyLine
  ) throws(AssemblyError) -> [Int] {
    if text == "scalar" || text.isEmpty { return [] }
    let extents = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    let shape = extents.compactMap(\.self)
    guard shape.count == extents.count else {
      throw line.error("shape takes extents joined by 'x', or scalar, not '\(text)'")
    }
    return shape
  }
}
