import InstructionSet
import Testing

@Suite("Tokens")
struct TokenTests {
  @Test("there is one bit for each ordered pair of different units")
  func all() {
    #expect(Token.all.count == 12)
    #expect(Set(Token.all.map(\.index)).count == 12)
    #expect(Token.all.allSatisfy { (0..<16).contains($0.index) && $0.producer != $0.consumer })
  }

  @Test("a set holds what was put in and not taken out", arguments: Token.all)
  func set(_ token: Token) {
    var set = TokenSet()
    set.insert(token)
    #expect(set.tokens == [token])
    set.remove(token)
    #expect(set.isEmpty)
  }
}
