internal import ModelFormats
internal import ModelIR

extension InputBinding.Source {
  /// Some of the frames of an array that has them along its first axis.
  package func frames(_ range: Range<Int>) -> InputBinding.Source {
    InputBinding.Source(path: path, name: name, array: array.entries(range))
  }

  /// How many frames there are.
  package var count: Int { array.shape.dimensions.first ?? 0 }
}

extension NumPyArray {
  /// Some of the entries along the first axis.
  fileprivate func entries(_ range: Range<Int>) -> NumPyArray {
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
