import InstructionSet
import Testing

/// Programs and firmware outlive compilers, so a word must never change its meaning: when one of
/// these fails, the format's version has to change with it.
@Suite("Words stay put")
struct GoldenWordTests {
  /// An instruction of every kind, as text and as the hexadecimal bytes of its word, which end
  /// where only zeros follow.
  static let words: [(text: String, word: String)] = [
    (
      "finish wait array>hostDMA signal vector>array",
      "0000020040"
    ),
    (
      "load wait hostDMA>storeDMA,array>hostDMA signal storeDMA>hostDMA | "
        + "source=0x3d0fe673 destination=0xee19c3 byteCount=14553876",
      "101002020073e60f3dc319ee1413de"
    ),
    (
      "receive wait hostDMA>storeDMA,array>hostDMA signal storeDMA>hostDMA | tensor=255 "
        + "destination.address=0x800000 destination.width=65536 destination.height=58042 "
        + "destination.channels=3112 destination.brickShift=3 destination.rowBytes=446636",
      "1110020200ff000080000075c55198b1421b"
    ),
    (
      "send wait hostDMA>storeDMA signal storeDMA>hostDMA,array>hostDMA,vector>array | "
        + "tensor=128 source.address=0x5d1c source.height=64237 source.channels=9456 "
        + "source.rowBytes=231152",
      "1210000242801c5d000000daf5e149c01b0e"
    ),
    (
      "loadTable wait array>storeDMA signal storeDMA>array | source=0x12345678 byteCount=513 "
        + "table=5",
      "130001040078563412010205"
    ),
    (
      "convolve wait array>hostDMA signal storeDMA>hostDMA,array>hostDMA,vector>array | "
        + "input.address=0x1f8593 input.width=120367 input.height=58627 input.channels=16383 "
        + "input.brickShift=4 input.rowBytes=612922 input.planeBytes=15716385 "
        + "output.address=0x74fed7 output.width=115046 output.channels=1639 "
        + "output.brickShift=1 output.rowBytes=833703 kernelHeight=32 kernelWidth=7 "
        + "strideHeight=0 strideWidth=7 dilationHeight=27 dilationWidth=32 padTop=255 "
        + "padLeft=255 depthwise=yes foldsTaps=yes groupsPerBlock=4096 weights=0x133823 "
        + "weightFormat=int4 weightZeroPoint=-76 parameters=0x3b9976 singleRounding=yes "
        + "inputZeroPoint=15 outputZeroPoint=-128 clampLow=0 clampHigh=-128",
      "200002024293851f2fd607caff7fea686508f4fbb53f9d597000803323a7b80c00000072001c1bf8ff3f"
        + "001cc19988b65de6ce07400040"
    ),
    (
      "add wait array>hostDMA signal array>hostDMA,vector>array | left=0x78462e "
        + "output=0xc049f4 byteCount=14541269 leftZeroPoint=116 rightZeroPoint=-1 "
        + "leftMultiplier.significand=727799686 leftMultiplier.shift=-6 "
        + "rightMultiplier.significand=-1 rightMultiplier.shift=18 "
        + "outputMultiplier.significand=-1913767807 outputMultiplier.shift=-61 "
        + "outputZeroPoint=-128 clampLow=-8 clampHigh=-102",
      "30000200422e4678000000f449c0d5e1dd74ff8657612bfaffffff7f49208e7be310105f13"
    ),
    (
      "averagePool wait hostDMA>storeDMA,array>hostDMA signal vector>array | "
        + "input.address=0xd75c5d input.width=117070 input.channels=14788 input.brickShift=2 "
        + "input.rowBytes=837102 output.address=0xffffff output.width=97905 "
        + "output.brickShift=2 output.rowBytes=887376 output.planeBytes=3562368 "
        + "kernelHeight=371 kernelWidth=492 strideHeight=256 strideWidth=204 padTop=118 "
        + "padLeft=7 clampLow=93 clampHigh=-75",
      "31100200405d5cd74ec901008873b917330000c0ffff7f9c5f00000040508a0db86533973d406676075d"
        + "b5"
    ),
    (
      "maxPool wait hostDMA>storeDMA,array>hostDMA signal "
        + "storeDMA>hostDMA,array>hostDMA,vector>array | input.address=0x72d77d "
        + "input.width=39274 input.height=65535 input.channels=10933 input.rowBytes=387547 "
        + "input.planeBytes=12785888 output.address=0xffffff output.width=16657 "
        + "output.height=65535 output.brickShift=6 output.rowBytes=734932 "
        + "output.planeBytes=789513 kernelHeight=499 kernelWidth=511 strideHeight=256 "
        + "strideWidth=276 padTop=128 padLeft=55 clampLow=103 clampHigh=-55",
      "32100202427dd7726a99feff6b556ca71738c6f0ffff7f4490ff7f00c0d4369bc0c030ff3f408a803767"
        + "c9"
    ),
    (
      "mean wait array>hostDMA signal storeDMA>hostDMA,array>hostDMA,vector>array | "
        + "input.width=64753 input.height=7509 input.channels=14613 input.rowBytes=434137 "
        + "input.planeBytes=4638094 output=0x82d15 multiplier.significand=-2140016419 "
        + "multiplier.shift=-64 inputZeroPoint=-112 outputZeroPoint=-93",
      "3300020242000000f1fcaa3a2a72647f9a63b151450b42377c1c20107214"
    ),
    (
      "softmax signal array>hostDMA,vector>array | input.address=0x800000 "
        + "input.width=131071 input.height=51023 input.channels=16383 input.rowBytes=965102 "
        + "input.planeBytes=8160926 output.address=0xffffff output.width=128123 "
        + "output.height=65535 output.channels=9052 output.rowBytes=911116 "
        + "output.planeBytes=14636493 inputMultiplier=-2147483648 inputShift=4 "
        + "leastDifference=-1004833477",
      "3400000042000080ffff9f8eff7fb8e7baa721dfffffff1efdff7fae110ce7dd5cf50d00000048ecd46d"
        + "1003"
    ),
    (
      "requantize wait array>hostDMA signal storeDMA>hostDMA,array>hostDMA,vector>array | "
        + "input=0xeacb68 output=0xffffff byteCount=16777215 multiplier.shift=51 "
        + "inputZeroPoint=-1 outputZeroPoint=-91 clampLow=-69 clampHigh=-1",
      "350002024268cbeaffffffffffff00000000b3ffa577ff01"
    ),
    (
      "copy wait hostDMA>storeDMA,array>hostDMA | input.address=0x800000 "
        + "input.width=131036 input.channels=8872 input.brickShift=1 input.rowBytes=1048575 "
        + "input.planeBytes=5989280 output.address=0x1864bb output.width=9323 "
        + "output.height=20690 output.brickShift=5 output.rowBytes=374933 "
        + "output.planeBytes=10404463 rowOffset=99091 columnOffset=83255 channelOffset=-131072 "
        + "rowStride=32768 columnStride=67808 fill=-128",
      "3610020000000080dcff010050c5fcff3fe8d8d62e19c61a09692800a095b8f526ec3931d84d51000002"
        + "0082230404"
    ),
    (
      "reshape wait hostDMA>storeDMA,array>hostDMA signal storeDMA>hostDMA | "
        + "input.address=0xc822ba input.width=12657 input.height=16098 "
        + "input.planeBytes=6272783 output.address=0xeaa28a output.width=131071 "
        + "output.height=61786 output.channels=16383 output.brickShift=4 "
        + "output.rowBytes=911495",
      "3710020200ba22c87131c47d00000000c0c3ed97a2a8faff7fadf8ff9f87e80d"
    ),
    (
      "compute | left.address=0x1234 left.width=5 left.height=4 left.channels=3 "
        + "left.brickShift=2 left.rowBytes=20 left.planeBytes=80 right.address=0x5678 "
        + "right.width=6 right.height=1 right.channels=7 right.brickShift=3 right.rowBytes=48 "
        + "right.planeBytes=48 output.address=0xabcd output.width=131071 output.height=65535 "
        + "output.channels=16383 output.brickShift=7 output.rowBytes=1048575 "
        + "output.planeBytes=16777215 parameters=0xfedcba parameterBytes=1024 "
        + "function=multiply steps=123456789 leftFormat=uint8 outputFormat=int32",
      "38000000003412000500080006005100001400009e15800180008003603000000300d0bc0af0ffff"
        + "ffffffffffffffffffeb72fb0310005845f3d61102"
    ),
  ]

  @Test("text assembles to the word", arguments: words)
  func assembles(_ text: String, _ word: String) throws {
    let bytes = try Instruction(assembly: text).encoded().bytes
    let used = bytes.prefix((bytes.lastIndex { $0 != 0 } ?? 0) + 1)
    #expect(used.map(Self.hexadecimal).joined() == word)
  }

  @Test("there is a word of every kind")
  func isComplete() throws {
    let bodies = try Self.words.map { try Instruction(assembly: $0.text).body.form }
    #expect(bodies.map { type(of: $0).opcode } == Opcode.allCases)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
