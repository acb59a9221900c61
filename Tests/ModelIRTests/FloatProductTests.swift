import ModelIR
import TestSupport
import Testing

/// Blocks of rows and outputs against the sum that a convolution is defined as.
@Suite("Products of reals")
struct FloatProductTests {
  @Test("add every term once, whatever does not fill a block", arguments: 0..<12)
  func convolution(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    let extents = random.array(of: 1...6, count: 2)
    let channels = Int.random(in: 1...5, using: &random)
    let outputs = Int.random(in: 1...19, using: &random)
    let image = random.array(
      of: -1...1 as ClosedRange<Float>, count: extents[0] * extents[1] * channels)
    let weights = random.array(of: -1...1 as ClosedRange<Float>, count: outputs * 9 * channels)
    let form = Convolution(
      stride: Extent(height: 1, width: 1),
      padding: Padding(top: 1, bottom: 1, left: 1, right: 1), activation: .none)
    let shape: Shape = [1, extents[0], extents[1], channels]
    let result: Shape = [1, extents[0], extents[1], outputs]
    let found = try SingleOperation.evaluate(
      .convolution(form),
      inputs: [
        SingleOperation.reals("image", shape),
        SingleOperation.reals("weights", [outputs, 3, 3, channels], weights),
      ], result: SingleOperation.reals("result", result), on: .float32(image))
    guard case .float32(let values) = found else {
      Issue.record("no reals")
      return
    }
    for row in 0..<extents[0] {
      for column in 0..<extents[1] {
        for output in 0..<outputs {
          var sum = 0.0
          for tap in 0..<9 {
            let (y, x) = (row + tap / 3 - 1, column + tap % 3 - 1)
            guard (0..<extents[0]).contains(y), (0..<extents[1]).contains(x) else { continue }
            for channel in 0..<channels {
              sum +=
                Double(image[(y * extents[1] + x) * channels + channel])
                * Double(weights[(output * 9 + tap) * channels + channel])
            }
          }
          let value = values[(row * extents[1] + column) * outputs + output]
          // At most 45 terms of at most 1 in float32.
          #expect(abs(Double(value) - sum) < 1e-5)
        }
      }
    }
  }
}
