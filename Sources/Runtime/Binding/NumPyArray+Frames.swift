internal import ModelFormats
internal import ModelIR

extension NumPyArray {
  /// Some of the entries along the first axis.
  func frames(_ range: Range<Int>) -> NumPyArray {
    guard shape.rank > 0 else { return self }
    let size = shape.dimensions.dropFirst().reduce(1, *)
    let part = range.clamped(to: 0..<shape[0])
    let places = part.lowerBound * size..<part.upperBound * size
    let whole = Shape([part.count] + shape.dimensions.dropFirst())
    switch elements {
    case .int8(let values): return NumPyArray(shape: whole, elements: .int8(Array(values[places])))
    case .uint8(let values):
      return NumPyArray(shape: whole, elements: .uint8(Array(values[places])))
    case .float32(let values):
      return NumPyArray(shape: whole, elements: .float32(Array(values[places])))
    default: return NumPyArray(shape: whole, elements: elements.gathered(places.map { $0 }))
    }
  }
}
