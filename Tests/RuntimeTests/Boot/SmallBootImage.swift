import ChipDescription
import ChipFiles
import Compiler
import FirmwareFormat
import FoundationEssentials
import InstructionSet
import MachineModel
import Runtime
import TestSupport
import Testing

/// An image of a network so small that every bit of it can be tried on the simulated boot ROM, and
/// a chip whose weight store is small as well.
struct SmallBootImage {
  let chip: ChipSpec
  let key: SigningKey
  let image: FirmwareImage
  let bytes: [UInt8]

  /// Whether everything is tried, which takes minutes unless it is compiled with optimisation:
  /// `.ci/run` says so.
  static let isExhaustive = ProcessInfo.processInfo.environment["OBOL_EXHAUSTIVE"] != nil

  init(counter: UInt32 = 5, key: SigningKey? = nil, chip name: String = "obol-lite") throws {
    var chip = try ChipFile.bundled(name)
    chip.weightStore.capacityBytes = 16 << 10
    self.chip = chip
    self.key = try key ?? KeyFile.development()
    let program = try compile(SmallNetwork.graph, for: chip).program
    image = try FirmwareImage(
      program, chipName: chip.name, counter: counter, code: BundledFirmware.runtime(for: program))
    bytes = try image.bytes(signedBy: self.key)
  }

  /// A weight store whose first slot holds bytes.
  func store(holding bytes: [UInt8]) -> [UInt8] {
    FlashStore.factory(bytes: chip.weightStore.capacityBytes, image: bytes)
  }

  /// Why `obol image verify` refuses bytes; nil where it does not.
  func verifyRefusal(of bytes: [UInt8], minimumCounter: UInt32 = 0) -> FirmwareRefusal? {
    let device = TrustedDevice(
      chip: ImageChip(chip), key: key.verifyingKey, minimumCounter: minimumCounter)
    do throws(FirmwareRefusal) {
      _ = try FirmwareImage.read(bytes, on: device)
      return nil
    } catch {
      return error
    }
  }

  /// Why the simulated boot ROM refuses bytes; nil where it boots them.
  ///
  /// Expects that nothing runs of what is refused: the core stays in its ROM, and sleeps.
  func romRefusal(of bytes: [UInt8], minimumCounter: UInt32 = 0) -> FirmwareRefusal? {
    var power = PowerOn(
      store: store(holding: bytes), chip: chip, key: key.verifyingKey,
      minimumCounter: minimumCounter)
    guard power.slot == nil else { return nil }
    let ending = power.core.runUntilIdle()
    let (isInROM, sections) = (
      power.core.programCounter < AddressRegion.coreMemory.base,
      power.core.bus.report.sectionCycles
    )
    #expect(ending == .idle && isInROM && sections == 0)
    return power.refusal(ofSlot: 0)
  }

  /// Expects ROM and `verify` to refuse bytes for one reason, and returns it.
  @discardableResult
  func expectRefusal(
    of bytes: [UInt8], minimumCounter: UInt32 = 0, _ what: @autoclosure () -> String
  ) -> FirmwareRefusal? {
    let refusal = verifyRefusal(of: bytes, minimumCounter: minimumCounter)
    let found = romRefusal(of: bytes, minimumCounter: minimumCounter)
    if refusal == nil || refusal != found {
      let says = [refusal, found].map { $0?.name ?? "nothing" }
      Issue.record("\(what()): verify says \(says[0]), the ROM \(says[1])")
    }
    return refusal
  }
}
