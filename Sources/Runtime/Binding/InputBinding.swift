package import InstructionSet
package import ModelFormats
internal import ModelIR

/// Turns arrays from `.npy` files into the bytes of each frame's input tensors.
package enum InputBinding {
  /// An array and the input that it is for.
  package struct Source: Sendable {
    /// The file, for messages.
    package let path: String
    /// The input's name; nil for the only one, or the next one in order.
    package let name: String?
    package let array: NumPyArray

    package init(path: String, name: String?, array: NumPyArray) {
      self.path = path
      self.name = name
      self.array = array
    }
  }

  /// The bytes of each input, frame by frame.
  ///
  /// - Returns: `frames[frame][input]`, in the order in which elements cross the link.
  /// - Throws: `Problems`, all that were found.
  package static func frames(
    _ sources: [Source], inputs: [HostTensor]
  ) throws -> [[[UInt8]]] {
    let assigned = try assign(sources, to: inputs.map(\.name))
    var problems: [Problem] = []
    var columns: [[[UInt8]]] = []
    for (input, source) in zip(inputs, assigned) {
      if let problem = mismatch(source, input) {
        problems.append(problem)
      } else {
        columns.append(slices(source.array, input))
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    let count = columns.map(\.count).max() ?? 0
    for (source, column) in zip(assigned, columns) where column.count != count {
      problems.append(
        Problem(source.path, "holds \(column.count) frames, but another input has \(count)"))
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return (0..<count).map { frame in columns.map { $0[frame] } }
  }

  /// One source for each input, by name or by order.
  static func assign(_ sources: [Source], to names: [String]) throws -> [Source] {
    var byInput: [Int: Source] = [:]
    let known = names.joined(separator: ", ")
    for source in sources {
      let free = names.indices.first { byInput[$0] == nil }
      let index = source.name.map { name in names.firstIndex(of: name) } ?? free
      guard let index else {
        throw Problems(
          source.path, source.name.map { "there is no input '\($0)'" } ?? "one input too many",
          remedy: "the inputs are: \(known)")
      }
      guard byInput.updateValue(source, forKey: index) == nil else {
        throw Problems(source.path, "the input '\(names[index])' is given twice")
      }
    }
    return try names.indices.map { index in
      guard let source = byInput[index] else {
        throw Problems(
          names[index], "no array is given for this input",
          remedy: "add --input \(names[index])=FILE.npy")
      }
      return source
    }
  }

  private static func mismatch(_ source: Source, _ input: HostTensor) -> Problem? {
    let found = source.array.shape.dimensions
    let batched = found.count == input.shape.count && found.dropFirst() == input.shape.dropFirst()
    guard found == input.shape || (batched && input.shape.first == 1 && found[0] > 0) else {
      return Problem(
        source.path,
        "the array is \(text(found)), but input '\(input.name)' is \(text(input.shape))",
        remedy: input.shape.first == 1
          ? "give \(text(input.shape)), or a batch with the frames along the first axis"
          : "give \(text(input.shape))")
    }
    let type = source.array.elements.elementType
    switch type.rawValue {
    case input.elementType.rawValue: return tooWide(source, input)
    case "float32" where input.elementType != .bool: return nil
    default:
      return Problem(
        source.path,
        "the array \(text(found)) holds \(type.rawValue), but input"
          + " '\(input.name)' \(text(input.shape)) takes \(input.elementType.rawValue)",
        remedy: "give \(input.elementType.rawValue)"
          + (input.elementType == .bool
            ? ""
            : ", or float32, which is quantised with the input's scale \(input.scale) and zero"
              + " point \(input.zeroPoint)"))
    }
  }

  /// A value of 64 bits that the link has no room for.
  private static func tooWide(_ source: Source, _ input: HostTensor) -> Problem? {
    guard case .int64(let values) = source.array.elements,
      let value = values.first(where: { !input.heldRange.contains($0) })
    else { return nil }
    return Problem(
      source.path, "input '\(input.name)' has the value \(value); the chip holds 32 bits",
      remedy: "give values from \(Int32.min) to \(Int32.max)")
  }

  private static func slices(_ array: NumPyArray, _ input: HostTensor) -> [[UInt8]] {
    let bytes = hostBytes(array.elements, input)
    let size = input.byteCount
    return stride(from: 0, to: bytes.count, by: max(1, size)).map {
      input.linkBytes(Array(bytes[$0..<$0 + size]))
    }
  }

  private static func hostBytes(_ elements: TensorElements, _ input: HostTensor) -> [UInt8] {
    guard case .float32(let reals) = elements else {
      return input.bytes((try? elements.wholeNumbers(named: input.name)) ?? [])
    }
    return input.bytes(reals.map { quantize($0, input) })
  }

  /// The nearest integer, ties away from zero, as TFLite's `AffineQuantize` does.
  private static func quantize(_ value: Float, _ input: HostTensor) -> Int64 {
    let steps = (value / input.scale).rounded(.toNearestOrAwayFromZero)
    // A value beyond the type's range, infinite ones included, takes the range's end.
    let bounded = steps.isNaN ? 0 : min(max(steps, -0x1p40), 0x1p40)
    let integer = Int64(bounded) + Int64(input.zeroPoint)
    return min(max(integer, input.heldRange.lowerBound), input.heldRange.upperBound)
  }

  static func text(_ shape: [Int]) -> String {
    "[" + shape.map(String.init).joined(separator: ", ") + "]"
  }
}
