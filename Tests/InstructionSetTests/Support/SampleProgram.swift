import InstructionSet

/// A small legal program: a frame is received, convolved, averaged and sent.
enum SampleProgram {
  static let text = """
    program "sample \\"one\\""
    geometry pixels=2 outputs=4 inputs=4 taps=1 wordBytes=4
    note "Weights are\\nsynthetic."
    input "image" shape=1x4x4x3 type=uint8 scale=0.0078125 zeroPoint=128
    output "scores" shape=1x4 type=int8 scale=0.1 zeroPoint=-3
    layer "stem" operator="convolution+pad" macs=432 weightBytes=108 encodedWeightBytes=156 \
    parameterBytes=96  # 0
    layer "pool" operator="mean" macs=0 weightBytes=0 encodedWeightBytes=0 parameterBytes=0  # 1
    prologue:
      load layer 0 | destination=0x100 byteCount=48
    body:
      receive layer 0 signal hostDMA>array | destination.width=4 destination.height=4 \
    destination.channels=3 destination.brickShift=2 destination.rowBytes=16 \
    destination.planeBytes=64 flipsSign=yes
      load layer 0 signal storeDMA>array | source=0x30 destination=0x140 byteCount=108
      convolve layer 0 wait storeDMA>array,hostDMA>array signal array>vector | input.width=4 \
    input.height=4 input.channels=3 input.brickShift=2 input.rowBytes=16 input.planeBytes=64 \
    output.address=0x40 output.width=4 output.height=4 output.channels=4 output.brickShift=2 \
    output.rowBytes=16 output.planeBytes=64 kernelHeight=3 kernelWidth=3 padTop=1 padLeft=1 \
    weights=0x140 parameters=0x100
      mean layer 1 wait array>vector signal vector>hostDMA | input.address=0x40 input.width=4 \
    input.height=4 input.channels=4 input.brickShift=2 input.rowBytes=16 input.planeBytes=64 \
    output=0x80 multiplier.significand=1073741824 multiplier.shift=-3
      send layer 1 wait vector>hostDMA | source.address=0x80 source.width=1 source.height=1 \
    source.channels=4 source.brickShift=2 source.rowBytes=4 source.planeBytes=4
    constants:
    \(constants)

    """

  /// 156 bytes, 32 to a line but for the last.
  private static let constants = (0..<5).map { line in
    "  "
      + (line * 32..<min(line * 32 + 32, 156)).map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
  }.joined(separator: "\n")

  static func program() throws -> Program { try Program(text: text) }
}
