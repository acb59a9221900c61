import InstructionSet
import Testing

@Suite("Where the elements of a feature map lie")
struct FeatureMapTests {
  /// Three rows of five pixels of ten channels, in bricks of four.
  let map = FeatureMap(address: BankAddress(100), height: 3, width: 5, channels: 10, brickShift: 2)

  @Test("bricks, rows and planes follow each other without gaps")
  func extents() {
    #expect(map.bricks == 3)
    #expect(map.rowBytes == 20)
    #expect(map.planeBytes == 60)
    #expect(map.byteCount == 180)
    #expect(map.elementCount == 150)
    #expect(map.byteRanges == [100..<280])
  }

  @Test("an element's address is its plane, row, pixel and place in the brick")
  func addresses() {
    #expect(map.address(row: 0, column: 0, channel: 0) == 100)
    #expect(map.address(row: 0, column: 0, channel: 3) == 103)
    #expect(map.address(row: 0, column: 1, channel: 0) == 104)
    #expect(map.address(row: 1, column: 0, channel: 0) == 120)
    #expect(map.address(row: 0, column: 0, channel: 4) == 160)
    #expect(map.address(row: 2, column: 4, channel: 9) == 100 + 2 * 60 + 2 * 20 + 4 * 4 + 1)
  }

  @Test("no two elements share an address, and all lie in the ranges")
  func distinct() {
    var seen: Set<Int> = []
    for row in 0..<3 {
      for column in 0..<5 {
        for channel in 0..<10 {
          let address = map.address(row: row, column: column, channel: channel)
          #expect(seen.insert(address).inserted)
          #expect(map.byteRanges.contains { $0.contains(address) })
        }
      }
    }
  }

  @Test("gaps between planes are not covered")
  func gaps() {
    var spread = map
    spread.planeBytes = 64
    #expect(spread.byteRanges == [100..<160, 164..<224, 228..<288])
    spread.channels = 0
    #expect(spread.byteRanges == [])
  }

  @Test(
    "a brick is as wide as the channels ask for, up to a word",
    arguments: [(1, 0), (2, 1), (3, 2), (4, 2), (9, 4), (16, 4), (17, 4), (1000, 4)])
  func brickShift(_ channels: Int, _ shift: Int) {
    #expect(FeatureMap.brickShift(channels: channels, wordBytes: 16) == shift)
  }
}
