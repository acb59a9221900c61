/// A unit of the chip that executes instructions, each from an in-order queue of its own.
package enum Unit: UInt8, Sendable, Hashable, CaseIterable {
  /// Moves constants from the weight store into the banks.
  case storeDMA
  /// Moves inputs and outputs between the host link and the banks.
  case hostDMA
  /// Multiplies and accumulates.
  case array
  /// Does the arithmetic and data movement that is not a multiply-accumulate.
  case vector

  /// The name in assembly text and reports.
  package var name: String {
    switch self {
    case .storeDMA: "storeDMA"
    case .hostDMA: "hostDMA"
    case .array: "array"
    case .vector: "vector"
    }
  }
}
