internal import ModelIR

extension ONNXOperatorRule {
  /// Images in another size.
  static let resizings: [ONNXOperatorRule] = [
    ONNXOperatorRule("Resize") { importer throws(ModelFormatProblem) in
      [try importer.resize(scales: importer.opset < 11 ? 1 : 2)]
    },
    ONNXOperatorRule("Upsample") { importer throws(ModelFormatProblem) in
      [try importer.resize(scales: 1)]
    },
  ]
}

extension ONNXImporter {
  /// A value with other extents, its elements nearest neighbours or means of neighbours.
  ///
  /// - Parameter index: the input that holds the scales.
  mutating func resize(scales index: Int) throws(ModelFormatProblem) -> ONNXValue {
    let isOld = opset < 11
    let coordinates = node.string(
      "coordinate_transformation_mode", default: isOld ? "asymmetric" : "half_pixel")
    let rounding = node.string("nearest_mode", default: isOld ? "floor" : "round_prefer_floor")
    let value = try input(0)
    let axes = try resizedAxes(value, scales: index).filter {
      $0.size != $0.extent || $0.scale != 1 || coordinates == "tf_crop_and_resize"
    }
    if let resized = try resizedAsImage(value, axes, coordinates, rounding) { return resized }
    var result = value
    for axis in axes {
      result = try resized(result, axis, coordinates, rounding)
    }
    return result
  }

  /// The axes that a node resizes.
  private mutating func resizedAxes(
    _ value: ONNXValue, scales index: Int
  ) throws(ModelFormatProblem) -> [ONNXResizeAxis] {
    let extents = shape(value)
    let axes =
      try node.ints("axes").map { list throws(ModelFormatProblem) in
        try list.map { axis throws(ModelFormatProblem) in
          try node.axis(axis, rank: value.rank, "axes")
        }
      } ?? Array(extents.indices)
    let given = try reals(ofInput: index, "scales")
    let scales = node.floats("scales") ?? given ?? []
    let sizes = scales.isEmpty ? try integers(ofInput: 3, "sizes") ?? [] : []
    let corners = index == 2 ? try reals(ofInput: 1, "roi") ?? [] : []
    guard max(scales.count, sizes.count) == axes.count,
      scales.allSatisfy({ $0 > 0 && $0 <= 65536 }), sizes.allSatisfy({ (1...65536).contains($0) })
    else {
      throw node.problem(
        "scales", found: "\(scales.prefix(9)), sizes \(sizes.prefix(9))",
        expected: "one above 0 for each of \(axes.count) axes")
    }
    let ratios = zip(sizes, axes).map { Double($0) / Double(extents[$1]) }
    let policy = node.string("keep_aspect_ratio_policy", default: "stretch")
    let common = policy == "not_larger" ? ratios.min() : policy == "stretch" ? nil : ratios.max()
    return axes.enumerated().map { place, axis in
      let extent = extents[axis]
      let scale = scales.isEmpty ? common ?? ratios[place] : Double(scales[place])
      let exact = scale * Double(extent)
      let size: Int
      if scales.isEmpty {
        size = common == nil ? sizes[place] : Int((exact + 0.5).rounded(.down))
      } else {
        size = Int(exact.rounded(.down))
      }
      let hasCrop = corners.count == 2 * axes.count
      let start = hasCrop ? Double(corners[place]) : 0
      let end = hasCrop ? Double(corners[axes.count + place]) : 1
      return ONNXResizeAxis(
        axis: axis, extent: extent, size: max(1, size), scale: scale,
        crop: min(start, end)...max(start, end))
    }
  }

