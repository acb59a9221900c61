import ChipDescription
import ChipFiles
import Compiler
import InstructionSet
import Runtime

/// Measures the compiler, as a page of its documentation: cycles, forecasts, memory, weights.
///
/// Every figure is from this run; those of Vela are its own estimates for the Ethos-U55-128, High
/// End Embedded, Shared SRAM, version 5.2.0.
struct CompilerBenchmark {
  /// A network, and what Vela 5.2.0 needs for it.
  private struct Peer {
    var file: String
    var name: String
    var cycles = 0
    /// The bytes of SRAM that Vela takes.
    var bytes = 0
  }

  private static let peers = [
    Peer(file: "tiny/kws_dscnn_int8", name: "KWS", cycles: 89_900, bytes: 22_220),
    Peer(file: "tiny/vww_mbv1_int8", name: "VWW", cycles: 220_870, bytes: 74_444),
    Peer(file: "tiny/ic_resnet8_int8", name: "IC", cycles: 201_747, bytes: 51_814),
    Peer(file: "tiny/ad_autoenc_int8", name: "AD", cycles: 201_184, bytes: 8_192),
    Peer(
      file: "mobilenet/tf2_mobilenet_v2_1.0_224_ptq_int8", name: "MobileNetV2-224",
      cycles: 7_860_707, bytes: 362_496),
  ]
  private static let residual = Peer(file: "resnet/resnet18_int8", name: "ResNet-18")
  private static let further = [
    Peer(file: "cifar/resnet20_int8", name: "ResNet-20"),
    Peer(file: "tflm/person_detect", name: "Person detection"),
    Peer(file: "mobilenet/mobilenet_v1_0.5_160_quant_uint8", name: "MobileNetV1-160"),
  ]

  static func main() throws {
    print(
      """
      # What the compiler reaches

      Written by `obol-benchmark compiler`; every figure is from one run of it.

      """)
    try printPeers()
    try printForecasts()
    try printForecastsOfAllChips()
    try printUtilisation()
    printTimes()
  }

  private static func workload(_ peer: Peer) throws -> Workload {
    try Workload.named("../shared/models/\(peer.file).tflite")
  }

  /// Cycles, weights and memory beside Vela's.
  private static func printPeers() throws {
    let chip = try ChipFile.load("ethos-u55-128")
    print(
      """
      ## Beside Vela, on `ethos-u55-128`

      Vela's cycles are its estimate; here they are the machine's, first with as many weights as \
      there is room for kept from frame to frame, then with all of them *loaded* in each frame, \
      as Vela's are. *Limited* is the SRAM that Vela takes, given as `--sram-limit`; *smallest* is \
      what the compiler names as enough. *Bytes* are those of all weight streams and tables with \
      `--optimize size`; *entropy* is what no code without a context takes less than, without \
      tables.

      | network | Vela | cycles | loaded | limited | cycles | smallest | cycles | bytes | entropy |
      |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
      """)
    for peer in peers {
      let workload = try workload(peer)
      let free = try Forecasts(Build(workload, for: chip, sramLimit: nil))
      let loaded = try Forecasts(Build(workload, for: chip, sramLimit: nil, keepsWeights: false))
      let limited = try? Forecasts(Build(workload, for: chip, sramLimit: peer.bytes))
      let least = smallestLimit(workload, chip)
      let squeezed = try least.map { try Forecasts(Build(workload, for: chip, sramLimit: $0)) }
      let small = try Build(workload, for: chip, sramLimit: nil, goal: .size)
      let cells = [
        peer.name, "\(peer.cycles)", "\(free.cycles)", "\(loaded.cycles)", "\(peer.bytes)",
        limited.map { "\($0.cycles)" } ?? "does not fit", least.map { "\($0)" } ?? "?",
        squeezed.map { "\($0.cycles)" } ?? "?",
        "\(small.program.encodedWeightBytes)", "\(small.weightEntropyBytes ?? 0)",
      ]
      print("| " + cells.joined(separator: " | ") + " |")
    }
    print("")
  }

  /// The figure that the compiler names where a program does not fit.
  private static func smallestLimit(_ workload: Workload, _ chip: ChipSpec) -> Int? {
    do {
      _ = try Build(workload, for: chip, sramLimit: chip.sram.wordBytes * 64)
      return nil
    } catch {
      let words = "\(error)".split(whereSeparator: \.isWhitespace)
      return words.indices.dropFirst().lazy
        .filter { words[$0...].starts(with: ["bytes", "of", "SRAM", "are"]) }
        .compactMap { Int(words[$0 - 1]) }.first
    }
  }

