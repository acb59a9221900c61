internal import InstructionSet

/// Beats of a reshape: one for each element, in NHWC order.
struct ReshapeBeats: Sendable {
  let input: FeatureMap
  let output: FeatureMap
  let layout: BankLayout

  var items: Int { output.elementCount }

  func beat(item: Int) -> Beat {
    let source = input.address(ofElement: item)
    let destination = output.address(ofElement: item)
    var beat = Beat()
    beat.readA = layout.words(source..<source + 1)
    beat.write = layout.words(destination..<destination + 1)
    beat.elements = 1
    return beat
  }
}

extension FeatureMap {
  /// The address of an element, counted in NHWC order.
  func address(ofElement index: Int) -> Int {
    let pixel = index / channels
    let row = pixel / width
    return address(row: row, column: pixel - row * width, channel: index - pixel * channels)
  }
}
