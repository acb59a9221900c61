import FoundationEssentials

/// A timeline in the Chrome trace event format, as a viewer reads it.
package struct TraceDocument: Decodable, Sendable {
  package let traceEvents: [Event]

  /// One event; which members it has depends on `ph`.
  package struct Event: Decodable, Sendable {
    package let ph: String
    package let pid: Int
    package let tid: Int?
    package let name: String
    package let cat: String?
    package let cname: String?
    package let ts: Double?
    package let dur: Double?
    package let args: [String: Argument]?

    /// The beginning in nanoseconds.
    package var start: Int { Int(((ts ?? 0) * 1000).rounded()) }
    /// The end in nanoseconds.
    package var end: Int { start + Int(((dur ?? 0) * 1000).rounded()) }
  }

  /// A number or a text.
  package enum Argument: Decodable, Sendable, Hashable {
    case number(Double)
    case text(String)

    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  /// Reads a document; throws where it is none.
  package static func read(_ json: String) throws -> TraceDocument {
    try JSONDecoder().decode(TraceDocument.self, from: Data(json.utf8))
  }

  /// The complete events of a track, in the order of time, those that enclose others first.
  package func slices(onTrack track: Int) -> [Event] {
    traceEvents.filter { $0.ph == "X" && $0.tid == track }
      .sorted { ($0.start, -$0.end) < ($1.start, -$1.end) }
  }

  /// The tracks' numbers by their names.
  package var tracks: [String: Int] {
    traceEvents.reduce(into: [:]) { tracks, event in
      guard event.name == "thread_name", case .text(let name) = event.args?["name"] else { return }
      tracks[name] = event.tid
    }
  }

  /// The points of a counter, in the order of the file.
  package func points(of counter: String) -> [(time: Int, value: Double)] {
    traceEvents.compactMap { event in
      guard event.ph == "C", event.name == counter,
        case .number(let value) = event.args?["value"]
      else { return nil }
      return (event.start, value)
    }
  }

  /// Pairs of slices of a track that overlap without one enclosing the other, which viewers draw
  /// wrongly.
  package func overlaps(onTrack track: Int) -> [(Event, Event)] {
    var open: [Event] = []
    var overlaps: [(Event, Event)] = []
    for slice in slices(onTrack: track) {
      open.removeAll { $0.end <= slice.start }
      if let outer = open.last, slice.end > outer.end { overlaps.append((outer, slice)) }
      open.append(slice)
    }
    return overlaps
  }
}
