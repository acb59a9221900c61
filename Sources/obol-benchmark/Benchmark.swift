import ChipFiles
import Runtime

/// Measures the simulator itself, one line a model; every figure of a line is from one run.
@main
struct Benchmark {
  static func main() throws {
    let paths = Array(CommandLine.arguments.dropFirst())
    let chip = try ChipFile.load("obol")
    print(Measurement.header)
    for path in paths.isEmpty ? BenchmarkModels.paths() : paths.map(Optional.some) {
      print(try Measurement(path, on: chip).line)
    }
  }
}
