/// What can happen in the machine that costs energy or is worth counting.
package enum EventKind: Int, Sendable, Hashable, CaseIterable {
  /// A product of an int8 weight added to a sum; positions in the padding count as well.
  case macInt8
  /// A product of an int4 weight added to a sum; positions in the padding count as well.
  case macInt4
  /// A 32-bit sum read, increased and written back: one for each pixel, output and beat.
  case accumulatorUpdate
  /// A weight taken out of the stream by the decoder.
  case weightDecoded
  /// A sum scaled to an 8-bit result on its way out of the accumulators.
  case requantized
  /// A word read from a bank.
  case sramRead
  /// A word written to a bank.
  case sramWrite
  /// An element that went through a lane of the vector unit.
  case vectorElement
  /// A byte delivered by the weight store.
  case storeByte
  /// A byte that crossed the host link.
  case hostByte
  /// An instruction handed to its unit by the sequencer.
  case instructionIssued

  /// The name in reports.
  package var name: String { "\(self)" }

  /// What is counted, in one sentence.
  package var summary: String {
    switch self {
    case .macInt8: "Product of an int8 weight added to a sum, padding included."
    case .macInt4: "Product of an int4 weight added to a sum, padding included."
    case .accumulatorUpdate: "32-bit sum read, increased and written back."
    case .weightDecoded: "Weight taken out of the stream by the decoder."
    case .requantized: "Sum scaled to an 8-bit result."
    case .sramRead: "Word read from a bank."
    case .sramWrite: "Word written to a bank."
    case .vectorElement: "Element that went through a lane of the vector unit."
    case .storeByte: "Byte delivered by the weight store."
    case .hostByte: "Byte that crossed the host link."
    case .instructionIssued: "Instruction handed to its unit by the sequencer."
    }
  }
}