  /// How far forecasts of layers are from the machine.
  private static func printForecasts() throws {
    print(
      """
      ## Forecasts

      *Near* are the layers whose predicted cycles differ by at most 5 %, or by 16 cycles; *error* \
      is the sum of all layers' differences, as a share of the frame; *worst* is the largest \
      difference of a layer that takes a hundredth of the frame.

      | chip | network | predicted | simulated | near | error | worst |
      |---|---|--:|--:|--:|--:|--:|
      """)
    for name in ["obol", "ethos-u55-128"] {
      let chip = try ChipFile.load(name)
      for peer in peers + [residual] {
        let found = try Forecasts(Build(try workload(peer), for: chip, sramLimit: nil))
        let cells = [
          name, peer.name, "\(found.predicted)", "\(found.cycles)",
          "\(found.near) of \(found.layers.count)", percent(found.error), percent(found.worst),
        ]
        print("| " + cells.joined(separator: " | ") + " |")
      }
    }
    print("")
  }

  /// The same on every bundled chip, with further networks, as far as they fit.
  private static func printForecastsOfAllChips() throws {
    print(
      """
      On every chip, with those and further networks, as far as they fit:

      | chip | networks | near | error |
      |---|--:|--:|--:|
      """)
    for name in ChipFile.bundledNames {
      let chip = try ChipFile.load(name)
      let builds = try (peers + [residual] + further).compactMap { peer in
        let workload = try workload(peer)
        return try? Forecasts(Build(workload, for: chip, sramLimit: nil))
      }
      let layers = builds.reduce(0) { $0 + $1.layers.count }
      let near = builds.reduce(0) { $0 + $1.near }
      let error = builds.map(\.error).max() ?? 0
      print("| \(name) | \(builds.count) | \(near) of \(layers) | \(percent(error)) at most |")
    }
    print("")
  }

  private static func printUtilisation() throws {
    let chip = try ChipFile.load("obol")
    print(
      """
      ## Multipliers in use, on `obol`

      | network | cycles | all layers | first and pointwise layers |
      |---|--:|--:|--:|
      """)
    for peer in peers + [residual] {
      let found = try Forecasts(Build(try workload(peer), for: chip, sramLimit: nil))
      let dense = found.layers.filter { $0.operatorName.hasPrefix("convolution") }
      let cells = [
        peer.name, "\(found.cycles)", percent(found.utilisation(found.layers, chip)),
        percent(found.utilisation(dense, chip)),
      ]
      print("| " + cells.joined(separator: " | ") + " |")
    }
    print("")
  }

  private static func printTimes() {
    print(
      """
      ## Compile time, on `obol`

      Of the whole process, the best of five.

      | network | ms |
      |---|--:|
      """)
    for peer in peers {
      let path = "../shared/models/\(peer.file).tflite"
      let runs = (0..<5).compactMap { _ in ChildProcess(["compile", path])?.seconds }
      let best = runs.min().map { Measurement.fixed($0 * 1e3, width: 0) } ?? "obol is not there"
      print("| \(peer.name) | \(best) |")
    }
  }

  private static func percent(_ share: Double) -> String {
    Measurement.fixed(share * 100, width: 0) + " %"
  }
}

/// The layers of a build with their forecasts, summed up.
private struct Forecasts {
  let layers: [LayerForecast]

  init(_ build: Build) throws { layers = try build.layerForecasts() }

  var predicted: Int { layers.reduce(0) { $0 + $1.predicted } }
  var cycles: Int { layers.reduce(0) { $0 + $1.simulated } }
  var near: Int { layers.count { $0.isNear } }

  /// The sum of all differences as a share of the frame.
  var error: Double {
    Double(layers.reduce(0) { $0 + $1.difference }) / Double(max(1, cycles))
  }

  /// The largest difference of a layer that takes a hundredth of the frame.
  var worst: Double {
    layers.filter { $0.simulated * 100 >= cycles }
      .map { Double($0.difference) / Double($0.simulated) }.max() ?? 0
  }

  func utilisation(_ layers: [LayerForecast], _ chip: ChipSpec) -> Double {
    let macs = layers.reduce(0) { $0 + $1.macs }
    let cycles = layers.reduce(0) { $0 + $1.simulated }
    return Double(macs) / Double(max(1, cycles * chip.array.multipliers))
  }
}
