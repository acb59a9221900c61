import FirmwareFormat

/// The tables of an image's layout, as Markdown.
enum ImageManual {
  /// Fields of the header and of the records, kinds of sections, and reasons for refusals.
  static var tables: String {
    [
      fields("The header", LayoutField.header), fields("A section", LayoutField.section),
      fields("A tensor", LayoutField.tensor), fields("A memory region", LayoutField.region),
      kinds, refusals,
    ].joined(separator: "\n")
  }

  private static func fields(_ title: String, _ fields: [LayoutField]) -> String {
    let heading = "### \(title)\n\n| field | bytes | what it is |\n|---|---|---|\n"
    return fields.reduce(into: heading) { table, field in
      let last = field.offset + field.byteCount - 1
      table += "| `\(field.name)` | \(field.offset)–\(last) | \(field.summary) |\n"
    }
  }

  private static var kinds: String {
    let heading = "### Kinds of sections\n\n| kind | number | what it holds |\n|---|---|---|\n"
    return SectionKind.allCases.reduce(into: heading) {
      $0 += "| `\($1.name)` | \($1.rawValue) | \($1.summary) |\n"
    }
  }

  private static var refusals: String {
    let heading = "### Refusals\n\n| refusal | number | what was found |\n|---|---|---|\n"
    return FirmwareRefusal.allCases.reduce(into: heading) {
      $0 += "| `\($1.name)` | \($1.rawValue) | \($1.finding) |\n"
    }
  }
}
