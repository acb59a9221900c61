/// Names for tensors such that no two are equal and none is empty.
///
/// Files may leave names out or use one twice; a graph's text and its callers need them unique.
struct UniqueNames {
  private var taken: Set<String> = []

  /// The name itself where it is free, else the name with the tensor's place in the file.
  mutating func unique(_ name: String, index: Int) -> String {
    var candidate = name.isEmpty ? "tensor:\(index)" : name
    while !taken.insert(candidate).inserted { candidate += ":\(index)" }
    return candidate
  }
}