  /// The resizing as an operation of the graph's own; nil where there is none for it.
  private mutating func resizedAsImage(
    _ value: ONNXValue, _ axes: [ONNXResizeAxis], _ coordinates: String, _ rounding: String
  ) throws(ModelFormatProblem) -> ONNXValue? {
    let kinds: [String: ResizeCoordinates] = [
      "asymmetric": .asymmetric, "half_pixel": .halfPixel, "align_corners": .alignCorners,
    ]
    let roundings: [String: ResizeRounding] = [
      "floor": .floor, "ceil": .ceiling, "round_prefer_floor": .halfDown,
      "round_prefer_ceil": .halfUp,
    ]
    let mode = node.string("mode", default: "nearest")
    let modes: [String: ResizeMode] = ["nearest": .nearest, "linear": .bilinear]
    guard value.rank == 4, !axes.isEmpty, axes.allSatisfy({ $0.axis >= 2 }),
      let kind = kinds[coordinates], let rounding = roundings[rounding], let mode = modes[mode],
      !node.flag("antialias"), !node.flag("exclude_outside"),
      kind != .alignCorners
        || axes.allSatisfy({ Double($0.size) == $0.scale * Double($0.extent) })
    else { return nil }
    let extents = shape(value)
    let rows = axes.first { $0.axis == 2 }
    let columns = axes.first { $0.axis == 3 }
    let definition = Resize(
      size: Extent(height: rows?.size ?? extents[2], width: columns?.size ?? extents[3]),
      mode: mode, coordinates: kind, rounding: rounding,
      rowScale: Self.step(rows, kind), columnScale: Self.step(columns, kind))
    return ONNXValue(
      try move(definition, [channelsLast(value)]), order: .channelsLast(rank: 4),
      type: value.type)
  }

  /// How far elements of the result lie apart in the input; 0 where their numbers say so.
  private static func step(_ axis: ONNXResizeAxis?, _ kind: ResizeCoordinates) -> Float {
    guard let axis, kind != .alignCorners, Double(axis.size) != axis.scale * Double(axis.extent)
    else { return 0 }
    return Float(1 / axis.scale)
  }

  /// A value resized along one axis: elements picked, or weighted sums of them.
  private mutating func resized(
    _ value: ONNXValue, _ axis: ONNXResizeAxis, _ coordinates: String, _ rounding: String
  ) throws(ModelFormatProblem) -> ONNXValue {
    let places = (0..<axis.size).compactMap { axis.place(of: $0, coordinates) }
    guard places.count == axis.size else {
      throw node.problem(
        "coordinate_transformation_mode", found: "\"\(coordinates)\"",
        expected: "one of ONNX's modes")
    }
    let isCropped = coordinates == "tf_crop_and_resize"
    let outside = places.map { isCropped && !(0...Double(axis.extent - 1)).contains($0) }
    let mode = node.string("mode", default: "nearest")
    if mode == "nearest", !outside.contains(true) {
      let indices = places.compactMap { axis.nearest(to: $0, rounding) }.map { Int32($0) }
      let list = add(constant: .int32(indices), shape: [indices.count])
      return ONNXValue(
        try move(Gather(axis: value.storedAxis(axis.axis)), [value.tensor, list]),
        order: value.order, type: value.type)
    }
    let kernel = ONNXResizeKernel(
      cubic: mode == "cubic" ? Double(node.float("cubic_coeff_a", default: -0.75)) : nil,
      isAntialiased: node.flag("antialias"), excludesOutside: node.flag("exclude_outside"))
    let filler = node.float("extrapolation_value", default: 0)
    let rows = zip(places, outside).flatMap { place, isOutside -> [Float] in
      if isOutside { return Array(repeating: 0, count: axis.extent) }
      guard mode == "nearest" else { return axis.weights(about: place, kernel) }
      let nearest = axis.nearest(to: place, rounding)
      return (0..<axis.extent).map { $0 == nearest ? 1 : 0 }
    }
    let weights = add(constant: .float32(rows), shape: [axis.size, axis.extent])
    let offsets = add(
      constant: .float32(outside.map { $0 ? filler : 0 }), shape: [axis.size])
    let order = value.order.filter { $0 != axis.axis } + [axis.axis]
    let definition = FullyConnected(activation: .none, keepsAxes: true)
    return ONNXValue(
      try emit(definition, [stored(value, in: order), weights, offsets]), order: order,
      type: value.type)
  }
}
