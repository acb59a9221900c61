package import QuantizedArithmetic

extension Int: AttributeValue {
  package var attributeText: String { String(self) }
  package init?(attributeText: Substring) { self.init(attributeText) }
}

extension Bool: AttributeValue {
  package var attributeText: String { self ? "true" : "false" }
  package init?(attributeText: Substring) { self.init(String(attributeText)) }
}

extension Float: AttributeValue {
  /// The shortest decimal that reads back as the same value.
  package var attributeText: String { description }
  package init?(attributeText: Substring) { self.init(attributeText) }
}

extension AttributeValue where Self: RawRepresentable, RawValue == String {
  package var attributeText: String { rawValue }
  package init?(attributeText: Substring) { self.init(rawValue: String(attributeText)) }
}

extension Activation: AttributeValue {}
extension UnaryFunction: AttributeValue {}
extension BinaryFunction: AttributeValue {}
extension ReduceFunction: AttributeValue {}
extension PadMode: AttributeValue {}
extension ResizeMode: AttributeValue {}
extension ResizeCoordinates: AttributeValue {}
extension ResizeRounding: AttributeValue {}

extension RoundingMode: AttributeValue {
  package var attributeText: String {
    switch self {
    case .double: "double"
    case .single: "single"
    case .float32: "float32"
    }
  }
  package init?(attributeText: Substring) {
    guard let mode = RoundingMode.allCases.first(where: { $0.attributeText == attributeText })
    else { return nil }
    self = mode
  }
}

extension Array: AttributeValue where Element == Int {
  /// The numbers joined by commas; `none` for an empty list.
  package var attributeText: String {
    isEmpty ? "none" : map(String.init).joined(separator: ",")
  }
  package init?(attributeText: Substring) {
    self = []
    if attributeText == "none" { return }
    for word in attributeText.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Int(word) else { return nil }
      append(number)
    }
  }
}

extension Shape: AttributeValue {
  package var attributeText: String { description }
  package init?(attributeText: Substring) {
    self = []
    if attributeText == "scalar" { return }
    for word in attributeText.split(separator: "x", omittingEmptySubsequences: false) {
      guard let number = Int(word) else { return nil }
      dimensions.append(number)
    }
  }
}

extension Extent: AttributeValue {
  /// Height and width, joined by `x`.
  package var attributeText: String { "\(height)x\(width)" }
  package init?(attributeText: Substring) {
    guard let shape = Shape(attributeText: attributeText), shape.rank == 2 else { return nil }
    self.init(height: shape[0], width: shape[1])
  }
}

extension Padding: AttributeValue {
  /// Top, bottom, left and right, joined by commas.
  package var attributeText: String { [top, bottom, left, right].attributeText }
  package init?(attributeText: Substring) {
    guard let sides = [Int](attributeText: attributeText), sides.count == 4 else { return nil }
    self.init(top: sides[0], bottom: sides[1], left: sides[2], right: sides[3])
  }
}
