import ChipFiles
import Runtime

/// Measures the simulator itself, one line a model; every figure of a line is from one run.
///
/// With the word `tune` it measures the tuner instead.
@main
struct Benchmark {
  static func main() async throws {
    let paths = Array(CommandLine.arguments.dropFirst())
    if paths == ["tune"] { return try await TuningBenchmark.main() }
    let chip = try ChipFile.load("obol")
    print(Measurement.header)
    for path in paths.isEmpty ? BenchmarkModels.paths() : paths.map(Optional.some) {
      print(try Measurement(path, on: chip).line)
    }
  }
}
