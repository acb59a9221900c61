package import ChipDescription

/// Reading of chip files: YAML with units written out and a `base:` that a file may build on.
package enum ChipFile {
  /// Reads a chip by the name of a bundled one, or else by path.
  ///
  /// Throws a `ChipFileError` with every problem of the file and of its bases.
  package static func load(_ nameOrPath: String) throws(ChipFileError) -> ChipSpec {
    if bundledNames.contains(nameOrPath) { return try bundled(nameOrPath) }
    return try read(path: nameOrPath)
  }

  /// Reads a chip that is part of this binary.
  ///
  /// Throws a `ChipFileError` where there is no such chip.
  package static func bundled(_ name: String) throws(ChipFileError) -> ChipSpec {
    try ChipFileReader.read(.bundled(name))
  }

  /// Reads a chip file.
  ///
  /// Throws a `ChipFileError` with every problem of the file and of its bases.
  package static func read(path: String) throws(ChipFileError) -> ChipSpec {
    try ChipFileReader.read(.file(path))
  }

  /// Reads the text of a chip file; a `base:` in it is looked for from the current folder.
  ///
  /// Throws a `ChipFileError` with every problem of the text and of its bases; they call it `name`.
  package static func read(text: String, name: String) throws(ChipFileError) -> ChipSpec {
    try ChipFileReader.read(.text(text, name: name))
  }

  /// The chips that are part of this binary, the flagship first.
  package static let bundledNames = [
    "obol", "obol-lite", "ethos-u55-128", "ethos-u55-256", "max78000", "max78002", "gap9", "ndp120",
    "eyeriss",
  ]

  /// The text of a bundled chip.
  static func bundledText(_ name: String) -> String? {
    switch name {
    case "obol": String(decoding: PackageResources.obol_yaml, as: UTF8.self)
    case "obol-lite": String(decoding: PackageResources.obol_lite_yaml, as: UTF8.self)
    case "ethos-u55-128": String(decoding: PackageResources.ethos_u55_128_yaml, as: UTF8.self)
    case "ethos-u55-256": String(decoding: PackageResources.ethos_u55_256_yaml, as: UTF8.self)
    case "max78000": String(decoding: PackageResources.max78000_yaml, as: UTF8.self)
    case "max78002": String(decoding: PackageResources.max78002_yaml, as: UTF8.self)
    case "gap9": String(decoding: PackageResources.gap9_yaml, as: UTF8.self)
    case "ndp120": String(decoding: PackageResources.ndp120_yaml, as: UTF8.self)
    case "eyeriss": String(decoding: PackageResources.eyeriss_yaml, as: UTF8.self)
    default: nil
    }
  }
}
