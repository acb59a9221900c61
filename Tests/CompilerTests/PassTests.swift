import Compiler
import Testing

/// Whether the list of passes can be printed as a manual.
@Suite struct PassTests {
  @Test func everyPassHasANameOfItsOwnAndASentence() {
    let names = Passes.all.map { $0.name }
    #expect(Set(names).count == names.count)
    for pass in Passes.all {
      #expect(pass.summary.hasSuffix("."))
      #expect(pass.summary.count <= 100)
    }
  }
}
