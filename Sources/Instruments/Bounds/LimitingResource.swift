/// A part of the chip whose rate alone sets a least number of cycles.
package enum LimitingResource: Int, Sendable, Hashable, CaseIterable {
  /// Multipliers, if all of them could work in every cycle.
  case arithmetic
  /// Beats of the array: where a layer's extents do not fill the box, some multipliers have no
  /// product.
  case arrayShape
  case weightDecoder
  /// Finished sums that leave the accumulators.
  case drain
  /// Words read and written, over all banks.
  case sram
  /// Lanes of the vector unit.
  case vector
  /// Bytes from the weight store.
  case weightStore
  /// Bytes over the host link.
  case hostLink

  /// The key in reports.
  package var name: String { "\(self)" }

  /// The words that the terminal report uses.
  package var label: String {
    switch self {
    case .arithmetic: "arithmetic"
    case .arrayShape: "array shape"
    case .weightDecoder: "decoder"
    case .drain: "drain"
    case .sram: "SRAM"
    case .vector: "vector lanes"
    case .weightStore: "weight store"
    case .hostLink: "host link"
    }
  }
}
