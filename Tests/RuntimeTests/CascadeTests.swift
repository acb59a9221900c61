import ChipDescription
import ChipFiles
import Compiler
import InstructionSet
import MachineModel
import ModelIR
import Runtime
import TestSupport
import Testing

/// Whether stripes of maps that never exist whole come to the same outputs.
@Suite struct CascadeTests {
  /// The compilation with the fewest bytes that any is found with.
  func smallest(_ graph: Graph, on chip: ChipSpec) throws -> Compilation {
    var best = try compile(graph, for: chip)
    var limit = best.program.peakBankBytes
    while true {
      limit = limit * 15 / 16
      do throws(CompilationError) {
        best = try compile(graph, for: chip, options: CompilerOptions(sramLimit: limit))
        #expect(best.program.peakBankBytes <= limit)
      } catch {
        return best
      }
    }
  }

  @Test(arguments: UInt64(0)..<40)
  func squeezedNetworksMeanWhatTheGraphMeans(seed: UInt64) throws {
    var blocks = MobileBlocks(seed: seed)
    let name = seed.isMultiple(of: 2) ? "obol" : "ethos-u55-128"
    let chip = try ChipFile.bundled(name)
    let compilation = try smallest(blocks.graph, on: chip)
    try RandomGraphTests().check(blocks.graph, on: chip, compilation.program) { blocks.inputs() }
  }

  @Test func stripesTakeLessThanTheLargestMaps() throws {
    var cascaded = 0
    for seed in UInt64(0)..<8 {
      let graph = MobileBlocks(seed: seed).graph
      let compilation = try smallest(graph, on: try ChipFile.bundled("obol"))
      guard compilation.schedule.steps.contains(where: \.isStripe) else { continue }
      cascaded += 1
      let maps = graph.operations.map { operation in
        (operation.inputs.prefix(1).compactMap(\.self) + operation.outputs).reduce(0) {
          $0 + graph[$1].shape.elementCount
        }
      }
      #expect(compilation.program.peakBankBytes < maps.max() ?? 0)
    }
    #expect(cascaded > 4)
  }

  @Test func theSmallestLimitIsNamedAndIsOne() throws {
    let graph = MobileBlocks(seed: 1).graph
    let chip = try ChipFile.bundled("obol")
    do throws(CompilationError) {
      _ = try compile(graph, for: chip, options: CompilerOptions(sramLimit: 2048))
      Issue.record("2048 bytes were enough")
    } catch {
      let words = error.diagnostics[0].remedy.split(separator: " ")
      let named = try #require(Int(words[0]))
      let compilation = try compile(
        graph, for: chip, options: CompilerOptions(sramLimit: named))
      #expect(compilation.program.peakBankBytes <= named)
      #expect(named > 2048)
    }
  }
}
