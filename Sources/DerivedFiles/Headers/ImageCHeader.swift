import FirmwareFormat

/// The C header of firmware images: where fields lie, kinds of sections, and refusals.
enum ImageCHeader {
  /// The header's text.
  static var text: String {
    [
      opening, fields("OBOL_IMAGE", "the header", LayoutField.header),
      fields("OBOL_SECTION", "a section's record", LayoutField.section),
      fields("OBOL_TENSOR", "a tensor's record", LayoutField.tensor),
      fields("OBOL_REGION", "a memory region's record", LayoutField.region), kinds, refusals,
      "#endif\n",
    ].joined(separator: "\n")
  }

  private static let opening =
    """
    /* The layout of Obol's firmware images.
     *
     * Written by `swift run -c release obol-generate` from Sources/FirmwareFormat; do not edit.
     * Numbers are little-endian words; OFFSET counts bytes from the start of header or record.
     */
    #ifndef OBOL_IMAGE_H
    #define OBOL_IMAGE_H


    """
    + CText.define("OBOL_IMAGE_MAGIC", hexadecimal(ImageLayout.magic))
    + CText.define("OBOL_IMAGE_VERSION", "\(ImageLayout.formatVersion)u")
    + CText.define("OBOL_IMAGE_SIZE", "\(ImageLayout.headerBytes)u", "Bytes of the header.")
    + CText.define("OBOL_IMAGE_ALIGNMENT", "\(ImageLayout.alignment)u")
    + CText.define("OBOL_IMAGE_SIGNATURE_BYTES", "\(ImageLayout.signatureBytes)u")
    + CText.define("OBOL_IMAGE_MANIFEST_MOST", "\(ImageLayout.greatestManifestBytes)u")
    + CText.define("OBOL_SECTION_SIZE", "\(SectionField.recordBytes)u", "Bytes of a record.")
    + CText.define("OBOL_TENSOR_SIZE", "\(TensorField.recordBytes)u", "Bytes of a record.")
    + CText.define("OBOL_TENSOR_RANK_MOST", "\(TensorField.greatestRank)u")
    + CText.define("OBOL_REGION_SIZE", "\(RegionField.recordBytes)u", "Bytes of a record.")
    + CText.define("OBOL_SLOT_COMMIT", hexadecimal(SlotLayout.commitWord))
    + CText.define(
      "OBOL_SLOT_LENGTH_OFFSET", "\(4 * SlotLayout.lengthWord)u", "Bytes written behind the header."
    )
    + CText.define("OBOL_SLOT_IMAGE_OFFSET", "\(SlotLayout.imageOffset)u")

  private static func fields(_ prefix: String, _ title: String, _ fields: [LayoutField]) -> String {
    fields.reduce(into: "/* The fields of \(title). */\n") { text, field in
      let name = "\(prefix)_\(CText.constant(field.name))_OFFSET"
      text += CText.define(name, "\(field.offset)u", field.summary)
    }
  }

  private static var kinds: String {
    SectionKind.allCases.reduce(into: "/* What a section holds. */\n") { text, kind in
      let name = "OBOL_KIND_\(CText.constant(kind.name))"
      text += CText.define(name, "\(kind.rawValue)u", kind.summary)
    }
  }

  private static var refusals: String {
    FirmwareRefusal.allCases.reduce(into: "/* Why an image is refused. */\n") { text, refusal in
      let name = "OBOL_REFUSAL_\(CText.constant(refusal.name))"
      text += CText.define(name, "\(refusal.rawValue)u", refusal.finding)
    }
  }

  private static func hexadecimal(_ number: UInt32) -> String {
    "0x" + String(number, radix: 16) + "u"
  }
}
