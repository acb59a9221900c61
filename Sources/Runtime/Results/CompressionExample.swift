internal import Compression
internal import ModelFormats
internal import ModelIR

/// A published network with its data, and how it is compressed for the page of results.
struct CompressionExample: Sendable {
  let title: String
  /// Below the folder of models; nil where there is no float model.
  let floatModel: String?
  let int8Model: String
  /// Frames to calibrate with, and those to score; the same file is divided.
  let calibration: DataSlice
  let scored: DataSlice
  let labels: String?
  let labelOffset: Int
  let metric: Metric
  let preprocessing: Preprocessing
  /// Whether the published int8 network is compressed, and not the float one quantised here.
  var startsFromInt8 = false
  /// What gives `obol compress` the same data; empty where that is in no file that it reads.
  let arguments: String
  let forms: [Form]

  /// One way of compressing it.
  struct Form: Sendable {
    /// What the page calls it.
    let name: String
    /// The options of `obol compress`.
    let options: String
    let choice: CompressionChoice
  }

  /// Frames of a file.
  struct DataSlice: Sendable {
    let path: String
    let frames: Range<Int>
  }

  /// The four networks of MLPerf Tiny, MobileNetV2, a ResNet with branches to take away, and one
  /// whose layers are too large for exact pruning.
  static let all = [images, keywords, persons, anomalies, mobile, residual, large]

  private static let images = CompressionExample(
    title: "ResNet-8 (IC)", floatModel: "tiny/ic_resnet8_float.tflite",
    int8Model: "tiny/ic_resnet8_int8.tflite",
    calibration: DataSlice(path: "cifar10_train2000_rgb32_u8.npy", frames: 0..<512),
    scored: DataSlice(path: "cifar10_rgb32_u8.npy", frames: 0..<500), labels: "cifar10_y.npy",
    labelOffset: 0, metric: .top1, preprocessing: Preprocessing(),
    arguments: "--calibration data/cifar10_train2000_rgb32_u8.npy "
      + "--inputs data/cifar10_rgb32_u8.npy --labels data/cifar10_y.npy",
    forms: [
      .rounded(4), .rounded(3),
      Form(
        name: "half the inner weights zero", options: "--prune 0.5",
        choice: CompressionChoice(sparsity: .share(0.5))),
      Form(
        name: "half zero, 4 bits", options: "--prune 0.5 --bits 4",
        choice: CompressionChoice(sparsity: .share(0.5), grid: WeightGrid(bits: 4))),
      Form(
        name: "2 of 4 inner weights zero", options: "--prune 2:4",
        choice: CompressionChoice(sparsity: .pattern(kept: 2, of: 4))),
      .blocks(share: 0.5, of: 4), .blocks(share: 0.25, of: 16, outputs: 16),
      .activations, .both,
      Form(
        name: "at least 7,000 frames/s", options: "--target-fps 7000",
        choice: CompressionChoice(budget: CompressionBudget(framesPerSecond: 7000))),
    ])

  private static let keywords = CompressionExample(
    title: "DS-CNN (KWS)", floatModel: "tiny/kws_dscnn_float.tflite",
    int8Model: "tiny/kws_dscnn_int8.tflite",
    calibration: DataSlice(path: "kws_mfcc_i8.npy", frames: 0..<200),
    scored: DataSlice(path: "kws_mfcc_i8.npy", frames: 200..<500), labels: "kws_y.npy",
    labelOffset: 0, metric: .top1, preprocessing: scaled(offset: 83, by: 0.5847029),
    arguments: "--offset 83 --scale 0.5847029 --calibration data/kws_mfcc_i8.npy "
      + "--calibration-frames 200 --labels data/kws_y.npy",
    forms: [.rounded(4), .rounded(3), .byColumn(3), .activations, .both])

  private static let persons = CompressionExample(
    title: "MobileNetV1 (VWW)", floatModel: "tiny/vww_mbv1_float.tflite",
    int8Model: "tiny/vww_mbv1_int8.tflite",
    calibration: DataSlice(path: "vww_rgb96_u8.npy", frames: 0..<100),
    scored: DataSlice(path: "vww_rgb96_u8.npy", frames: 100..<500), labels: "vww_y.npy",
    labelOffset: 0, metric: .top1, preprocessing: scaled(offset: 0, by: 1 / 255),
    startsFromInt8: true,
    arguments: "--scale 1/255 --calibration data/vww_rgb96_u8.npy --calibration-frames 100 "
      + "--labels data/vww_y.npy",
    forms: [
      Form(name: "channels folded exactly", options: "", choice: CompressionChoice()), .rounded(4),
      .rounded(3), .byColumn(3),
    ])

