#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The two functions of the mathematics library that geometric means need.
enum Logarithm {
  static func natural(_ number: Double) -> Double { log(number) }
  static func exponential(_ number: Double) -> Double { exp(number) }
}
