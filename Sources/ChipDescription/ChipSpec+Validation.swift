extension ChipSpec {
  /// Every way in which this cannot be a chip: fields out of range, and fields that do not go
  /// together.
  ///
  /// A rule about several fields is only held against fields that are in range by themselves.
  /// Nothing is said of the fields in `unknown`, which a reader could not read.
  package func validate(except unknown: Set<String> = []) -> [ChipProblem] {
    let ranges = Self.knobs.compactMap { knob in
      knob.problem(in: self).map {
        ChipProblem(knobs: [knob.path], message: "\(knob.path) \($0)")
      }
    }
    let fields = (ranges + operatingPointProblems()).filter { unknown.isDisjoint(with: $0.knobs) }
    let wrong = unknown.union(fields.flatMap(\.knobs))
    return fields + ChipRule.all.compactMap { $0.problem(in: self, unless: wrong) }
  }

  private func operatingPointProblems() -> [ChipProblem] {
    let key = OperatingPoint.listKey
    if operatingPoints.isEmpty {
      return [ChipProblem(knobs: [key], message: "\(key) is empty; a chip needs at least one")]
    }
    return operatingPoints.enumerated().flatMap { index, point in
      OperatingPoint.knobs.compactMap { knob in
        knob.problem(in: point).map { message in
          let path = OperatingPoint.path(of: knob, at: index)
          return ChipProblem(knobs: [path], message: "\(path) \(message)")
        }
      }
    }
  }
}

extension OperatingPoint {
  /// Where a chip file has a field of one point, as in `operatingPoints[0].clock`.
  package static func path(of knob: Knob<OperatingPoint>, at index: Int) -> String {
    "\(listKey)[\(index)].\(knob.path)"
  }
}