  private static let anomalies = CompressionExample(
    title: "Autoencoder (AD)", floatModel: "tiny/ad_autoenc_float.tflite",
    int8Model: "tiny/ad_autoenc_int8.tflite",
    calibration: DataSlice(path: spectrum, frames: 0..<98),
    scored: DataSlice(path: spectrum, frames: 98..<196), labels: nil, labelOffset: 0, metric: .mse,
    preprocessing: Preprocessing(), arguments: "", forms: [.everyLayer(4), .everyLayer(3)])

  private static let mobile = CompressionExample(
    title: "MobileNetV2 1.0 224", floatModel: nil,
    int8Model: "mobilenet/tf2_mobilenet_v2_1.0_224_ptq_int8.tflite",
    calibration: DataSlice(path: "imagenet_calib40_rgb224_u8.npy", frames: 0..<40),
    scored: DataSlice(path: "imagenet_val_rgb224_u8.npy", frames: 0..<100),
    labels: "imagenet_val_y.npy", labelOffset: 1, metric: .top1, preprocessing: Preprocessing(),
    startsFromInt8: true,
    arguments: "--calibration data/imagenet_calib40_rgb224_u8.npy "
      + "--inputs data/imagenet_val_rgb224_u8.npy --labels data/imagenet_val_y.npy "
      + "--label-offset 1",
    forms: [
      Form(
        name: "8 or 4 bits, at most 60 % of the bytes",
        options: "--target-share 0.6 --choices 8,4",
        choice: CompressionChoice(
          byteShare: 0.6, grids: [8, 4].compactMap { WeightGrid(bits: $0) })),
      .rounded(4), .learned(4),
    ])

  private static let residual = CompressionExample(
    title: "ResNet-20 (CIFAR-10)", floatModel: nil, int8Model: "cifar/resnet20_int8.tflite",
    calibration: DataSlice(path: "cifar10_train2000_rgb32_u8.npy", frames: 0..<512),
    scored: DataSlice(path: "cifar10_rgb32_u8.npy", frames: 0..<500), labels: "cifar10_y.npy",
    labelOffset: 0, metric: .top1, preprocessing: .imageNet, startsFromInt8: true,
    arguments: "--scale 1/255 --mean 0.485,0.456,0.406 --std 0.229,0.224,0.225 "
      + "--calibration data/cifar10_train2000_rgb32_u8.npy "
      + "--inputs data/cifar10_rgb32_u8.npy --labels data/cifar10_y.npy",
    forms: [
      .withoutBranches(0.16),
      .blocks(share: 0.5, of: 4), .blocks(share: 0.25, of: 16, outputs: 16),
      .blocks(share: 0.5, of: 16, outputs: 16),
    ])

  private static let large = CompressionExample(
    title: "ResNet-18 (ImageNet)", floatModel: nil, int8Model: "resnet/resnet18_int8.tflite",
    calibration: DataSlice(path: "imagenet_calib40_rgb224_u8.npy", frames: 0..<40),
    scored: DataSlice(path: "imagenet_val_rgb224_u8.npy", frames: 0..<100),
    labels: "imagenet_val_y.npy", labelOffset: 0, metric: .top1, preprocessing: .imageNet,
    startsFromInt8: true,
    arguments: "--scale 1/255 --mean 0.485,0.456,0.406 --std 0.229,0.224,0.225 "
      + "--calibration data/imagenet_calib40_rgb224_u8.npy "
      + "--inputs data/imagenet_val_rgb224_u8.npy --labels data/imagenet_val_y.npy",
    forms: [
      Form(
        name: "half the inner weights zero", options: "--prune 0.5",
        choice: CompressionChoice(sparsity: .share(0.5)))
    ])

  /// Log-mel rows of 128 values, of which a frame has five.
  static let spectrum = "ad_normal_id_01_00000000_hist_librosa.bin"

  private static func scaled(offset: Float, by scale: Float) -> Preprocessing {
    var preprocessing = Preprocessing()
    preprocessing.offset = offset
    preprocessing.scale = scale
    return preprocessing
  }
}

extension CompressionExample.Form {
  /// A share of the inner weights zero, in blocks of so many inputs by so many outputs.
  fileprivate static func blocks(
    share: Double, of inputs: Int, outputs: Int = 1
  ) -> CompressionExample.Form {
    let sparsity = Sparsity.blocks(share: share, of: inputs, outputs: outputs)
    return CompressionExample.Form(
      name: "\(sparsity)",
      options: "--prune \(share)x\(inputs)" + (outputs > 1 ? "x\(outputs)" : ""),
      choice: CompressionChoice(sparsity: sparsity))
  }

