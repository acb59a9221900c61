internal import InstructionSet
internal import QuantizedArithmetic

/// Beats of a tensor function: one that reads the descriptor, then one for each word of the result,
/// in which the operands' shares of words are read and the work's share of cycles passes.
struct ComputeBeats: Sendable {
  let compute: VectorCompute
  let lanes: Int
  let layout: BankLayout

  private var words: Int { ceilingQuotient(compute.output.byteCount, layout.wordBytes) }

  var parts: Int { words + 1 }

  func beat(part: Int) -> Beat {
    var beat = Beat()
    guard part > 0 else {
      let first = compute.parameters.byte
      beat.readA = layout.words(first..<first + compute.parameterBytes)
      return beat
    }
    let index = part - 1
    beat.readA = layout.words(share(index, of: compute.left))
    if compute.hasRight { beat.readB = layout.words(share(index, of: compute.right)) }
    let written = share(index, of: compute.output)
    beat.write = layout.words(written)
    // A product takes a lane as a byte of the result does.
    let steps = compute.function == .weightedSum ? compute.steps : 0
    beat.elements = max(written.count, steps * (index + 1) / words - steps * index / words)
    let cycles = compute.cycles(lanes: lanes)
    beat.computeCycles = max(1, cycles * (index + 1) / words - cycles * index / words)
    // While the core computes, the unit waits.
    beat.busyCycles = compute.isForCore ? 1 : beat.computeCycles
    return beat
  }

  /// The bytes of a map that go with a word of the result.
  private func share(_ index: Int, of map: FeatureMap) -> Range<Int> {
    let first = map.address.byte
    return first + map.byteCount * index / words..<first + map.byteCount * (index + 1) / words
  }
}

extension VectorCompute {
  /// Computes the whole result.
  func perform(on banks: inout [Int8]) {
    var result = elements(of: output, outputFormat, in: banks)
    let words = (0..<parameterBytes / 4).map { word(at: parameters.byte + 4 * $0, in: banks) }
    let one = elements(of: left, leftFormat, in: banks)
    let other = hasRight ? elements(of: right, rightFormat, in: banks) : []
    let form = TensorFunction(words: words)?.form
    // Where the descriptor holds the left operand, the only map is the right one.
    let (lefts, rights) = form?.leftCount == 0 ? ([], one) : (one, other)
    if let form, type(of: form).kind == function, form.leftCount == lefts.count,
      form.rightCount == rights.count,
      form.resultCount == result.count
    {
      form.apply(lefts, rights, to: &result)
    } else {
      result = result.map { _ in 0 }
    }
    write(result, to: &banks)
  }

  private func elements(
    of map: FeatureMap, _ format: ElementFormat, in banks: [Int8]
  ) -> [Int32] {
    let bytes = (0..<map.elementCount).map { banks[map.address(ofElement: $0)] }
    switch format {
    case .int8: return bytes.map(Int32.init)
    case .uint8: return bytes.map { Int32($0) + 128 }
    case .int16, .int32:
      let width = format.byteCount
      let unused = Int32(truncatingIfNeeded: 32 - 8 * width)
      return stride(from: 0, to: bytes.count / width * width, by: width).map { first in
        let bits = (0..<width).reduce(Int32(0)) {
          $0 | Int32(UInt8(bitPattern: bytes[first + $1])) << Int32(8 * $1)
        }
        return (bits << unused) >> unused
      }
    }
  }

  private func write(_ result: [Int32], to banks: inout [Int8]) {
    for (index, value) in result.enumerated() {
      switch outputFormat {
      case .int8: banks[output.address(ofElement: index)] = Int8(truncatingIfNeeded: value)
      case .uint8:
        banks[output.address(ofElement: index)] = Int8(truncatingIfNeeded: value &- 128)
      case .int16, .int32:
        let width = outputFormat.byteCount
        for byte in 0..<width {
          banks[output.address(ofElement: width * index + byte)] = Int8(
            truncatingIfNeeded: value >> Int32(8 * byte))
        }
      }
    }
  }

  private func word(at address: Int, in banks: [Int8]) -> Int32 {
    (0..<4).reduce(Int32(0)) {
      $0 | Int32(UInt8(bitPattern: banks[address + $1])) << Int32(8 * $1)
    }
  }
}
