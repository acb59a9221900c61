internal import InstructionSet

/// Lets additions write over an operand that nothing needs afterwards.
///
/// Saves the result's bytes; costs bank conflicts, as a word is read and written at the same place.
struct InPlaceAddition: Pass {
  package static let name = "add in place"
  package static let summary = "Lets additions write over an operand that nothing needs afterwards."

  /// The bytes in use at an addition up to which its result has a place of its own.
  var bytesApart = 0

  func run(_ input: Schedule) -> Schedule {
    var result = input
    for position in input.steps.indices {
      guard case .add = result.steps[position].body else { continue }
      let buffers = result.steps[position].buffers
      let live = result.liveRanges
      guard result.liveBytes(at: position, live) > bytesApart,
        let operand = buffers.dropLast().first(where: { live[$0.index]?.upperBound == position })
      else { continue }
      result.replace(buffers[2], by: operand)
    }
    return result
  }
}

extension Schedule {
  /// Lets all steps use one buffer in place of another.
  mutating func replace(_ old: BufferID, by new: BufferID) {
    widen(new, to: self[old].byteCount)
    for position in steps.indices {
      steps[position].buffers = steps[position].buffers.map { $0 == old ? new : $0 }
    }
  }
}
