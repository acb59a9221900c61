import Yams

/// The networks of a space: files, or mappings with weights, variants and frames to be scored on.
extension SpaceReader {
  private static let keys = [
    "model", "weight", "variants", "inputs", "labels", "labelOffset", "accuracy",
  ]

  mutating func networks(_ node: Node?) -> [TunedNetwork] {
    guard let node else { return [TunedNetwork(model: TunedNetwork.bundled)] }
    guard case .sequence(let list) = node, !list.isEmpty else {
      report(node, "'networks' is a list of '- model: FILE' entries, or of files")
      return []
    }
    return list.compactMap { entry in
      if let model = entry.string { return TunedNetwork(model: model) }
      guard case .mapping(let mapping) = entry, let model = mapping["model"]?.string else {
        report(entry, "a network needs 'model: FILE', or 'model: bundled'")
        return nil
      }
      return network(model, mapping)
    }
  }

  private mutating func network(_ model: String, _ mapping: Node.Mapping) -> TunedNetwork? {
    for (key, _) in mapping where !Self.keys.contains(key.string ?? "") {
      let known = Self.keys.joined(separator: ", ")
      report(key, "'\(key.string ?? "")' is no key of a network; there are \(known)")
    }
    let weight = mapping["weight"].map { $0.float ?? .nan } ?? 1
    guard weight > 0, weight.isFinite else {
      report(mapping["weight"], "the weight of \(model) is a number above 0")
      return nil
    }
    return TunedNetwork(
      model: model, weight: weight, variants: variants(mapping["variants"]),
      accuracy: accuracy(mapping))
  }

  private mutating func variants(_ node: Node?) -> [String: String] {
    guard let node else { return [:] }
    guard case .mapping(let mapping) = node, !mapping.isEmpty else {
      report(node, "'variants' names files, like '{int8: kws.tflite, int4: kws-int4.tflite}'")
      return [:]
    }
    var variants: [String: String] = [:]
    for (key, file) in mapping { variants[key.string ?? ""] = file.string ?? "" }
    return variants
  }

  private mutating func accuracy(_ mapping: Node.Mapping) -> AccuracyCheck? {
    guard let inputs = mapping["inputs"]?.string, let labels = mapping["labels"]?.string else {
      if let lone = mapping["inputs"] ?? mapping["labels"] ?? mapping["accuracy"] {
        report(lone, "a network is scored on 'inputs: X.npy' with 'labels: Y.npy', both")
      }
      return nil
    }
    let floor = mapping["accuracy"].map { $0.float ?? .nan } ?? 0
    guard (0...100).contains(floor) else {
      report(mapping["accuracy"], "the least accuracy is a number of percent from 0 to 100")
      return nil
    }
    return AccuracyCheck(
      inputs: inputs, labels: labels, labelOffset: mapping["labelOffset"]?.int ?? 0, floor: floor)
  }
}
