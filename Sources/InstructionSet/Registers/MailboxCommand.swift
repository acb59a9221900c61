/// What a host asks of the control core through the mailbox; the raw value is what it writes.
///
/// The host waits until no request is pending, writes command and argument, and rings. The core
/// does what is asked, writes reply and value, and rings back.
package enum MailboxCommand: UInt32, Sendable, Hashable, CaseIterable {
  case load = 1
  case describe = 2
  case infer = 3
  case status = 4
  case sleep = 5

  /// The name in manuals; headers spell it in capitals.
  package var name: String { "\(self)" }

  /// What it does, in one sentence.
  package var summary: String {
    switch self {
    case .load: "Runs the program's prologue; the value is its instruction words."
    case .describe: "The value is the manifest's word at the byte in the argument."
    case .infer: "Runs a frame: the link carries its inputs in and its outputs out."
    case .status: "The value is the number of frames since the load."
    case .sleep: "Sleeps until the host rings again."
    }
  }
}

/// How the control core answers; the raw value is what it writes into the reply.
package enum MailboxReply: UInt32, Sendable, Hashable, CaseIterable {
  case none = 0
  case done = 1
  case unknownCommand = 2
  case wrongArgument = 3
  case notLoaded = 4
  case fault = 5

  /// The name in manuals; headers spell it in capitals.
  package var name: String { "\(self)" }

  /// What it means, in one sentence.
  package var summary: String {
    switch self {
    case .none: "There is no answer yet."
    case .done: "It is done, and the value is there."
    case .unknownCommand: "The command is none of these."
    case .wrongArgument: "The argument is no byte of a word of the manifest."
    case .notLoaded: "Frames need a load before them."
    case .fault: "The accelerator stopped at a fault; its status register says where."
    }
  }
}
