import ArgumentParser
import Runtime

/// What turns the numbers of a data set into those that a model takes.
struct PreprocessingOptions: ParsableArguments {
  @Option(help: "Subtracted from each number of the data first.")
  var offset: Float?

  @Option(help: "What each number is then multiplied by: 1/255, 0.5847.")
  var scale: Ratio?

  @Option(help: "Then subtracted, one for each channel: 0.485,0.456,0.406.")
  var mean: NumberList?

  @Option(help: "What is then divided by, one for each channel: 0.229,0.224,0.225.")
  var std: NumberList?

  @Flag(help: "Turn the channels around, RGB to BGR.")
  var bgr = false

  @Flag(
    name: .customLong("channels-first"),
    help: "Turn images of rows of pixels (NHWC) into planes of channels (NCHW).")
  var channelsFirst = false

  func validate() throws {
    if std?.values.contains(0) == true {
      throw ValidationError("--std takes no 0, which would divide.")
    }
  }

  var preprocessing: Preprocessing {
    var preprocessing = Preprocessing()
    if let offset { preprocessing.offset = offset }
    if let scale { preprocessing.scale = scale.value }
    if let mean { preprocessing.means = mean.values }
    if let std { preprocessing.deviations = std.values }
    preprocessing.reversesChannels = bgr
    preprocessing.putsChannelsFirst = channelsFirst
    return preprocessing
  }

  /// Whether anything was said, be it that numbers stay what they are: they are reals then, which
  /// the model's input quantises.
  private var isAsked: Bool {
    offset != nil || scale != nil || mean != nil || std != nil || bgr || channelsFirst
  }

  /// The arrays of arguments like `X.npy` or `NAME=X.npy`.
  ///
  /// - Parameter asReals: whether arrays become float32 even where nothing is to be done to them,
  ///   since a float model takes their numbers and not their bytes.
  func sources(_ arguments: [String], asReals: Bool) throws -> [InputBinding.Source] {
    try arguments.map { argument in
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      let path = parts.last ?? argument
      let array = try InputFile.read(path)
      return InputBinding.Source(
        path: path, name: parts.count == 2 ? parts[0] : nil,
        array: asReals || isAsked
          ? try preprocessing.apply(to: array, path: path) : array)
    }
  }
}

/// A number as a person writes it: `0.5`, `1/255`.
struct Ratio: ExpressibleByArgument {
  let value: Float

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Float($0) }
    guard let first = parts[0], parts.count <= 2 else { return nil }
    guard parts.count == 2 else {
      value = first
      return
    }
    guard let second = parts[1], second != 0 else { return nil }
    value = first / second
  }
}

/// Numbers with commas between them.
struct NumberList: ExpressibleByArgument {
  let values: [Float]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Float($0) }
    guard numbers.count == parts.count, numbers.allSatisfy(\.isFinite) else { return nil }
    values = numbers
  }
}
