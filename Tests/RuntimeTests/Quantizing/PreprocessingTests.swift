import ModelFormats
import ModelIR
import Runtime
import Testing

@Suite("Preprocessing")
struct PreprocessingTests {
  private func values(_ preprocessing: Preprocessing, _ array: NumPyArray) throws -> [Float] {
    try preprocessing.apply(to: array, path: "x.npy").reals
  }

  private static let image = NumPyArray(
    shape: [1, 1, 2, 3], elements: .uint8([0, 51, 255, 102, 204, 153]))

  @Test("takes numbers as they are where nothing is asked")
  func identity() throws {
    #expect(try values(Preprocessing(), Self.image) == [0, 51, 255, 102, 204, 153])
  }

  @Test("is ((x - offset) * scale - mean) / std, channel by channel")
  func formula() throws {
    var preprocessing = Preprocessing()
    preprocessing.offset = 51
    preprocessing.scale = 2
    preprocessing.means = [0, 10, 100]
    preprocessing.deviations = [2]
    #expect(try values(preprocessing, Self.image) == [-51, -5, 154, 51, 148, 52])
  }

  @Test("turns channels around after they have been scaled")
  func reversed() throws {
    var preprocessing = Preprocessing()
    preprocessing.means = [0, 1, 5]
    preprocessing.reversesChannels = true
    #expect(try values(preprocessing, Self.image) == [250, 50, 0, 148, 203, 102])
  }

  @Test("puts channels in front of rows and columns")
  func channelsFirst() throws {
    var preprocessing = Preprocessing()
    preprocessing.putsChannelsFirst = true
    let array = try preprocessing.apply(to: Self.image, path: "x.npy")
    #expect(array.shape == [1, 3, 1, 2])
    #expect(array.reals == [0, 102, 51, 204, 255, 153])
  }

  @Test("refuses means for another number of channels, and what is no image")
  func refusals() throws {
    var preprocessing = Preprocessing()
    preprocessing.means = [1, 2]
    #expect(throws: Problems.self) { try values(preprocessing, Self.image) }
    preprocessing.means = [0]
    preprocessing.putsChannelsFirst = true
    #expect(throws: Problems.self) {
      try values(preprocessing, NumPyArray(shape: [2, 3], elements: .uint8([1, 2, 3, 4, 5, 6])))
    }
  }
}
