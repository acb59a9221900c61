/// How a file says what lies around an image (schema.fbs, enum Padding).
enum PaddingScheme: Int8 {
  /// As much as makes the result `image / stride`, rounded up.
  case same = 0
  /// Nothing.
  case valid = 1
}
