import FoundationEssentials

/// The models measured where none is named: the bundled one, and those beside the project if there.
enum BenchmarkModels {
  private static let shared = [
    "tiny/kws_dscnn_int8", "tiny/vww_mbv1_int8", "tiny/ic_resnet8_int8", "tiny/ad_autoenc_int8",
    "mobilenet/tf2_mobilenet_v2_1.0_224_ptq_int8", "resnet/resnet18_int8",
  ]

  /// nil stands for the bundled network.
  static func paths() -> [String?] {
    [nil]
      + shared.map { "../shared/models/\($0).tflite" }
      .filter { FileManager.default.fileExists(atPath: $0) }
  }
}
