/// How busy the data is that an instruction moves: zeros, and bits that change.
///
/// It is counted of the bytes that the machine really moves, not assumed of them.
package struct DataActivity: Sendable, Hashable {
  /// Products of the array, those with padding included.
  package var products = 0
  /// Of these, the ones whose activation stands for zero.
  package var zeroActivations = 0
  /// The ones whose weight stands for zero.
  package var zeroWeights = 0
  /// The ones of which either does.
  package var zeroProducts = 0
  /// From product to product, at the multipliers' inputs for activations.
  package var activations = ToggleCount()
  /// From product to product, at their inputs for weights, which stay for as long as a tile does.
  package var weights = ToggleCount()
  /// From word to word of a bank, of those that were read; each word counts once.
  package var bankReads = ToggleCount()
  /// The same of those that were written.
  package var bankWrites = ToggleCount()
  /// From cycle to cycle on the weight store's wires.
  package var storeBytes = ToggleCount()
  /// From cycle to cycle on the host link's wires.
  package var hostBytes = ToggleCount()

  package init() {}

  package static func += (left: inout DataActivity, right: DataActivity) {
    left.products += right.products
    left.zeroActivations += right.zeroActivations
    left.zeroWeights += right.zeroWeights
    left.zeroProducts += right.zeroProducts
    left.activations += right.activations
    left.weights += right.weights
    left.bankReads += right.bankReads
    left.bankWrites += right.bankWrites
    left.storeBytes += right.storeBytes
    left.hostBytes += right.hostBytes
  }
}
