internal import InstructionSet

extension Step {
  /// Whether the vector unit does something to each byte or channel of a convolution's result.
  func follows(_ convolution: Step) -> Bool {
    guard case .convolve(let convolve) = convolution.body,
      buffers.dropLast().contains(convolution.buffers[1])
    else { return false }
    return switch body {
    case .add(let form): form.byteCount == convolve.output.byteCount
    case .averagePool(let form): form.input.hasPlanes(of: convolve.output)
    case .maxPool(let form): form.input.hasPlanes(of: convolve.output)
    default: false
    }
  }

  /// The part of a follower that takes some channels of a map, the first of which must start a
  /// brick.
  func slice(_ channels: Range<Int>, of map: FeatureMap) -> Step {
    var part = self
    switch body {
    case .add(let form):
      part.body = .add(form.slice(map.slice(channels), of: map))
    case .averagePool(var form):
      form.input = form.input.slice(channels)
      form.output = form.output.slice(channels)
      part.body = .averagePool(form)
    case .maxPool(var form):
      form.input = form.input.slice(channels)
      form.output = form.output.slice(channels)
      part.body = .maxPool(form)
    default: break
    }
    return part
  }
}

extension VectorAdd {
  /// The addition of the bytes that some planes of a map have.
  fileprivate func slice(_ planes: FeatureMap, of map: FeatureMap) -> VectorAdd {
    var part = self
    let offset = planes.address.byte - map.address.byte
    part.left.byte += offset
    part.right.byte += offset
    part.output.byte += offset
    part.byteCount = planes.byteCount
    return part
  }
}

extension FeatureMap {
  /// Whether the channels lie in the same planes.
  fileprivate func hasPlanes(of other: FeatureMap) -> Bool {
    channels == other.channels && brickShift == other.brickShift && planeBytes == other.planeBytes
  }
}
