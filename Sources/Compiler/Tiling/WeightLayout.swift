internal import InstructionSet

/// How a convolution's channel parameters and weight stream lie behind each other.
struct WeightLayout {
  let convolve: Convolve
  let geometry: ArrayGeometry

  init(_ convolve: Convolve, _ geometry: ArrayGeometry) {
    self.convolve = convolve
    self.geometry = geometry
  }

  /// Bytes of the parameters, which the stream follows on a word of its own.
  var parameterBytes: Int {
    geometry.roundedToWords(convolve.output.channels * ChannelParameters.byteCount)
  }

  /// Bytes of both, in whole words.
  var byteCount: Int {
    parameterBytes
      + geometry.roundedToWords(ConvolutionLoops(convolve, geometry).weightStreamBytes)
  }

  /// The fewest output channels to cut at: whole output groups and whole bricks.
  var channelStep: Int {
    let brick = convolve.output.brickChannels
    let outputs = ConvolutionLoops(convolve, geometry).geometry.outputs
    var step = max(brick, outputs)
    while step % brick != 0 || step % outputs != 0 { step += 1 }
    return step
  }

  /// Bytes for a number of channels, in whole words; about as many where weights are coded.
  func byteCount(channels: Int) -> Int {
    var part = convolve
    part.output.channels = channels
    part.codedBytes = part.codedBytes * channels / convolve.output.channels
    return WeightLayout(part, geometry).byteCount
  }

  /// The runs of `channelStep` channels that the output has, the last perhaps not full.
  var units: Int { (convolve.output.channels + channelStep - 1) / channelStep }

  /// Runs of channels, as equal as can be: so many, or more where that keeps them within `room`
  /// bytes.
  func chunks(room: Int, parts: Int) -> [Range<Int>] {
    let channels = convolve.output.channels
    var count = min(parts, units)
    if byteCount > room {
      let unitBytes = max(1, byteCount(channels: min(channelStep, channels)))
      let unitsPerChunk = max(1, room / unitBytes)
      count = max(count, (units + unitsPerChunk - 1) / unitsPerChunk)
    }
    return (0..<count).map { part in
      let first = units * part / count * channelStep
      return first..<min(units * (part + 1) / count * channelStep, channels)
    }
  }
}
