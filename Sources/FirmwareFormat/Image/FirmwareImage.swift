package import InstructionSet

/// What is flashed onto a chip: a manifest that is signed, and the sections that it vouches for.
public struct FirmwareImage: Sendable, Hashable {
  package var manifest: ImageManifest
  /// In the order of their kinds, each kind at most once.
  package var sections: [ImageSection]

  package init(manifest: ImageManifest, sections: [ImageSection]) {
    self.manifest = manifest
    self.sections = sections
  }

  /// The section of a kind; nil where there is none.
  package func section(_ kind: SectionKind) -> ImageSection? {
    sections.first { $0.kind == kind }
  }
}

extension FirmwareImage {
  /// Code for the control core: sections, and where it starts.
  package struct Code: Sendable, Hashable {
    package var sections: [ImageSection]
    package var entry: UInt32
    /// The core's memory that the code uses.
    package var regions: [MemoryRegion]

    package init(sections: [ImageSection], entry: UInt32, regions: [MemoryRegion]) {
      self.sections = sections
      self.entry = entry
      self.regions = regions
    }
  }

  /// The image of a program for a chip.
  ///
  /// - Throws: `EncodingError` where an instruction's value does not fit its field.
  package init(
    _ program: Program, chipName: String, counter: UInt32, code: Code? = nil
  ) throws(EncodingError) {
    let parts = try program.parts()
    let banks = program.touchedBankBytes.map {
      MemoryRegion(space: .banks, address: $0.lowerBound, byteCount: $0.count)
    }
    manifest = ImageManifest(
      counter: counter, chipName: chipName, geometry: program.geometry,
      bankBytes: program.peakBankBytes, programBytes: program.instructionBytes,
      prologueWords: program.prologue.steps.count + 1, bodyWords: program.body.steps.count + 1,
      entry: code?.entry ?? 0, networkName: program.name, inputs: program.inputs,
      outputs: program.outputs, regions: (code?.regions ?? []) + banks)
    let data = [
      ImageSection(.program, bytes: parts.words), ImageSection(.weights, bytes: parts.constants),
      ImageSection(.tables, bytes: parts.tables),
    ]
    sections = ((code?.sections ?? []) + data.filter { !$0.bytes.isEmpty })
      .sorted { $0.kind.rawValue < $1.kind.rawValue }
  }

  /// The program that the image holds.
  ///
  /// The result is well-formed, but only `verify()` says that it may be run.
  /// - Throws: `FirmwareRefusal.malformedProgram` where the sections are no program's.
  package func program() throws(FirmwareRefusal) -> Program {
    let parts = ProgramParts(
      words: section(.program)?.bytes ?? [], constants: section(.weights)?.bytes ?? [],
      tables: section(.tables)?.bytes ?? [])
    let program: Program
    do throws(ProgramFormatError) {
      program = try Program(parts: parts, inputs: manifest.inputs, outputs: manifest.outputs)
    } catch {
      throw .malformedProgram
    }
    guard program.prologue.steps.count + 1 == manifest.prologueWords,
      program.body.steps.count + 1 == manifest.bodyWords, program.geometry == manifest.geometry,
      program.name == manifest.networkName
    else { throw .malformedProgram }
    return program
  }
}
