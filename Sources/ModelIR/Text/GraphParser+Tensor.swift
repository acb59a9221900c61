extension GraphParser {
  func tensor(
    _ scanner: inout LineScanner, position: Int
  ) throws(GraphTextError) -> Tensor {
    let id = try scanner.tensorID()
    guard id.index == position else {
      throw scanner.error(.expected("%\(position)", found: "%\(id.index)"))
    }
    let name = try scanner.quotedString()
    let typeWord = String(scanner.word())
    guard let type = ElementType(rawValue: typeWord) else {
      throw scanner.error(.expected("an element type", found: typeWord))
    }
    let shapeWord = scanner.word()
    guard let shape = Shape(attributeText: shapeWord) else {
      throw scanner.error(.expected("a shape", found: String(shapeWord)))
    }
    var tensor = Tensor(name: name, shape: shape, elementType: type)
    for (name, value) in try scanner.attributes() {
      guard try set(name, value, in: &tensor, scanner) else {
        throw scanner.error(.wrongValue(attribute: name, value: String(value.prefix(20))))
      }
    }
    return tensor
  }

  /// Sets one attribute of a tensor; false where the value cannot be read.
  func set(
    _ name: String, _ value: Substring, in tensor: inout Tensor, _ scanner: LineScanner
  ) throws(GraphTextError) -> Bool {
    var quantization = tensor.quantization ?? Quantization(scales: [], zeroPoints: [], axis: nil)
    switch name {
    case "scale":
      guard let scales: [Float] = list(value, { Float($0) }) else { return false }
      quantization.scales = scales
    case "zeroPoint":
      guard let zeroPoints: [Int32] = list(value, { Int32($0) }) else { return false }
      let isShared = zeroPoints.count == 1 && quantization.scales.count > 1
      quantization.zeroPoints =
        isShared
        ? Array(repeating: zeroPoints[0], count: quantization.scales.count) : zeroPoints
    case "axis":
      guard let axis = Int(value) else { return false }
      quantization.axis = axis
    case "constant":
      tensor.constant = try constant(value, scanner)
      return tensor.constant != nil
    default: throw scanner.error(.unknownAttribute(name))
    }
    tensor.quantization = quantization
    return true
  }

  func list<Value>(_ text: Substring, _ value: (Substring) -> Value?) -> [Value]? {
    if text == "none" { return [] }
    var values: [Value] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let read = value(word) else { return nil }
      values.append(read)
    }
    return values
  }

  /// The elements of `type:digits`.
  func constant(_ text: Substring, _ scanner: LineScanner) throws(GraphTextError) -> TensorElements?
  {
    if text.hasPrefix("...") { throw scanner.error(.elidedConstant) }
    guard let colon = text.firstIndex(of: ":"),
      let type = ElementType(rawValue: String(text[..<colon]))
    else { return nil }
    return HexadecimalElements.elements(text[text.index(after: colon)...], as: type)
  }
}

extension Graph: CustomStringConvertible {
  /// The graph's text, constants elided.
  public var description: String { GraphPrinter(constants: .elided).print(self) }
}
