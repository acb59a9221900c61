extension Program {
  /// The program as the bytes of a `.obol` file, laid out as `ProgramFile` says.
  ///
  /// - Throws: `EncodingError` where an instruction's value does not fit its field.
  package func bytes() throws(EncodingError) -> [UInt8] {
    var contents = ByteWriter()
    contents.writeSection(.head, headContents)
    contents.writeSection(.host, hostContents)
    contents.writeSection(.layers, layerContents)
    contents.writeSection(.prologue, try Self.wordContents(prologue))
    contents.writeSection(.body, try Self.wordContents(body))
    contents.writeSection(.steps, stepContents)
    var constantContents = ByteWriter()
    constantContents.write(constants)
    contents.writeSection(.constants, constantContents)
    return Self.sealed(contents.bytes)
  }

  /// The sections between header and checksum.
  private static func sealed(_ sections: [UInt8]) -> [UInt8] {
    let length = ProgramFile.headerBytes + sections.count + ProgramFile.checksumBytes
    var file = ByteWriter()
    file.write(ProgramFile.magic)
    file.write(ProgramFile.version)
    file.write(UInt64(length))
    file.write(sections)
    file.write(CRC32.checksum(file.bytes, count: file.bytes.count))
    return file.bytes
  }

  var headContents: ByteWriter {
    var writer = ByteWriter()
    writer.write(name)
    writer.writeNumbers(ArrayGeometry.numbers, of: geometry)
    writer.writeList(notes) { $0.write($1) }
    return writer
  }

  private var hostContents: ByteWriter {
    var writer = ByteWriter()
    for tensors in [inputs, outputs] { writer.writeList(tensors) { $1.write(to: &$0) } }
    return writer
  }

  var layerContents: ByteWriter {
    var writer = ByteWriter()
    writer.writeList(layers) { writer, layer in
      writer.write(layer.name)
      writer.write(layer.operatorName)
      writer.writeNumbers(Layer.numbers, of: layer)
    }
    return writer
  }

  var stepContents: ByteWriter {
    var writer = ByteWriter()
    for step in prologue.steps + body.steps { writer.write(step.layer) }
    return writer
  }

  static func wordContents(_ section: Section) throws(EncodingError) -> ByteWriter {
    var writer = ByteWriter()
    for step in section.steps { writer.write(try step.instruction.encoded().bytes) }
    writer.write(try Instruction(Finish()).encoded().bytes)
    return writer
  }
}

extension HostTensor {
  func write(to writer: inout ByteWriter) {
    writer.write(name)
    writer.write(elementType.code)
    writer.write(scale)
    writer.write(zeroPoint)
    writer.writeList(shape) { $0.write($1) }
    writer.writeList(order) { $0.write($1) }
  }
}
