package import ModelFormats
internal import ModelIR

/// What turns the numbers of a data set into the reals that a network takes:
/// `((x − offset) · scale − mean) / deviation`, mean and deviation for each channel.
package struct Preprocessing: Sendable, Hashable {
  package var offset: Float = 0
  package var scale: Float = 1
  /// For each channel, or one for all; channels are the array's last axis.
  package var means: [Float] = [0]
  package var deviations: [Float] = [1]
  /// Whether channels come in the other order, as in BGR.
  package var reversesChannels = false
  /// Whether images go from rows of pixels, NHWC, to planes of channels, NCHW.
  package var putsChannelsFirst = false

  package init() {}

  /// The array as float32, gone through all of it.
  ///
  /// - Parameter path: what problems call the array.
  package func apply(to array: NumPyArray, path: String) throws -> NumPyArray {
    let channels = array.shape.dimensions.last ?? 1
    try check(channels, path: path)
    var values = array.reals
    if !isPlain {
      var channel = 0
      for index in values.indices {
        values[index] =
          ((values[index] - offset) * scale - Self.value(means, channel))
          / Self.value(deviations, channel)
        channel = channel + 1 == channels ? 0 : channel + 1
      }
    }
    // Means and deviations are those of the data's own order of channels.
    if reversesChannels {
      for start in stride(from: 0, to: values.count, by: channels) {
        values[start..<start + channels].reverse()
      }
    }
    let result = NumPyArray(shape: array.shape, elements: .float32(values))
    return putsChannelsFirst ? try result.withChannelsFirst(path: path) : result
  }

  private var isPlain: Bool {
    offset == 0 && scale == 1 && means == [0] && deviations == [1]
  }

  private static func value(_ values: [Float], _ channel: Int) -> Float {
    values.count == 1 ? values[0] : values[channel]
  }

  private func check(_ channels: Int, path: String) throws {
    for (option, values) in [("--mean", means), ("--std", deviations)]
    where values.count != 1 && values.count != channels {
      throw Problems(
        path, "its last axis has \(channels) channels, but \(option) has \(values.count) values",
        remedy: "give one value, or one for each channel")
    }
  }
}

extension NumPyArray {
  /// The elements as reals, whatever their type.
  package var reals: [Float] {
    switch elements {
    case .float32(let values): values
    case .int8(let values): values.map(Float.init)
    case .uint8(let values): values.map(Float.init)
    case .int16(let values): values.map(Float.init)
    case .int32(let values): values.map(Float.init)
    case .int64(let values): values.map(Float.init)
    case .bool(let values): values.map { $0 ? 1 : 0 }
    }
  }

  /// Images of `[frames, rows, columns, channels]` as `[frames, channels, rows, columns]`.
  func withChannelsFirst(path: String) throws -> NumPyArray {
    guard shape.rank == 4 else {
      throw Problems(
        path, "the array is \(InputBinding.text(shape.dimensions)), not a batch of images",
        remedy: "leave out --channels-first, or give four axes: frames, rows, columns, channels")
    }
    let (pixels, channels) = (shape[1] * shape[2], shape[3])
    let values = reals
    var moved: [Float] = []
    moved.reserveCapacity(values.count)
    for frame in 0..<shape[0] {
      for channel in 0..<channels {
        let start = frame * pixels * channels + channel
        for pixel in 0..<pixels { moved.append(values[start + pixel * channels]) }
      }
    }
    return NumPyArray(
      shape: [shape[0], channels, shape[1], shape[2]], elements: .float32(moved))
  }
}
