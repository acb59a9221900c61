/// Two words each way between the host and the core.
package struct Mailbox: Sendable, Hashable {
  /// What the host wants; 0 where it wants nothing.
  package private(set) var command: UInt32 = 0
  package private(set) var argument: UInt32 = 0
  /// The core's answer to the last command; nothing until it has answered.
  package private(set) var reply: UInt32?
  package private(set) var result: UInt32 = 0

  /// Makes one that is empty.
  package init() {}

  /// Asks the core for something.
  package mutating func post(_ command: UInt32, argument: UInt32 = 0) {
    self.command = command
    self.argument = argument
    reply = nil
  }

  func value(of register: String) -> UInt32? {
    switch register {
    case "mailboxCommand": command
    case "mailboxArgument": argument
    case "mailboxResult": result
    case "mailboxReply": reply ?? 0
    default: nil
    }
  }

  mutating func write(_ value: UInt32, to register: String) -> Bool {
    switch register {
    case "mailboxResult": result = value
    case "mailboxReply":
      reply = value
      command = 0
    default: return false
    }
    return true
  }
}
