/// `[outputs, depth]` float32 weights, laid out for products with many rows at once.
///
/// Eight outputs lie side by side, and four rows go through them together: the registers of the
/// plainest x86-64 hold that many sums. Each sum still adds its terms in their own order.
package struct FloatProduct: Sendable {
  /// Rows that go through the weights together.
  static let rowsAtOnce = 4
  /// Outputs that lie side by side.
  private static let outputsAtOnce = 8

  private let outputs: Int
  private let depth: Int
  /// Panel after panel of eight outputs, in each the terms in order; missing outputs are zero.
  private let panels: [SIMD8<Float>]

  /// Lays out weights of `[outputs, depth]`.
  package init(_ weights: [Float], outputs: Int) {
    self.outputs = outputs
    depth = weights.count / outputs
    var panels: [SIMD8<Float>] = []
    panels.reserveCapacity((outputs + 7) / 8 * depth)
    let missing = (outputs + 7) / 8 * 8 - outputs
    let rows = missing == 0 ? weights : weights + Array(repeating: 0, count: missing * depth)
    for first in stride(from: 0, to: outputs, by: Self.outputsAtOnce) {
      for term in first * depth..<(first + 1) * depth {
        panels.append(
          SIMD8(
            rows[term], rows[term + depth], rows[term + 2 * depth], rows[term + 3 * depth],
            rows[term + 4 * depth], rows[term + 5 * depth], rows[term + 6 * depth],
            rows[term + 7 * depth]))
      }
    }
    self.panels = panels
  }

  /// Appends the sums of up to four rows with every output, `[row, output]`.
  ///
  /// - Parameters:
  ///   - rows: each term's values, one lane for each row.
  ///   - count: how many of the lanes count.
  func append(_ rows: [SIMD4<Float>], count: Int, to sums: inout [Float]) {
    let start = sums.count
    sums.append(contentsOf: repeatElement(0, count: count * outputs))
    for first in stride(from: 0, to: outputs, by: Self.outputsAtOnce) {
      let panel = first / Self.outputsAtOnce * depth
      let block = Self.block(rows.span, panels.span.extracting(panel..<panel + depth))
      let lanes = min(Self.outputsAtOnce, outputs - first)
      for row in 0..<count {
        let values = row == 0 ? block.0 : row == 1 ? block.1 : row == 2 ? block.2 : block.3
        let target = start + row * outputs + first
        for lane in 0..<lanes { sums[target + lane] = values[lane] }
      }
    }
  }

  /// The sums of every row with every output, `[row, output]`; rows of `depth` terms each.
  package func sums(of values: [Float]) -> [Float] {
    let count = values.count / depth
    var sums: [Float] = []
    var rows = [SIMD4<Float>](repeating: .zero, count: depth)
    for first in stride(from: 0, to: count, by: Self.rowsAtOnce) {
      let taken = min(Self.rowsAtOnce, count - first)
      for lane in 0..<taken {
        let start = (first + lane) * depth
        for term in 0..<depth { rows[term][lane] = values[start + term] }
      }
      append(rows, count: taken, to: &sums)
    }
    return sums
  }

  /// The sums of four rows with eight outputs.
  private static func block(
    _ rows: Span<SIMD4<Float>>, _ panel: Span<SIMD8<Float>>
  ) -> (SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>) {
    var first = SIMD8<Float>.zero
    var second = first
    var third = first
    var fourth = first
    for term in 0..<min(rows.count, panel.count) {
      let values = rows[term]
      let weights = panel[term]
      first += weights * values[0]
      second += weights * values[1]
      third += weights * values[2]
      fourth += weights * values[3]
    }
    return (first, second, third, fourth)
  }
}
