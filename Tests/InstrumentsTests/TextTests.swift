import FoundationEssentials
import Instruments
import Testing

@Suite("Numbers in reports")
struct NumberTextTests {
  @Test("have a fixed form")
  func forms() {
    #expect(NumberText.fixed(1234.5, decimals: 2) == "1,234.50")
    #expect(NumberText.fixed(0.995, decimals: 1) == "1.0")
    #expect(NumberText.fixed(-0.04, decimals: 1) == "0.0")
    #expect(NumberText.fixed(-1.25, decimals: 2) == "-1.25")
    #expect(NumberText.fixed(.infinity, decimals: 1) == "inf")
    #expect(NumberText.roundedDown(9.99, decimals: 1) == "9.9")
    #expect(NumberText.grouped(1_234_567) == "1,234,567")
    #expect(NumberText.grouped(-123) == "-123")
    #expect(NumberText.percent(0.5149) == "51.5 %")
  }

  @Test(
    "have about three digits where they are short",
    arguments: [
      (0, "0"), (0.0123, "0.0123"), (0.00012345, "0.000123"), (1.234, "1.23"), (9.999, "10.0"),
      (12.34, "12.3"),
      (99.96, "100"),
      (1234.4, "1,234"),
    ])
  func short(value: Double, text: String) { #expect(NumberText.short(value) == text) }

  @Test("carry prefixes")
  func prefixes() {
    #expect(NumberText.prefixed(300_774_272, unit: "MAC") == "301 MMAC")
    #expect(NumberText.prefixed(200e6, unit: "Hz") == "200 MHz")
    #expect(NumberText.prefixed(12, unit: "Hz") == "12.0 Hz")
    #expect(NumberText.bytes(1_404_928) == "1.34 MiB")
    #expect(NumberText.bytes(131_072) == "128 KiB")
    #expect(NumberText.bytes(100) == "100 B")
  }

  @Test("fill columns")
  func columns() {
    #expect(NumberText.column("abc", width: 5) == "abc  ")
    #expect(NumberText.column("abcdefghij", width: 6) == "ab…hij")
    #expect(NumberText.cutColumn("abcdefghij", width: 6) == "abcde…")
    #expect(NumberText.cutColumn("abc", width: 6) == "abc   ")
    #expect(NumberText.padded("7", to: 3) == "  7")
    #expect(NumberText.cut("abcdef", to: 4) == "abc…")
    #expect(NumberText.cut("abcd", to: 4) == "abcd")
  }
}

@Suite("The JSON writer")
struct JSONValueTests {
  @Test("keeps the order of keys and indents by two")
  func form() {
    let value = JSONValue.object([
      .init("b", .array([.integer(1), .real(0.5)])), .init("a", .object([])), .init("c", .null),
    ])
    #expect(
      value.text == """
        {
          "b": [
            1,
            0.5
          ],
          "a": {},
          "c": null
        }

        """)
  }

  @Test("writes strings that another parser reads back")
  func strings() throws {
    let texts = ["plain", "quote \" and \\", "line\nfeed\ttab\r", "\u{1}\u{1f}", "µJ 日本 👍", ""]
    let json = JSONValue.array(texts.map(JSONValue.string)).text
    #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == texts)
  }

  @Test("has no form for numbers that are not finite")
  func notFinite() {
    #expect(JSONValue.array([.real(.nan), .real(.infinity)]).text == "[\n  null,\n  null\n]\n")
  }

  @Test(
    "writes reals that read back as the same",
    arguments: [0.1, 1e-300, 1e21, -2.5, .leastNonzeroMagnitude])
  func reals(number: Double) throws {
    let json = JSONValue.array([.real(number)]).text
    #expect(try JSONDecoder().decode([Double].self, from: Data(json.utf8)) == [number])
  }
}
