import ModelFormats
import ModelIR
import TestSupport
import Testing

/// `.npy` files read, write back equal, and fail politely.
@Suite struct NumPyArrayTests {
  static let arrays = [
    NumPyArray(shape: [2, 3], elements: .int8([-128, -1, 0, 1, 2, 127])),
    NumPyArray(shape: [3], elements: .uint8([0, 1, 255])),
    NumPyArray(shape: [2, 1], elements: .int16([-32768, 32767])),
    NumPyArray(shape: [2], elements: .int32([.min, .max])),
    NumPyArray(shape: [1, 2, 1], elements: .int64([.min, .max])),
    NumPyArray(shape: [], elements: .float32([1.5])),
    NumPyArray(shape: [2], elements: .bool([true, false])),
    NumPyArray(shape: [0, 4], elements: .float32([])),
  ]

  @Test(arguments: arrays) func comesBackEqual(_ array: NumPyArray) throws {
    let bytes = array.fileBytes
    #expect(try NumPyArray(bytes: bytes, name: "array") == array)
    // The data are aligned to 64 bytes, as NumPy does it.
    #expect((bytes.firstIndex(of: 10) ?? 0) % 64 == 63)
  }

  /// What NumPy 2.4 writes for `numpy.array([[1, 2]], 'f8')`, and the same in format version 2.
  @Test(arguments: [1, 2]) func doublesBecomeFloats(_ version: UInt8) throws {
    let text = "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), }"
    let data: [UInt8] = [0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40]
    let bytes = Self.file(text, version: version) + data
    let array = try NumPyArray(bytes: bytes, name: "doubles")
    #expect(array == NumPyArray(shape: [1, 2], elements: .float32([1, 2])))
  }

  @Test(arguments: [
    ("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }", "fortran_order"),
    ("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", "descr"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", "data behind the header"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': 1, }", "header"),
    ("{'descr': '<f4', 'fortran_order': False, }", "shape"),
    (
      "{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775807, 4), }",
      "data behind the header"
    ),
    ("{'descr': '<f4' 'fortran_order': False, 'shape': (1,), }", "header"),
  ])
  func otherHeadersAreRefused(_ text: String, _ place: String) throws {
    let error = #expect(throws: ModelFormatError.self) {
      try NumPyArray(bytes: Self.file(text, version: 1) + [0, 0, 0, 0], name: "x.npy")
    }
    #expect(try #require(error).problems[0].place.contains(place))
    #expect(try #require(error).description.hasPrefix("x.npy: "))
  }

  @Test func cutAtEveryByte() {
    let bytes = Self.arrays[0].fileBytes
    for count in bytes.indices {
      #expect(throws: ModelFormatError.self) {
        try NumPyArray(bytes: Array(bytes.prefix(count)), name: "cut")
      }
    }
  }

  @Test func changedBytesNeverTrap() {
    let bytes = Self.arrays[0].fileBytes
    var random = RepeatableRandom(seed: 5)
    var readable = 0
    for _ in 0..<2000 {
      var copy = bytes
      copy[Int.random(in: copy.indices, using: &random)] = .random(in: 0...255, using: &random)
      let array = try? NumPyArray(bytes: copy, name: "changed")
      if array?.elements.count == array?.shape.elementCount { readable += 1 }
    }
    // Either nothing was read, or shape and elements agree.
    #expect(readable == 2000)
  }

  @Test(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
  func sharedArraysRead() throws {
    let sizes: [(String, Shape)] = [
      ("data/kws_mfcc_i8.npy", [500, 49, 10, 1]), ("data/vww_rgb96_u8.npy", [500, 96, 96, 3]),
    ]
    for (file, shape) in sizes {
      let bytes = try SharedFolder.bytes(of: file)
      let array = try NumPyArray(bytes: bytes, name: file)
      #expect(array.shape == shape)
      let isEqual = array.fileBytes == bytes
      #expect(isEqual)
    }
  }

  private static func file(_ text: String, version: UInt8) -> [UInt8] {
    let length = UInt8(text.utf8.count)
    let lengthBytes = version == 1 ? [length, 0] : [length, 0, 0, 0]
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + lengthBytes + Array(text.utf8)
  }
}
