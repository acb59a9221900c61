import ChipDescription
import InstructionSet
import MachineModel

/// Why a chip does not take a program of one convolution; nil where it does.
func flaw(_ convolve: Convolve, on chip: ChipSpec) -> String? {
  let program = Program(
    name: "one convolution", geometry: ArrayGeometry(of: chip),
    body: Section([Section.Step(Instruction(convolve), layer: 0)]))
  do throws(MachineError) {
    _ = try Machine(chip: chip, program: program)
  } catch {
    if case .flawed(_, let reason) = error { return reason }
    return "\(error)"
  }
  return nil
}
