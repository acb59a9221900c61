/// Numbers as reports print them, the same in every locale.
package enum NumberText {
  /// With a fixed number of decimals, and commas between thousands: `1,234.50`.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let scaled = (value.magnitude * scale).rounded()
    // Beyond this no decimals are left in a Double, and an Int may not hold the number.
    guard scaled < 1e15 else { return "\(value)" }
    let number = Int(scaled)
    let (whole, part) = number.quotientAndRemainder(dividingBy: Int(scale))
    let sign = value < 0 && number > 0 ? "-" : ""
    guard decimals > 0 else { return sign + grouped(whole) }
    return "\(sign)\(grouped(whole)).\(padded(String(part), to: decimals, with: "0"))"
  }

  /// Like `fixed`, but never above the value, as a limit must be printed.
  package static func roundedDown(_ value: Double, decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    return fixed((value * scale).rounded(.down) / scale, decimals: decimals)
  }

  /// With about three significant digits: `1,234`, `123`, `12.3`, `1.23`, `0.0123`; at most six
  /// decimals.
  package static func short(_ value: Double) -> String {
    switch value.magnitude {
    case 99.95...: fixed(value, decimals: 0)
    case 9.995...: fixed(value, decimals: 1)
    case 0.9995...: fixed(value, decimals: 2)
    case 0.09995...: fixed(value, decimals: 3)
    case 0.009995...: fixed(value, decimals: 4)
    case 0.0009995...: fixed(value, decimals: 5)
    case 0: "0"
    default: fixed(value, decimals: 6)
    }
  }

  /// A count with commas between thousands.
  package static func grouped(_ count: Int) -> String {
    let digits = Array(String(count.magnitude))
    let text = digits.enumerated().reduce(into: "") { text, digit in
      if digit.offset > 0, (digits.count - digit.offset) % 3 == 0 { text += "," }
      text.append(digit.element)
    }
    return count < 0 ? "-" + text : text
  }

  /// A count with a decimal prefix and its unit: `300.8 M`, then the unit.
  package static func prefixed(_ count: Double, unit: String) -> String {
    for (size, prefix) in [(1e9, "G"), (1e6, "M"), (1e3, "k")] where count >= size {
      return short(count / size) + " " + prefix + unit
    }
    return short(count) + " " + unit
  }

  /// Bytes with a binary prefix: `1.34 MiB`.
  package static func bytes(_ count: Int) -> String {
    for (shift, prefix) in [(20, "MiB"), (10, "KiB")] where count >= 1 << shift {
      return short(Double(count) / Double(1 << shift)) + " " + prefix
    }
    return "\(count) B"
  }

  /// A number with the bounds between which it lies: `45.4 mW (31.0 to 66.2)`.
  package static func range(
    _ range: (value: Double, low: Double, high: Double), unit: String
  ) -> String {
    "\(short(range.value)) \(unit) (\(short(range.low)) to \(short(range.high)))"
  }

  /// A time in hours, or in days where it is more than two.
  package static func duration(hours: Double) -> String {
    hours > 48 ? short(hours / 24) + " days" : short(hours) + " h"
  }

  /// A share in percent.
  package static func percent(_ share: Double) -> String { fixed(share * 100, decimals: 1) + " %" }

  /// Filled up on the left.
  package static func padded(
    _ text: String, to width: Int, with filler: Character = " "
  ) -> String {
    String(repeating: filler, count: max(width - text.count, 0)) + text
  }

  /// Filled up on the right, or cut with an ellipsis in the middle of what is too long.
  package static func column(_ text: String, width: Int) -> String {
    guard text.count > width else {
      return text + String(repeating: " ", count: width - text.count)
    }
    let head = (width - 1) / 2
    return text.prefix(head) + "…" + text.suffix(width - 1 - head)
  }

  /// Filled up on the right, or cut at the end.
  package static func cutColumn(_ text: String, width: Int) -> String {
    column(cut(text, to: width), width: width)
  }

  /// Without what goes beyond a line's width, ended by an ellipsis where something is left out.
  package static func cut(_ text: String, to width: Int) -> String {
    text.count > width ? text.prefix(width - 1) + "…" : text
  }
}
