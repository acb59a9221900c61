internal import ModelFormats

/// A float network with its data, and the int8 network that came with it.
struct AccuracyExample: Sendable {
  let title: String
  /// Below the folder of models.
  let floatModel: String
  let int8Model: String
  /// Below the folder of data; the same preprocessing serves both.
  let calibration: CompressionExample.DataSlice
  let scored: CompressionExample.DataSlice
  let labels: String?
  let metric: Metric
  let preprocessing: Preprocessing

  /// What the page says of the data.
  var note: String {
    "\(title): calibrated on \(text(calibration)), scored on \(text(scored))."
  }

  private func text(_ slice: CompressionExample.DataSlice) -> String {
    "frames \(slice.frames.lowerBound) to \(slice.frames.upperBound - 1) of `\(slice.path)`"
  }

  /// The labels of the frames that are scored; none where there are no classes.
  func labels(in folder: String) throws -> [Int] {
    guard let labels else { return [] }
    let all = try LabelFile.read("\(folder)/data/\(labels)")
    guard all.count >= scored.frames.upperBound else {
      throw Problems(labels, "there are \(all.count) labels for \(scored.frames.upperBound) frames")
    }
    return Array(all[scored.frames])
  }

  /// Frames as reals.
  func source(
    _ slice: CompressionExample.DataSlice, in folder: String, isPlanar: Bool = true
  ) throws -> InputBinding.Source {
    let array = try AuditFolder(path: folder).array("data/\(slice.path)").frames(slice.frames)
    var preprocessing = preprocessing
    if !isPlanar { preprocessing.putsChannelsFirst = false }
    return InputBinding.Source(
      path: slice.path, name: nil, array: try preprocessing.apply(to: array, path: slice.path))
  }

  /// The networks of MLPerf Tiny, and two ResNets.
  static let all = [keywords, persons, images, small, large, anomalies]

  private static let keywords = AccuracyExample(
    title: "DS-CNN (KWS)", floatModel: "tiny/kws_dscnn_float.tflite",
    int8Model: "tiny/kws_dscnn_int8.tflite", calibration: slice("kws_mfcc_i8", 0..<64),
    scored: slice("kws_mfcc_i8", 64..<500), labels: "kws_y.npy", metric: .top1,
    preprocessing: .speech)

  private static let persons = AccuracyExample(
    title: "MobileNetV1 (VWW)", floatModel: "tiny/vww_mbv1_float.tflite",
    int8Model: "tiny/vww_mbv1_int8.tflite", calibration: slice("vww_rgb96_u8", 0..<64),
    scored: slice("vww_rgb96_u8", 64..<500), labels: "vww_y.npy", metric: .top1,
    preprocessing: .unit)

  private static let images = AccuracyExample(
    title: "ResNet-8 (IC)", floatModel: "tiny/ic_resnet8_float.tflite",
    int8Model: "tiny/ic_resnet8_int8.tflite",
    calibration: slice("cifar10_train2000_rgb32_u8", 0..<512),
    scored: slice("cifar10_rgb32_u8", 0..<500), labels: "cifar10_y.npy", metric: .top1,
    preprocessing: .plain)

  private static let small = AccuracyExample(
    title: "ResNet-20 (CIFAR-10)", floatModel: "cifar/resnet20_float.onnx",
    int8Model: "cifar/resnet20_int8.tflite",
    calibration: slice("cifar10_train2000_rgb32_u8", 0..<512),
    scored: slice("cifar10_rgb32_u8", 0..<500),
    labels: "cifar10_y.npy", metric: .top1, preprocessing: .planes)

  private static let large = AccuracyExample(
    title: "ResNet-18 (ImageNet)", floatModel: "resnet/resnet18_float.onnx",
    int8Model: "resnet/resnet18_int8.tflite",
    calibration: slice("imagenet_calib40_rgb224_u8", 0..<40),
    scored: slice("imagenet_val_rgb224_u8", 0..<100), labels: "imagenet_val_y.npy", metric: .top1,
    preprocessing: .planes)

  /// Four of five rows of neighbouring windows are the same: between what is calibrated on and what
  /// is scored, as many are left out.
  private static let anomalies = AccuracyExample(
    title: "Autoencoder (AD)", floatModel: "tiny/ad_autoenc_float.tflite",
    int8Model: "tiny/ad_autoenc_int8.tflite",
    calibration: CompressionExample.DataSlice(path: CompressionExample.spectrum, frames: 0..<98),
    scored: CompressionExample.DataSlice(path: CompressionExample.spectrum, frames: 102..<196),
    labels: nil, metric: .mse, preprocessing: .plain)

  private static func slice(
    _ name: String, _ frames: Range<Int>
  ) -> CompressionExample.DataSlice {
    CompressionExample.DataSlice(path: name + ".npy", frames: frames)
  }
}
