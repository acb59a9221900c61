/// What a host asks of the control core through the mailbox; the raw value is what it writes.
///
/// The host waits until the command register is 0, writes the argument and then the command. The
/// core does what is asked, writes the result and then the reply, which makes the command 0 again.
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
    case .load: "Runs the program's prologue, which has to come before the first frame."
    case .describe: "The result is the manifest's word at the byte in the argument."
    case .infer: "Runs a frame over the host link; the result is the low word of the cycles so far."
    case .status: "The result is the number of frames since the load."
    case .sleep: "Sleeps until the next command: the answer is the last thing that happens."
    }
  }
}
