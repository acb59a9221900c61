import ChipDescription
import FirmwareFormat
import Instruments
import InstructionSet
import MachineModel
import Runtime
import Testing

/// What a boot and its frames take, beside what the same program takes without a core.
@Suite("The energy of a boot")
struct BootEnergyTests {
  /// What only events and busy units cost, and no core.
  private static let components: [EnergyComponent] = [
    .array, .accumulators, .weightDecoder, .sram, .interconnect, .vector, .weightStore, .dma,
    .hostLink, .sequencer,
  ]

  private static func model(_ small: SmallBootImage) throws -> PowerModel {
    try PowerModel(
      chip: small.chip, point: try OperatingPoint.choose(nil, of: small.chip),
      touchedBankBytes: [0..<small.image.manifest.bankBytes])
  }

  private static func device(_ small: SmallBootImage) throws -> BootedDevice {
    let stored = try StoredImage(
      path: "A.img", fileBytes: small.bytes, key: small.key.verifyingKey)
    return try BootedDevice(stored, chip: small.chip)
  }

  @Test("has a frame's energy in it, as the machine without a core has")
  func frame() throws {
    let small = try SmallBootImage()
    let model = try Self.model(small)
    let program = try small.image.program()
    var machine = try Machine(chip: small.chip, program: program)
    _ = try machine.runPrologue()
    let inputs = SyntheticInput.frame(0, inputs: program.inputs)
    let expected = model.energy(of: try machine.runFrame(inputs: inputs).record)
    var device = try Self.device(small)
    _ = try device.load()
    let found = try model.energy(of: try device.infer(inputs).1)
    for component in Self.components {
      // The same terms, summed in another order.
      let difference = (found[component] - expected[component]).magnitude
      #expect(difference <= 1e-9 * expected[component], "\(component)")
    }
    #expect(found[.leakage] > expected[.leakage])
  }

  @Test("counts what the ROM reads, and little for the cycles that the core sleeps")
  func rom() throws {
    let small = try SmallBootImage()
    let model = try Self.model(small)
    let device = try Self.device(small)
    let activity = device.rom
    let energy = try model.energy(of: activity)
    let awake = model.energy(of: activity.counters)
    #expect(energy[.weightStore] == awake[.weightStore])
    #expect(energy[.weightStore] > 0)
    #expect(activity.asleepCycles > 10 * activity.executingCycles)
    // The runtime does less than the ROM before it waits for its host.
    let start = try model.energy(of: device.start)
    #expect(start[.controlCore] < energy[.controlCore])
    #expect(start[.controlCore] > 0)
  }
}
