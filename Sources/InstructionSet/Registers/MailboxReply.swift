/// How the control core answers; the raw value is what it writes into the reply.
package enum MailboxReply: UInt32, Sendable, Hashable, CaseIterable {
  case done = 1
  case refused = 2
  case fault = 3
  case notLoaded = 4
  case trapped = 5

  /// The name in manuals; headers spell it in capitals.
  package var name: String { "\(self)" }

  /// What it means, in one sentence.
  package var summary: String {
    switch self {
    case .done: "It is done, and the result is there."
    case .refused: "There is no such command, or no such word in the manifest."
    case .fault: "The accelerator stopped at a fault; its status register says where."
    case .notLoaded: "A frame was asked for before anything was loaded."
    case .trapped: "The runtime itself trapped; the result is the cause."
    }
  }
}
