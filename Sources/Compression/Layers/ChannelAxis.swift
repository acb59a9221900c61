/// A tensor's elements seen as channels along an axis.
struct ChannelAxis: Sendable {
  /// How many channels there are.
  let count: Int
  /// Elements of one channel that lie side by side.
  private let inner: Int

  /// - Parameter dimensions: the tensor's extents.
  init(_ axis: Int, of dimensions: [Int]) {
    count = dimensions[axis]
    inner = dimensions[(axis + 1)...].reduce(1, *)
  }

  /// The channel that the element at a position belongs to.
  func channel(of position: Int) -> Int { position / inner % count }

  /// The greatest magnitude in each channel.
  func magnitudes(_ values: [Float]) -> [Float] {
    var greatest = [Float](repeating: 0, count: count)
    for (position, value) in values.enumerated() {
      let channel = channel(of: position)
      greatest[channel] = max(greatest[channel], value.magnitude)
    }
    return greatest
  }

  /// The values, each times its channel's factor.
  func scaled(_ values: [Float], by factors: [Float]) -> [Float] {
    values.enumerated().map { $0.element * factors[channel(of: $0.offset)] }
  }
}
