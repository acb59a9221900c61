extension Program {
  /// The program as text, which `init(text:)` reads back.
  ///
  ///     program "name"
  ///     geometry pixels=4 outputs=16 inputs=16 taps=1 wordBytes=16
  ///     note "…"
  ///     input "image" shape=1x224x224x3 type=int8 scale=0.0078125 zeroPoint=-1
  ///     output "scores" shape=1x1000 type=int8 scale=0.00390625 zeroPoint=-128
  ///     layer "stem" operator="convolution+pad" macs=… weightBytes=… encodedWeightBytes=…
  ///     prologue:
  ///       load layer 0 signal storeDMA>array | byteCount=4096
  ///     body:
  ///       …
  ///     constants:
  ///       0011aaff…
  ///
  /// A section's `finish` is implied by its end.
  /// - Parameter elidesConstants: leave the constants out, for people; that can't be read back.
  package func text(elidesConstants: Bool = false) -> String {
    var lines = headerLines
    lines.append("prologue:")
    lines += prologue.steps.map { "  " + $0.assembly }
    lines.append("body:")
    lines += body.steps.map { "  " + $0.assembly }
    if elidesConstants, !constants.isEmpty {
      lines.append("constants elided  # \(constants.count) bytes")
    } else {
      lines.append("constants:")
    }
    let text = lines.joined(separator: "\n") + "\n"
    return elidesConstants ? text : text + HexadecimalLines.text(constants)
  }

  private var headerLines: [String] {
    var lines = ["program " + AssemblyLine.quoted(name), "geometry " + geometry.text]
    lines += notes.map { "note " + AssemblyLine.quoted($0) }
    lines += inputs.map { "input " + $0.text }
    lines += outputs.map { "output " + $0.text }
    // The comment is what an instruction's `layer` refers to.
    lines += layers.enumerated().map { "layer \($1.text)  # \($0)" }
    return lines
  }
}

extension ArrayGeometry {
  var text: String {
    Self.numbers.map { "\($0.name)=\(self[keyPath: $0.path])" }.joined(separator: " ")
  }
}

extension Layer {
  var text: String {
    let words = [AssemblyLine.quoted(name), "operator=" + AssemblyLine.quoted(operatorName)]
    let numbers = Self.numbers.map { "\($0.name)=\(self[keyPath: $0.path])" }
    return (words + numbers).joined(separator: " ")
  }
}

extension HostTensor {
  var text: String {
    let extents = shape.isEmpty ? "scalar" : shape.map(String.init).joined(separator: "x")
    return "\(AssemblyLine.quoted(name)) shape=\(extents) type=\(elementType.rawValue)"
      + " scale=\(scale) zeroPoint=\(zeroPoint)"
      + (order.isEmpty ? "" : " order=" + order.map(String.init).joined(separator: "x"))
  }
}
