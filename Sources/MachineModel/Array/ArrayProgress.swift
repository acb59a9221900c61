/// How far the three engines of the array are with an instruction.
struct ArrayProgress: Sendable, Hashable {
  /// Weight tiles decoded.
  var tiles = 0
  /// Beats done.
  var beats = 0
  /// Groups of pixels drained, each output group's counted anew.
  var groups = 0
}
