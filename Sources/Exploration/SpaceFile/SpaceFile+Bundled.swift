extension SpaceFile {
  /// The space around the flagship that is part of this binary.
  package static var bundledText: String {
    String(decoding: PackageResources.obol_yaml, as: UTF8.self)
  }

  /// What messages call it.
  package static let bundledName = "bundled space 'obol'"
}
