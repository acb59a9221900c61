extension Program {
  /// Whether bytes start like a program file; only `read` says whether they are one.
  package static func isProgram(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: ProgramFile.magic)
  }

  /// Reads the bytes of a `.obol` file.
  ///
  /// The result is well-formed, but only `verify()` says that it may be run.
  /// - Throws: `ProgramFormatError`, whatever the bytes are.
  package static func read(_ bytes: [UInt8]) throws(ProgramFormatError) -> Program {
    try checkFrame(bytes)
    var reader = ByteReader(
      bytes, range: ProgramFile.headerBytes..<bytes.count - ProgramFile.checksumBytes)
    var program = try reader.section(.head, readHead)
    (program.inputs, program.outputs) = try reader.section(.host) {
      (contents) throws(ProgramFormatError) in
      (
        try contents.list(of: "inputs", HostTensor.read),
        try contents.list(of: "outputs", HostTensor.read)
      )
    }
    program.layers = try reader.section(.layers) { (contents) throws(ProgramFormatError) in
      try contents.list(of: "layers", Layer.read)
    }
    let prologue = try reader.section(.prologue, readWords)
    let body = try reader.section(.body, readWords)
    let layers = try reader.section(.steps) { (contents) throws(ProgramFormatError) in
      try readStepLayers(&contents, count: prologue.count + body.count)
    }
    program.prologue = Section(prologue, layers: layers.prefix(prologue.count))
    program.body = Section(body, layers: layers.dropFirst(prologue.count))
    program.constants = try reader.section(.constants) { (contents) throws(ProgramFormatError) in
      Array(bytes[try contents.take(contents.remaining, "constants")])
    }
    guard reader.remaining == 0 else {
      throw reader.error(expected: "the checksum", found: "\(reader.remaining) more bytes")
    }
    return program
  }

  /// Checks what stands around the sections.
  private static func checkFrame(_ bytes: [UInt8]) throws(ProgramFormatError) {
    var reader = ByteReader(bytes, range: 0..<bytes.count)
    guard bytes[try reader.take(4, "a program file")].elementsEqual(ProgramFile.magic) else {
      throw reader.error(expected: "a program file (OBOL)", found: "other bytes", at: 0)
    }
    let version: UInt32 = try reader.integer("the version")
    guard version == ProgramFile.version else {
      throw reader.error(expected: "version \(ProgramFile.version)", found: "\(version)", at: 4)
    }
    let length: UInt64 = try reader.integer("the file's length")
    let least = ProgramFile.headerBytes + ProgramFile.checksumBytes
    guard length == UInt64(bytes.count), bytes.count >= least else {
      throw reader.error(expected: "a file of \(length) bytes", found: "\(bytes.count)", at: 8)
    }
    let end = bytes.count - ProgramFile.checksumBytes
    var seal = ByteReader(bytes, range: end..<bytes.count)
    let found: UInt32 = try seal.integer("the checksum")
    let expected = CRC32.checksum(bytes, count: end)
    guard found == expected else {
      throw seal.error(
        expected: "checksum \(String(expected, radix: 16))", found: String(found, radix: 16),
        at: end)
    }
  }

  static func readHead(
    _ reader: inout ByteReader
  ) throws(ProgramFormatError) -> Program {
    let name = try reader.string("the program's name")
    var geometry = ArrayGeometry(pixels: 0, outputs: 0, inputs: 0, taps: 0, wordBytes: 0)
    try reader.assign(ArrayGeometry.numbers, to: &geometry)
    let notes = try reader.list(of: "notes") { (reader) throws(ProgramFormatError) in
      try reader.string("a note")
    }
    return Program(name: name, geometry: geometry, notes: notes)
  }

  /// Reads instructions up to the `finish` that must be the last of them, and only that.
  static func readWords(
    _ reader: inout ByteReader
  ) throws(ProgramFormatError) -> [Instruction] {
    var instructions: [Instruction] = []
    while true {
      let range = try reader.take(InstructionWord.byteCount, "an instruction or finish")
      let word = InstructionWord(bytes: reader.bytes[range])
      let index = instructions.count
      do throws(DecodingError) {
        let instruction = try Instruction(decoding: word, at: index)
        if instruction == Instruction(Finish()) { return instructions }
        instructions.append(instruction)
      } catch {
        throw reader.error(
          expected: "an instruction", found: error.description, at: range.lowerBound)
      }
    }
  }

  static func readStepLayers(
    _ reader: inout ByteReader, count: Int
  ) throws(ProgramFormatError) -> [Int] {
    var layers: [Int] = []
    for _ in 0..<count { layers.append(try reader.number("an instruction's layer")) }
    return layers
  }
}

extension Section {
  init(_ instructions: [Instruction], layers: ArraySlice<Int>) {
    self.init(zip(instructions, layers).map { Step($0, layer: $1) })
  }
}

extension Layer {
  static func read(_ reader: inout ByteReader) throws(ProgramFormatError) -> Layer {
    var layer = Layer(
      name: try reader.string("a layer's name"),
      operatorName: try reader.string("a layer's operator"))
    try reader.assign(numbers, to: &layer)
    return layer
  }
}

extension HostTensor {
  static func read(_ reader: inout ByteReader) throws(ProgramFormatError) -> HostTensor {
    let name = try reader.string("a tensor's name")
    let typeOffset = reader.offset
    let code: UInt8 = try reader.integer("an element type")
    guard let type = HostTensor.ElementType(code: code) else {
      let known = HostTensor.ElementType.allCases.map { "\($0.code) for \($0)" }
      throw reader.error(
        expected: known.joined(separator: ", "), found: "\(code)", at: typeOffset)
    }
    let scale = Float(bitPattern: try reader.integer("a scale"))
    let zeroPoint = try reader.number("a zero point")
    let shape = try reader.list(of: "extents") { (reader) throws(ProgramFormatError) in
      try reader.number("an extent")
    }
    let order = try reader.list(of: "an order of axes") { (reader) throws(ProgramFormatError) in
      try reader.number("an axis")
    }
    return HostTensor(
      name: name, shape: shape, elementType: type, scale: scale,
      zeroPoint: zeroPoint, order: order)
  }
}
