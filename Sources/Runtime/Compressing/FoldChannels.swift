internal import Compiler
internal import Compression

/// Takes channels out of a quantised network that provably change no output, as the compiler does
/// for the chip, so that the file has fewer weights too.
struct FoldChannels: CompressionStep {
  static let word = "foldChannels"

  func apply(
    to network: inout CompressedNetwork, with tools: CompressionTools
  ) throws(CompressionError) {
    let simplified = simplify(network.graph)
    guard !simplified.notes.isEmpty else { return }
    network.replace(withEquivalent: simplified.graph)
    network.decisions += simplified.notes.map {
      Decision(step: Self.word, "\($0), every output bit as before")
    }
  }
}
