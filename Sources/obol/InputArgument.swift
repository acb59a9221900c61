import Runtime

/// `X.npy` or `NAME=X.npy`, as `--input` takes it.
enum InputArgument {
  /// The arrays of all arguments; throws `Problems` where a file cannot be read.
  static func sources(_ arguments: [String]) throws -> [InputBinding.Source] {
    try arguments.map { argument in
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      let path = parts.last ?? argument
      return InputBinding.Source(
        path: path, name: parts.count == 2 ? parts[0] : nil, array: try InputFile.read(path))
    }
  }
}
