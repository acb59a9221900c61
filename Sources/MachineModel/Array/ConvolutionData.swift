internal import InstructionSet
internal import IntegerKernels

/// What a whole convolution does to data, with kernels that are fast on the host.
struct ConvolutionData: Sendable {
  let loops: ConvolutionLoops
  let convolve: Convolve

  init(_ convolve: Convolve, _ geometry: ArrayGeometry) {
    loops = ConvolutionLoops(convolve, geometry)
    self.convolve = convolve
  }

  func perform(on banks: inout [UInt8]) {
    let channels = OutputChannels(convolve, banks)
    if convolve.depthwise {
      performDepthwise(channels, on: &banks)
    } else {
      performDense(channels, on: &banks)
    }
  }

  /// The input row that a kernel row meets at an output row; nil in the padding.
  func inputRow(_ row: Int, tap: Int) -> Int? {
    let inputRow = row * convolve.strideHeight - convolve.padTop + tap * convolve.dilationHeight
    return inputRow >= 0 && inputRow < convolve.input.height ? inputRow : nil
  }

  /// The input column that a kernel column meets at an output column; nil in the padding.
  func inputColumn(_ column: Int, tap: Int) -> Int? {
    let inputColumn =
      column * convolve.strideWidth - convolve.padLeft + tap * convolve.dilationWidth
    return inputColumn >= 0 && inputColumn < convolve.input.width ? inputColumn : nil
  }

  // MARK: Dense

  /// Gathers the inputs of a row of output pixels, and multiplies them with all channels' weights.
  private func performDense(_ channels: OutputChannels, on banks: inout [UInt8]) {
    let multiple = DotProducts.paddedMultiple
    let length = (loops.reduction + multiple - 1) / multiple * multiple
    let weights = loops.unpackedWeights(banks, stride: length)
    let width = convolve.output.width
    var patches = [Int16](repeating: 0, count: width * length)
    var sums = [Int32](repeating: 0, count: width * convolve.output.channels)
    for row in 0..<convolve.output.height {
      for column in 0..<width {
        gather(row: row, column: column, from: banks, into: &patches, at: column * length)
      }
      var room = sums.mutableSpan
      DotProducts.multiply(
        vectors: patches.span, weights: weights.span, length: length, into: &room)
      write(sums, row: row, channels, on: &banks)
    }
  }

  /// Gathers the inputs of one output pixel in the order of the weights.
  private func gather(
    row: Int, column: Int, from banks: [UInt8], into patches: inout [Int16], at start: Int
  ) {
    var place = start
    for tapRow in 0..<convolve.kernelHeight {
      let inputRow = inputRow(row, tap: tapRow)
      for tapColumn in 0..<convolve.kernelWidth {
        if let inputRow, let inputColumn = inputColumn(column, tap: tapColumn) {
          gatherPixel(row: inputRow, column: inputColumn, from: banks, into: &patches, at: &place)
        } else {
          for _ in 0..<convolve.input.channels {
            patches[place] = Int16(truncatingIfNeeded: convolve.inputZeroPoint)
            place += 1
          }
        }
      }
    }
  }

  private func gatherPixel(
    row: Int, column: Int, from banks: [UInt8], into patches: inout [Int16], at place: inout Int
  ) {
    for brick in 0..<convolve.input.bricks {
      let first = convolve.input.bytes(plane: brick, row: row, column: column).lowerBound
      let count = convolve.input.channels(inBrick: brick)
      for index in 0..<count {
        patches[place + index] = Int16(Int8(bitPattern: banks[first + index]))
      }
      place += count
    }
  }

  /// Requantises and writes the sums of a row of output pixels, `[column][channel]`.
  private func write(
    _ sums: [Int32], row: Int, _ channels: OutputChannels, on banks: inout [UInt8]
  ) {
    let output = convolve.output
    for column in 0..<output.width {
      for brick in 0..<output.bricks {
        let first = output.bytes(plane: brick, row: row, column: column).lowerBound
        let firstChannel = brick << output.brickShift
        for index in 0..<output.channels(inBrick: brick) {
          let sum = sums[column * output.channels + firstChannel + index]
          banks[first + index] = channels.result(sum, channel: firstChannel + index)
        }
      }
    }
  }

  // MARK: Depthwise

  /// Goes through the output brick by brick, all channels of a brick together.
  private func performDepthwise(_ channels: OutputChannels, on banks: inout [UInt8]) {
    let taps = loops.reduction
    let weights = loops.unpackedWeights(banks, stride: taps)
    for brick in 0..<convolve.output.bricks {
      let first = brick << convolve.output.brickShift
      let count = convolve.output.channels(inBrick: brick)
      var tapWeights = [Int16](repeating: 0, count: taps * count)
      for tap in 0..<taps {
        for index in 0..<count {
          tapWeights[tap * count + index] = weights[(first + index) * taps + tap]
        }
      }
      performDepthwise(brick: brick, count: count, tapWeights, channels, on: &banks)
    }
  }

  private func performDepthwise(
    brick: Int, count: Int, _ weights: [Int16], _ channels: OutputChannels,
    on banks: inout [UInt8]
  ) {
    let padding = [UInt8](
      repeating: UInt8(truncatingIfNeeded: convolve.inputZeroPoint), count: count)
    var sums = [Int32](repeating: 0, count: count)
    let firstChannel = brick << convolve.output.brickShift
    for row in 0..<convolve.output.height {
      for column in 0..<convolve.output.width {
        for index in 0..<count { sums[index] = 0 }
        sumTaps(brick: brick, row: row, column: column, weights, padding, banks, into: &sums)
        let first = convolve.output.bytes(plane: brick, row: row, column: column).lowerBound
        for index in 0..<count {
          banks[first + index] = channels.result(sums[index], channel: firstChannel + index)
        }
      }
    }
  }

  /// Adds a brick's products of all taps at one output pixel.
  private func sumTaps(
    brick: Int, row: Int, column: Int, _ weights: [Int16], _ padding: [UInt8], _ banks: [UInt8],
    into sums: inout [Int32]
  ) {
    let count = sums.count
    var room = sums.mutableSpan
    var place = 0
    for tapRow in 0..<convolve.kernelHeight {
      let inputRow = inputRow(row, tap: tapRow)
      for tapColumn in 0..<convolve.kernelWidth {
        let factors = weights.span.extracting(place..<place + count)
        if let inputRow, let inputColumn = inputColumn(column, tap: tapColumn) {
          let first = convolve.input.bytes(plane: brick, row: inputRow, column: inputColumn)
            .lowerBound
          ChannelProducts.accumulate(
            values: banks.span.extracting(first..<first + count), weights: factors, into: &room)
        } else {
          ChannelProducts.accumulate(values: padding.span, weights: factors, into: &room)
        }
        place += count
      }
    }
  }
}
