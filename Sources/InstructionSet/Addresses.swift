/// A byte address in the chip's banks.
package struct BankAddress: Sendable, Hashable, Comparable {
  package var byte: Int

  package init(_ byte: Int) { self.byte = byte }

  package static func < (left: BankAddress, right: BankAddress) -> Bool { left.byte < right.byte }
}

/// A byte address in the weight store, counted from the program's constants.
package struct StoreAddress: Sendable, Hashable {
  package var byte: Int

  package init(_ byte: Int) { self.byte = byte }
}