  /// Inner weights on a grid, the ends and depthwise ones at 8 bits.
  fileprivate static func rounded(_ bits: Int) -> CompressionExample.Form {
    CompressionExample.Form(
      name: "inner weights at \(bits) bits", options: "--bits \(bits)",
      choice: CompressionChoice(grid: WeightGrid(bits: bits)))
  }
}

extension CompressionExample.Form {
  /// Activations behind clamps at 4 bits, which has to be asked for.
  fileprivate static var activations: CompressionExample.Form {
    CompressionExample.Form(
      name: "activations at 4 bits, as asked", options: "--activation-bits 4 --take-every-step",
      choice: choice { $0.activationBits = 4 })
  }

  /// The same with weights of 4 bits.
  fileprivate static var both: CompressionExample.Form {
    CompressionExample.Form(
      name: "weights and activations at 4 bits, as asked",
      options: "--bits 4 --activation-bits 4 --take-every-step",
      choice: choice {
        $0.activationBits = 4
        $0.grid = WeightGrid(bits: 4)
      })
  }

  /// Inner weights on a grid, with steps for each input column.
  fileprivate static func byColumn(_ bits: Int) -> CompressionExample.Form {
    CompressionExample.Form(
      name: "inner weights at \(bits) bits, steps by column",
      options: "--bits \(bits) --column-steps",
      choice: choice {
        $0.takesEveryStep = false
        $0.grid = WeightGrid(bits: bits)
        $0.rounding.usesColumnSteps = true
      })
  }

  /// Inner weights on a grid, rounded as is learned.
  fileprivate static func learned(_ bits: Int) -> CompressionExample.Form {
    CompressionExample.Form(
      name: "inner weights at \(bits) bits, learned",
      options: "--bits \(bits) --learned-rounding",
      choice: choice {
        $0.takesEveryStep = false
        $0.grid = WeightGrid(bits: bits)
        $0.rounding.isLearned = true
      })
  }

  /// Without the residual branches that are worth less than a share of the outputs.
  fileprivate static func withoutBranches(_ share: Double) -> CompressionExample.Form {
    CompressionExample.Form(
      name: "without branches worth up to \(Int((share * 100).rounded())) % of the outputs",
      options: "--remove-branches \(share)",
      choice: choice {
        $0.takesEveryStep = false
        $0.branchNoise = share
      })
  }

  private static func choice(_ change: (inout CompressionChoice) -> Void) -> CompressionChoice {
    var choice = CompressionChoice()
    choice.takesEveryStep = true
    change(&choice)
    return choice
  }

  /// The first and the last layer as well: without convolutions these have most of the weights.
  fileprivate static func everyLayer(_ bits: Int) -> CompressionExample.Form {
    CompressionExample.Form(
      name: "every layer at \(bits) bits", options: "--every-layer --bits \(bits)",
      choice: CompressionChoice(grid: WeightGrid(bits: bits), includesEnds: true))
  }
}

extension CompressionExample {
  /// The command that does the same, in the folder that has models and data; nil where there is
  /// none.
  func command(_ form: Form) -> String? {
    guard !arguments.isEmpty else { return nil }
    let model = startsFromInt8 ? int8Model : floatModel ?? int8Model
    return ["obol compress models/\(model)", arguments, form.options]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Frames of a file as a network's input.
  ///
  /// - Parameter isPublished: whether the network is one that integers of the file are meant for;
  ///   one that was quantised here has scales of its own, and gets reals.
  func source(
    _ slice: DataSlice, below folder: String, for graph: Graph, isPublished: Bool
  ) throws -> InputBinding.Source {
    let path = "\(folder)/data/\(slice.path)"
    let array = slice.path.hasSuffix(".bin") ? try Self.windows(path) : try InputFile.read(path)
    let input = graph.inputs.first.map { graph[$0] }
    let isOwn = array.elements.elementType == input?.elementType
    let values =
      isOwn && isPublished ? array : try preprocessing.apply(to: array, path: path)
    return InputBinding.Source(path: path, name: nil, array: values).frames(slice.frames)
  }

  /// Every five rows that follow each other, of a file of float32 rows.
  static func windows(_ path: String) throws -> NumPyArray {
    let bytes = try ByteFile.read(path)
    let values = stride(from: 0, to: bytes.count - 3, by: 4).map { start in
      Float(
        bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) })
    }
    let (width, taken) = (128, 5)
    let count = max(values.count / width - taken + 1, 0)
    let windows = (0..<count).flatMap { values[$0 * width..<($0 + taken) * width] }
    return NumPyArray(shape: [count, width * taken], elements: .float32(windows))
  }
}
