import ChipDescription
import ChipFiles
import Compiler
import InstructionSet
import MachineModel
import Testing

/// The MAX78000's layers beside the cycles that its vendor counts.
///
/// Source of the layers and counts: analogdevicesinc/ai8x-synthesis, `izer/test/test_cycles.py`,
/// the assertions of the vendor's cycle model against its RTL tests.
@Suite("A layer on the MAX78000")
struct MAX78000Tests {
  /// Relative difference that counts as following the vendor.
  static let tolerance = 0.1

  @Test("takes the cycles that the vendor counts", arguments: layers.filter { $0.reason == nil })
  func follows(layer: VendorLayer) throws {
    let cycles = try cycles(of: layer)
    #expect(abs(difference(cycles, layer)) <= Self.tolerance, "\(cycles) cycles")
  }

  /// A row that came to follow would have to be taken off the list.
  @Test("takes other cycles for a reason", arguments: layers.filter { $0.reason != nil })
  func differs(layer: VendorLayer) throws {
    let cycles = try cycles(of: layer)
    #expect(abs(difference(cycles, layer)) > Self.tolerance, "\(cycles) cycles")
  }

  private func difference(_ cycles: Int, _ layer: VendorLayer) -> Double {
    Double(cycles) / Double(layer.cycles) - 1
  }

  /// Cycles from the start of the layer's first instruction to the end of its last, those of the
  /// host link and the weight store left out.
  private func cycles(of layer: VendorLayer) throws -> Int {
    let chip = try ChipFile.bundled("max78000")
    let program = try compile(layer.graph, for: chip).program
    var machine = try Machine(chip: chip, program: program)
    let own = try machine.time(.body).instructions.filter { [.array, .vector].contains($0.unit) }
    let start = try #require(own.map(\.start).min())
    let end = try #require(own.map(\.end).max())
    return end - start
  }
}

extension MAX78000Tests {
  static let layers: [VendorLayer] = [
    VendorLayer(
      name: "cifar-3x32x32b_0x0s1p1m60", height: 32, width: 32, inputs: 3, outputs: 64,
      work: .convolve(kernel: 3, padding: 1), cycles: 67_981),
    VendorLayer(
      name: "cifar-3x32x32b_2x2s2p0m64, not pooled", height: 32, width: 32, inputs: 3, outputs: 64,
      work: .convolve(kernel: 3, padding: 0), cycles: 59_773),
    VendorLayer(
      name: "cifar-3x32x32b_2x2s2p0m64", height: 32, width: 32, inputs: 3, pool: 2, poolStride: 2,
      outputs: 64, work: .convolve(kernel: 3, padding: 0), cycles: 13_885),
    VendorLayer(
      name: "widein-128x8x8l_2x2s2p1m16", height: 8, width: 8, inputs: 128, pool: 2, poolStride: 2,
      outputs: 16, work: .convolve(kernel: 3, padding: 1), cycles: 773),
    VendorLayer(
      name: "widein-128x8x8l_0x0s1p1m16", height: 8, width: 8, inputs: 128, outputs: 16,
      work: .convolve(kernel: 3, padding: 1), cycles: 2_485),
    VendorLayer(
      name: "widein-128x8x8l_0x0s1p0m16", height: 8, width: 8, inputs: 128, outputs: 16,
      work: .convolve(kernel: 3, padding: 0), cycles: 1_437),
    VendorLayer(
      name: "kmax_bmax_dmax-64x20x20l_max2x2s2p2m16", height: 20, width: 20, inputs: 64, pool: 2,
      poolStride: 2, outputs: 16, work: .convolve(kernel: 3, padding: 2), cycles: 3_049),
    VendorLayer(
      name: "pool-16x16s4-3x65x65l_max16x16", height: 65, width: 65, inputs: 3, pool: 16,
      poolStride: 4, outputs: 32, work: .convolve(kernel: 3, padding: 1), cycles: 49_010,
      reason: .poolsPixels),
    VendorLayer(
      name: "mnist-extrasmall-1x28x28b_0x0s1p1m8", height: 28, width: 28, inputs: 1, outputs: 8,
      work: .convolve(kernel: 3, padding: 1), cycles: 8_189,
      reason: .readsInTurn),
    VendorLayer(
      name: "conv1d-dilation7-pad0-5x211l_0s1p0m11, as 31x7", height: 31, width: 7, inputs: 5,
      outputs: 11, work: .convolve(kernel: 3, padding: 1), cycles: 3_062,
      reason: .readsInTurn),
    VendorLayer(
      name: "widein-q4-79x11x11l_0x0s1p0m1", height: 11, width: 11, inputs: 79, outputs: 1,
      work: .convolve(kernel: 3, padding: 0), cycles: 687,
      reason: .readsInTurn),
    // A transposed convolution, which the vendor counts as one over the map with zeros between.
    VendorLayer(
      name: "upscale-3x7x9l_0x0s1p1m64", height: 14, width: 18, inputs: 3, outputs: 64,
      work: .convolve(kernel: 3, padding: 1), cycles: 16_837),
    VendorLayer(
      name: "mlpflatten192to10-12x4x4lf_0x0s1p0m10, not flattened", height: 4, width: 4,
      inputs: 12, outputs: 10, work: .convolve(kernel: 1, padding: 0), cycles: 193),
    VendorLayer(
      name: "mlpflatten768to10-12x8x8lf_0x0s1p0m10", height: 8, width: 8, inputs: 12, outputs: 10,
      work: .connect, cycles: 770,
      reason: .flattensPixels),
    VendorLayer(
      name: "mlpflatten12to17-12x1x1lf_0x0s1p0m17", height: 1, width: 1, inputs: 12, outputs: 17,
      work: .connect, cycles: 20,
      reason: .privateWeights),
    VendorLayer(
      name: "singlebyte-hwc-1x1x1l_0x0s1p1m1", height: 1, width: 1, inputs: 1, outputs: 1,
      work: .convolve(kernel: 3, padding: 1), cycles: 29,
      reason: .readsInTurn),
    VendorLayer(
      name: "eltwise-add-4x12x12l_0x0s1p0m4", height: 12, width: 12, inputs: 4, outputs: 4,
      work: .add, cycles: 721,
      reason: .addsPixels),
    VendorLayer(
      name: "eltwise-add-multipass-4x12x12l_0x0s1p0m4", height: 12, width: 12, inputs: 8,
      outputs: 8, work: .add, cycles: 1_441,
      reason: .addsPixels),
    VendorLayer(
      name: "eltwise-poolafter-8x17x17l_max2x2s2p0m8", height: 17, width: 17, inputs: 8,
      outputs: 8, work: .add, cycles: 705,
      reason: .addsPixels),
  ]
}
