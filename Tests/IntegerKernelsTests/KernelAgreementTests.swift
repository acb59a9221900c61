import IntegerKernels
import TestSupport
import Testing

/// The vectorised kernels give the plain ones' bytes, and leave every other byte alone.
@Suite struct KernelAgreementTests {
  @Test(arguments: 0..<400)
  func randomConvolutions(seed: Int) {
    var random = RepeatableRandom(seed: UInt64(seed))
    let trial = ConvolutionTrial(&random)
    let expected = trial.memory(after: .plain)
    for kernels in HostConvolution.Kernels.available where kernels != .plain {
      #expect(expected == trial.memory(after: kernels), "\(kernels): \(trial.shape)")
    }
  }

  /// A row of one pixel more than a run, with zero points in the weights, that the sums of patches
  /// from the run before must not reach.
  @Test(arguments: HostConvolution.Kernels.available)
  func lastPixelStandsAlone(kernels: HostConvolution.Kernels) {
    var random = RepeatableRandom(seed: 3)
    let trial = ConvolutionTrial(pointwise: 49, channels: (22, 64), &random)
    #expect(trial.memory(after: .plain) == trial.memory(after: kernels))
  }

  /// Rows computed apart give what they give together.
  @Test(arguments: HostConvolution.Kernels.available)
  func rowsAreIndependent(kernels: HostConvolution.Kernels) {
    var random = RepeatableRandom(seed: 7)
    let trial = ConvolutionTrial(&random)
    let whole = trial.memory(after: kernels)
    #expect(whole == trial.memory(after: kernels, rowsAtOnce: 1))
  }
}
