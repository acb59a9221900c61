/// A whole number of a larger value, declared once for text, bytes and verifier.
struct NamedNumber<Whole>: Sendable {
  /// The name in text and messages.
  let name: String
  let path: any WritableKeyPath<Whole, Int> & Sendable

  init(_ name: String, _ path: any WritableKeyPath<Whole, Int> & Sendable) {
    self.name = name
    self.path = path
  }
}

extension ArrayGeometry {
  static let numbers: [NamedNumber<ArrayGeometry>] = [
    NamedNumber("pixels", \.pixels), NamedNumber("outputs", \.outputs),
    NamedNumber("inputs", \.inputs), NamedNumber("taps", \.taps),
    NamedNumber("wordBytes", \.wordBytes),
  ]
}

extension Layer {
  static let numbers: [NamedNumber<Layer>] = [
    NamedNumber("macs", \.macs), NamedNumber("weightBytes", \.weightBytes),
    NamedNumber("encodedWeightBytes", \.encodedWeightBytes),
    NamedNumber("parameterBytes", \.parameterBytes),
  ]
}
