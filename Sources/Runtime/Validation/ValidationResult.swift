internal import ChipDescription
internal import ChipFiles
internal import Compiler
internal import InstructionSet
internal import Instruments
internal import MachineModel

/// What the models say of a measured point.
package struct ValidationResult: Sendable {
  let point: ValidationPoint
  let framesPerSecond: Double
  let energy: EnergyRange

  var milliwatts: Double { energy.microjoules * framesPerSecond * 1e-3 }
  /// Predicted for each unit that was published.
  var speedRatio: Double { framesPerSecond / point.framesPerSecond }
  var energyRatio: Double { energy.microjoules / point.microjoules }

  /// Compiles the point's network for its chip, and adds the energy of its cycles and events.
  init(of point: ValidationPoint) throws {
    let chip = try ChipFile.bundled(point.chip)
    let operating = try OperatingPoint.choose(point.point, of: chip)
    let program = try Build(
      .graph(point.network.graph, notes: []), for: chip, sramLimit: nil
    ).program
    var machine = try Machine(chip: chip, program: program)
    var body = try machine.time(.body)
    // Where time is no prediction, a frame takes what was measured; units rest in the remainder.
    if point.isTimed { body.cycles = Int(operating.hertz / point.framesPerSecond) }
    let model = try PowerModel(
      chip: chip, point: operating, touchedBankBytes: program.touchedBankBytes)
    self.point = point
    framesPerSecond = operating.hertz / Double(body.cycles)
    energy = model.range(of: body)
  }
}
