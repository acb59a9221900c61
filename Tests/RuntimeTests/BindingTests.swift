import InstructionSet
import ModelFormats
import ModelIR
import Runtime
import Testing

/// How arrays from files become frames, and outputs arrays.
@Suite struct BindingTests {
  private let image = HostTensor(
    name: "image", shape: [1, 2, 1, 2], elementType: .int8, scale: 0.5, zeroPoint: -10)
  private let level = HostTensor(
    name: "level", shape: [1, 1], elementType: .uint8, scale: 0.25, zeroPoint: 128)

  private func source(
    _ shape: Shape, _ elements: TensorElements, name: String? = nil
  ) -> InputBinding.Source {
    InputBinding.Source(
      path: "x.npy", name: name, array: NumPyArray(shape: shape, elements: elements))
  }

  @Test func integersAreTakenAsTheyAre() throws {
    let frames = try InputBinding.frames(
      [source([2, 2, 1, 2], .int8([1, -1, 127, -128, 5, 6, 7, 8]))], inputs: [image])
    #expect(frames == [[[1, 255, 127, 128]], [[5, 6, 7, 8]]])
  }

  /// 0.25 / 0.5 is half a step, and halves go away from zero: 1 − 10, and −1 − 10.
  @Test func realsAreQuantised() throws {
    let frames = try InputBinding.frames(
      [source([1, 2, 1, 2], .float32([0.25, -0.25, 1e9, -.infinity]))], inputs: [image])
    #expect(frames[0][0].map { Int8(bitPattern: $0) } == [-9, -11, 127, -128])
  }

  @Test func inputsAreFoundByNameOrOrder() throws {
    let levels = source([1, 1], .uint8([9]), name: "level")
    let images = source([1, 2, 1, 2], .int8([1, 2, 3, 4]))
    let frames = try InputBinding.frames([levels, images], inputs: [image, level])
    #expect(frames == [[[1, 2, 3, 4], [9]]])
  }

  @Test func wrongShapeSaysBothShapes() throws {
    let error = #expect(throws: Problems.self) {
      try InputBinding.frames([source([2, 3, 1, 2], .int8([]))], inputs: [image])
    }
    let text = try #require(error?.description)
    for part in ["x.npy", "[2, 3, 1, 2]", "[1, 2, 1, 2]", "image"] {
      #expect(text.contains(part), "\(text)")
    }
  }

  @Test func wrongTypeSaysBothTypesAndShapes() throws {
    let error = #expect(throws: Problems.self) {
      try InputBinding.frames(
        [source([1, 2, 1, 2], .uint8([1, 2, 3, 4]))], inputs: [image])
    }
    let text = try #require(error?.description)
    for part in ["uint8", "int8", "[1, 2, 1, 2]", "zero point -10"] {
      #expect(text.contains(part), "\(text)")
    }
  }

  @Test func missingUnknownAndDoubledInputs() {
    let images = source([1, 2, 1, 2], .int8([1, 2, 3, 4]), name: "image")
    #expect(throws: Problems.self) {
      try InputBinding.frames([images], inputs: [image, level])
    }
    #expect(throws: Problems.self) {
      try InputBinding.frames([images, images], inputs: [image, level])
    }
    #expect(throws: Problems.self) {
      try InputBinding.frames(
        [source([1, 1], .uint8([1]), name: "sound")], inputs: [level])
    }
  }

  @Test func framesOfAllInputsMustAgree() {
    #expect(throws: Problems.self) {
      try InputBinding.frames(
        [
          source([2, 2, 1, 2], .int8(Array(repeating: 0, count: 8))),
          source([1, 1], .uint8([9])),
        ], inputs: [image, level])
    }
  }

  @Test func outputsKeepTheirTypeAndStackTheirFrames() {
    let arrays = OutputBinding.arrays([[[255], [7]], [[1], [8]]], outputs: [image, level])
    #expect(arrays[0].elements == .int8([-1, 1]))
    #expect(arrays[0].shape == [2, 2, 1, 2])
    #expect(arrays[1].elements == .uint8([7, 8]))
  }

  @Test func severalOutputsAreNamed() {
    #expect(OutputBinding.paths("y.npy", outputs: [image]) == ["y.npy"])
    #expect(
      OutputBinding.paths("out/y.npy", outputs: [image, level])
        == ["out/y.image.npy", "out/y.level.npy"])
  }
}
