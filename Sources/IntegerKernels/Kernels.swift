internal import CIntegerKernels

extension HostConvolution {
  /// Which kernels compute it.
  package enum Kernels: String, Sendable, CaseIterable {
    /// Plain Swift, on every host.
    case plain
    /// AVX-512 with VNNI: four products of bytes to a lane.
    case avx512VNNI
    /// AVX2: products of pairs of 16-bit numbers.
    case avx2
    /// NEON, on every 64-bit ARM: likewise.
    case neon

    /// Whether this host has them.
    package var isAvailable: Bool {
      switch self {
      case .plain: true
      case .avx512VNNI: obol_has_avx512_vnni()
      case .avx2: obol_has_avx2()
      case .neon: obol_has_neon()
      }
    }

    /// Those that this host has.
    package static let available = allCases.filter(\.isAvailable)

    /// The fastest that this host has.
    package static let best: Kernels =
      [.avx512VNNI, .avx2, .neon].first(where: \.isAvailable) ?? .plain
  }
}
