import ChipFiles
import Runtime

/// Measures the simulator itself, one line a model, then holds it against its aims; every figure
/// is from this run.
///
/// With the word `tune` it measures the tuner instead, with `compiler` the compiler, as a page of
/// its documentation.
@main
struct Benchmark {
  static func main() async throws {
    let paths = Array(CommandLine.arguments.dropFirst())
    if paths == ["tune"] { return try await TuningBenchmark.main() }
    if paths == ["compiler"] { return try CompilerBenchmark.main() }
    let aims = Aims()
    let chip = try ChipFile.load("obol")
    print(Measurement.header)
    var measurements: [Measurement] = []
    for path in paths.isEmpty ? BenchmarkModels.paths() : paths.map(Optional.some) {
      let measurement = try Measurement(path, on: chip)
      print(measurement.line)
      measurements.append(measurement)
    }
    for line in aims.lines(measurements) { print(line) }
  }
}
