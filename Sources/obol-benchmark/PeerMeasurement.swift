import FoundationEssentials

/// A frame of a `.tflite` file by LiteRT with XNNPACK, one thread, measured in this run.
struct PeerMeasurement {
  /// The best of many frames.
  let milliseconds: Double

  /// What makes it measurable, for whom it is not.
  static let remedy = "python3 -m pip install ai-edge-litert"

  /// The interpreter takes XNNPACK where nobody names another delegate.
  private static let script = """
    __import__("os").environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    sys, time, numpy = map(__import__, ["sys", "time", "numpy"])
    from ai_edge_litert.interpreter import Interpreter
    interpreter = Interpreter(model_path=sys.argv[1], num_threads=1)
    interpreter.allocate_tensors()
    for tensor in interpreter.get_input_details():
        interpreter.set_tensor(tensor["index"], numpy.zeros(tensor["shape"], tensor["dtype"]))
    seconds = []
    for _ in range(60):
        start = time.perf_counter()
        interpreter.invoke()
        seconds.append(time.perf_counter() - start)
    open(sys.argv[2], "w").write(repr(min(seconds) * 1e3))
    """

  /// Measures a model; nil where Python, LiteRT or the model is not there.
  init?(_ path: String) {
    let file = FileManager.default.temporaryDirectory.appending(path: "obol-peer.txt").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    guard ChildProcess(program: "python3", ["-c", Self.script, path, file]) != nil,
      let text = try? String(contentsOfFile: file, encoding: .utf8),
      let found = Double(text)
    else { return nil }
    milliseconds = found
  }
}
