import FoundationEssentials

/// What libFuzzer calls with each of its inputs: the reader that the environment names reads it.
///
/// The pointer is libFuzzer's; the bytes are copied at once, and nothing unsafe is left.
@_cdecl("LLVMFuzzerTestOneInput")
func readOneInput(_ start: UnsafeRawPointer, _ count: Int) -> CInt {
  try? Fuzzing.reader.read([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
  return 0
}

/// Which reader this process looks into.
enum Fuzzing {
  /// The reader that `OBOL_READER` names, or the first.
  static let reader =
    ProcessInfo.processInfo.environment["OBOL_READER"].flatMap(FuzzedReader.init) ?? .tflite
}
