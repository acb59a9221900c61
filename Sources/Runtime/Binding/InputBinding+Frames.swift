internal import ModelFormats
internal import ModelIR

extension InputBinding.Source {
  /// Some of the frames of an array that has them along its first axis.
  package func frames(_ range: Range<Int>) -> InputBinding.Source {
    InputBinding.Source(path: path, name: name, array: array.frames(range))
  }

  /// How many frames there are.
  package var count: Int { array.shape.dimensions.first ?? 0 }
}
