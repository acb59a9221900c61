/// What a caller may ask of the compiler beside the graph and the chip.
package struct CompilerOptions: Sendable, Hashable {
  /// The most bank bytes that the program may use; the chip's own where nil.
  package var sramLimit: Int?

  package init(sramLimit: Int? = nil) { self.sramLimit = sramLimit }
}
