extension ChipSpec {
  /// The JSON schema of chip files, with which an editor completes and checks them.
  ///
  /// Source of its words: JSON Schema, draft 2020-12.
  package static var schema: String {
    let schema = JSONText.object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("A chip of Obol")),
      ("type", .string("object")),
      ("additionalProperties", .flag(false)),
      ("properties", .object(schemaProperties)),
      // With a base every key may be left out; without one, only those that have a default.
      ("if", .object([("not", .object([("required", .array([.string("base")]))]))])),
      ("then", schemaRequirements),
    ])
    return schema.text() + "\n"
  }

  private static var schemaProperties: [(key: String, value: JSONText)] {
    let base = JSONText.object([
      ("type", .string("string")),
      ("description", .string("The chip to build on: a path from this file, or a bundled name.")),
    ])
    let blocks = sections.flatMap { section in
      let properties = section.knobs.map { (key: $0.key, value: $0.schema) }
      return section.key.isEmpty
        ? properties : [(key: section.key, value: object(section.summary, properties))]
    }
    return [("base", base)] + blocks + [(OperatingPoint.listKey, OperatingPoint.listSchema)]
  }

  private static func object(
    _ summary: String, _ properties: [(key: String, value: JSONText)]
  ) -> JSONText {
    .object([
      ("type", .string("object")),
      ("description", .string(summary)),
      ("additionalProperties", .flag(false)),
      ("properties", .object(properties)),
    ])
  }

  private static var schemaRequirements: JSONText {
    let blocks = sections.map { (key: $0.key, keys: $0.knobs.filter { !$0.isOptional }.map(\.key)) }
    let required = blocks.filter { !$0.key.isEmpty && !$0.keys.isEmpty }
    let top = blocks.filter(\.key.isEmpty).flatMap(\.keys) + required.map(\.key)
    let nested = required.map { block in
      (key: block.key, value: JSONText.object([("required", .words(block.keys))]))
    }
    return .object([
      ("required", .words(top + [OperatingPoint.listKey])), ("properties", .object(nested)),
    ])
  }
}

extension OperatingPoint {
  fileprivate static var listSchema: JSONText {
    .object([
      ("type", .string("array")),
      ("description", .string(listSummary)),
      ("minItems", .integer(1)),
      (
        "items",
        .object([
          ("type", .string("object")),
          ("additionalProperties", .flag(false)),
          ("required", .words(knobs.filter { !$0.isOptional }.map(\.path))),
          ("properties", .object(knobs.map { (key: $0.path, value: $0.schema) })),
        ])
      ),
    ])
  }
}

extension Knob {
  /// What a chip file may give for it.
  fileprivate var schema: JSONText {
    let allowed = JSONText.string("\(summary) (\(range.description(in: unit)))")
    switch range {
    case .integers(let bounds, let step) where unit.scales.isEmpty:
      return .object(
        [
          ("type", .string("integer")), ("minimum", .integer(bounds.lowerBound)),
          ("maximum", .integer(bounds.upperBound)),
        ] + step.schema(in: bounds) + [("description", allowed)])
    case .integers, .reals:
      return .object([
        ("type", .string("string")), ("pattern", .string(unit.pattern)), ("description", allowed),
      ])
    case .choices(let words):
      return .object([("enum", .words(words)), ("description", .string(summary))])
    case .flag: return .object([("type", .string("boolean")), ("description", .string(summary))])
    case .identifier:
      return .object([
        ("type", .string("string")), ("pattern", .string("^[A-Za-z][A-Za-z0-9._-]*$")),
        ("description", .string(summary)),
      ])
    case .line:
      return .object([
        ("type", .string("string")), ("minLength", .integer(1)), ("description", .string(summary)),
      ])
    }
  }
}

extension IntegerStep {
  fileprivate func schema(in bounds: ClosedRange<Int>) -> [(key: String, value: JSONText)] {
    switch self {
    case .any: []
    case .multiples(let divisor): [("multipleOf", .integer(divisor))]
    case .powersOfTwo:
      [("enum", .array(bounds.filter(admits).map(JSONText.integer)))]
    }
  }
}

extension KnobUnit {
  /// What a number with one of the unit's spellings looks like.
  fileprivate var pattern: String {
    let symbols = scales.map(\.symbol).joined(separator: "|")
    return "^[+-]?[0-9][0-9_]*(\\.[0-9]+)?([eE][+-]?[0-9]+)? *(\(symbols))$"
  }
}

extension JSONText {
  fileprivate static func words(_ words: [String]) -> JSONText {
    .array(words.map(JSONText.string))
  }
}
