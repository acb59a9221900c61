import ChipDescription

/// Lays a chip file over its bases and makes a chip of the result.
struct ChipFileReader {
  /// The bases that name each other, to notice a circle.
  private var open: [ChipFileSource] = []
  /// The values, those of a file over those of its base.
  private var settings: [String: ChipFileSetting] = [:]
  /// Where sections start, for what is missing in them.
  private var sections: [String: ChipFilePlace] = [:]
  /// How many operating points the last list has; nothing while there was none.
  private var pointCount: Int?
  private var problems: [ChipFileProblem] = []
  /// Knobs whose text could not be read, so that no rule is held against them.
  private var unread: Set<String> = []

  /// Reads a chip from a source and everything that it builds on.
  ///
  /// Throws a `ChipFileError` with every problem found.
  static func read(_ source: ChipFileSource) throws(ChipFileError) -> ChipSpec {
    var reader = ChipFileReader()
    try reader.add(source)
    let chip = reader.chip(from: source)
    if reader.problems.isEmpty { return chip }
    throw ChipFileError(problems: reader.sortedProblems)
  }

  /// Adds a file, after the base that it names.
  private mutating func add(_ source: ChipFileSource) throws(ChipFileError) {
    let root = try ChipFileDocument.parse(try source.text(), file: source.name)
    let tree = ChipFileTree(root: root, file: source.name)
    open.append(source)
    if let base = tree.base, !base.text.isEmpty { try add(base: base, of: source) }
    lay(tree)
  }

  private mutating func add(
    base: ChipFileSetting, of source: ChipFileSource
  ) throws(ChipFileError) {
    let next = source.base(base.text)
    if let start = open.firstIndex(where: { $0.identity == next.identity }) {
      let circle = (open[start...] + [next]).map(\.name).joined(separator: " → ")
      problems.append(base.place.problem("base leads back to where it started: \(circle)"))
      return
    }
    do {
      try add(next)
    } catch {
      problems.append(base.place.problem("base '\(base.text)' cannot be used"))
      problems.append(contentsOf: error.problems)
    }
  }

  private mutating func lay(_ tree: ChipFileTree) {
    if let count = tree.pointCount {
      // The list is replaced as a whole: half of a base's point would be a point of nobody.
      settings = settings.filter { !$0.key.hasPrefix(OperatingPoint.listKey) }
      sections = sections.filter { !$0.key.hasPrefix(OperatingPoint.listKey) }
      pointCount = count
    }
    settings.merge(tree.settings) { _, new in new }
    sections.merge(tree.sections) { _, new in new }
    problems += tree.problems
  }

  // MARK: - Making the chip

  private mutating func chip(from source: ChipFileSource) -> ChipSpec {
    var chip = ChipSpec()
    let whole = ChipFilePlace(file: source.name, line: 1)
    for knob in ChipSpec.knobs {
      let section = knob.path.split(separator: ".").dropLast().joined()
      read(knob, at: knob.path, into: &chip, missingAt: sections[section] ?? whole)
    }
    chip.operatingPoints = (0..<(pointCount ?? 0)).map { operatingPoint($0, missingAt: whole) }
    if pointCount == nil { unread.insert(OperatingPoint.listKey) }
    if sections[OperatingPoint.listKey] == nil {
      missing(OperatingPoint.listKey, "a list of clock and voltage pairs", at: whole)
    }
    hold(chip, whole: whole)
    return chip
  }

  private mutating func operatingPoint(
    _ index: Int, missingAt whole: ChipFilePlace
  ) -> OperatingPoint {
    var point = OperatingPoint()
    let place = sections["\(OperatingPoint.listKey)[\(index)]"] ?? whole
    for knob in OperatingPoint.knobs {
      read(knob, at: OperatingPoint.path(of: knob, at: index), into: &point, missingAt: place)
    }
    return point
  }

  private mutating func read<Root>(
    _ knob: Knob<Root>, at path: String, into root: inout Root, missingAt place: ChipFilePlace
  ) {
    guard let setting = settings[path] else {
      if knob.isOptional { return }
      unread.insert(path)
      let expected = "\(knob.range.description(in: knob.unit)), like '\(knob.example)'"
      return missing(path, expected, at: place)
    }
    if setting.text.isEmpty {
      unread.insert(path)
      return
    }
    do {
      knob.set(try knob.value(from: setting.text), in: &root)
    } catch {
      unread.insert(path)
      problems.append(setting.place.problem("\(path): \(error)"))
    }
  }

  private mutating func missing(_ path: String, _ expected: String, at place: ChipFilePlace) {
    problems.append(place.problem("\(path) is missing; give \(expected)"))
  }

  /// Holds the chip's own rules against what could be read.
  private mutating func hold(_ chip: ChipSpec, whole: ChipFilePlace) {
    for problem in chip.validate(except: unread) {
      let places = problem.knobs.compactMap { settings[$0]?.place ?? sections[$0] }
      // The file itself is the one to change, where it has a say in it at all.
      let own = places.first { $0.file == whole.file }
      problems.append((own ?? places.first ?? whole).problem(problem.message))
    }
  }

  /// The problems file by file in the order in which files were read, and by line in a file.
  private var sortedProblems: [ChipFileProblem] {
    var files: [String] = []
    for problem in problems where !files.contains(problem.file) { files.append(problem.file) }
    return files.flatMap { file in
      let own = problems.filter { $0.file == file }.enumerated()
      return own.sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
        .map(\.element)
    }
  }
}
