import FirmwareFormat
import Testing

/// The declarations of the layout cover it: fields without a gap, each once.
@Suite struct LayoutTests {
  @Test(arguments: [
    (LayoutField.header, ImageLayout.headerBytes), (LayoutField.section, SectionField.recordBytes),
    (LayoutField.tensor, TensorField.recordBytes), (LayoutField.region, RegionField.recordBytes),
  ])
  func fieldsFollowEachOther(fields: [LayoutField], size: UInt32) {
    var end: UInt32 = 0
    for field in fields {
      #expect(field.offset == end, "\(field.name)")
      end += field.byteCount
    }
    #expect(end == size)
  }

  /// A flipped bit between records and sections must not go unnoticed.
  @Test func blocksAreWhole() {
    #expect([0, 1, 63, 64, 65].map(ImageLayout.aligned) == [0, 64, 64, 64, 128])
    #expect(ImageLayout.headerBytes.isMultiple(of: ImageLayout.alignment))
  }
}
