import Foundation
import Instruments
import ModelIR
import Runtime
import TestSupport
import Testing

/// What the documentation says of the bundled network on the bundled chip.
@Suite("The flagship")
struct FlagshipTests {
  /// Where the page lies, from the package's root.
  static let page = "Sources/Instruments/Instruments.docc/Flagship.md"

  @Test("does what its page says, which is fresh, and less energy goes with less to move")
  func page() throws {
    let flagship = try Flagship()
    let stored = try? SharedFolder.packageBytes(of: Self.page)
    #expect(
      flagship.page == stored.map { String(decoding: $0, as: UTF8.self) },
      "\(Self.page) is stale; run: swift run -c release obol describe flagship > \(Self.page)")
    let first = flagship.variants.compactMap(\.reports.first)
    #expect(first.count == WeightVariant.all.count)
    for report in first.dropFirst() {
      #expect(report.encodedWeightBytes < first[0].encodedWeightBytes)
      #expect(report.energy[.weightStore] < first[0].energy[.weightStore])
    }
  }

  @Test("has weights on a grid of fifteen values, and half of the dense ones zero")
  func variants() {
    let graph = BundledNetwork.graph()
    func weights(_ variant: WeightVariant) -> [(isDepthwise: Bool, values: [Int8])] {
      let graph = variant.applied(to: graph)
      return graph.operations.compactMap { operation in
        guard operation.inputs.count > 2, let id = operation.inputs[1],
          case .int8(let values)? = graph[id].constant
        else { return nil }
        if case .depthwiseConvolution = operation.operator { return (true, values) }
        return (false, values)
      }
    }
    let int4 = weights(WeightVariant(isInt4: true))
    #expect(int4.count == 53 && int4.allSatisfy { $0.values.allSatisfy { abs($0) <= 7 } })
    for layer in weights(WeightVariant(isPruned: true)) {
      let zeros = layer.values.count { $0 == 0 }
      let half = layer.values.count / 2
      #expect(layer.isDepthwise ? zeros < half / 4 : zeros >= half)
    }
    #expect(WeightVariant().applied(to: graph) == graph)
  }
}
