internal import InstructionSet

/// Streams of coded weights, each encoded once, however often a schedule is cut anew.
struct CodedStreams: Sendable {
  /// What a stream hangs on.
  private struct Key: Hashable {
    let weights: Int
    let channels: Range<Int>
  }

  private let encoding: WeightEncoding
  private let codings: [EntropyCoding]
  private var streams: [Key: [UInt8]] = [:]

  /// - Parameter schedule: with its traversals and codings chosen.
  init(_ schedule: Schedule) {
    encoding = WeightEncoding(geometry: schedule.geometry)
    codings = schedule.tables.map { EntropyCoding($0) }
  }

  /// The stream of some channels of a convolution.
  mutating func stream(
    of convolve: Convolve, _ slice: WeightSlice, in schedule: Schedule
  ) -> [UInt8] {
    let key = Key(weights: slice.weights, channels: slice.channels)
    if let stream = streams[key] { return stream }
    let values = encoding.stream(
      of: convolve, schedule.weights[slice.weights], firstChannel: slice.channels.lowerBound)
    let coding = convolve.weightCoding == .entropy ? codings[convolve.weightTable] : nil
    let stream =
      WeightEncoder(convolve, schedule.geometry).encode(values, coding: coding) ?? []
    streams[key] = stream
    return stream
  }
}
