/// How dynamic energy goes with the node and the voltage.
///
/// Node: the quadratics `E(V) = aV² + bV + c` of Stillmaker and Baas, "Scaling equations for the
/// accurate prediction of CMOS device performance from 180 nm to 7 nm", Integration 58 (2017)
/// 74-81, as shipped in hwcomponents `techscaling.py`; linear between two of their nodes. They
/// cross from planar transistors to FinFETs between 32 and 20 nm, so that 28 and 22 nm come out
/// optimistic. Voltage: the square, which fits the MAX78002's measured energy at 1.0 and 1.1 V
/// within 2 %.
package enum ProcessScaling {
  /// Nodes with sources, in nanometres.
  package static let nodes = 7.0...65.0
  /// Core voltages from near threshold to the highest nominal supply of these nodes, in volts.
  package static let voltages = 0.45...1.2

  private static let quadratics: [(nanometres: Double, a: Double, b: Double, c: Double)] = [
    (7, 0.1776, -0.09097, 0.02447), (10, 0.2068, -0.09311, 0.02375),
    (14, 0.2363, -0.09675, 0.02239), (16, 0.2958, -0.1241, 0.03024),
    (20, 0.373, -0.1582, 0.04104), (32, 0.9559, -0.7823, 0.471),
    (45, 1.103, -0.362, 0.2767), (65, 3.755, -4.398, 1.975),
  ]

  /// Energy at `to` for each unit of energy at `from`; throws outside `nodes` and `voltages`.
  package static func factor(
    from: ProcessPoint, to: ProcessPoint
  ) throws(PowerError) -> Double {
    try PowerError.check("the voltage", to.volts, unit: "V", in: voltages)
    // The node's factor is taken at one voltage, so that the voltage counts once.
    let node =
      try energy(nanometres: to.nanometres, volts: from.volts)
      / energy(nanometres: from.nanometres, volts: from.volts)
    let voltage = to.volts / from.volts
    return node * voltage * voltage
  }

  /// The relative energy of a node at a voltage, as Stillmaker and Baas have it.
  package static func energy(nanometres: Double, volts: Double) throws(PowerError) -> Double {
    try PowerError.check("the process node", nanometres, unit: "nm", in: nodes)
    let above = quadratics.firstIndex { $0.nanometres >= nanometres } ?? quadratics.count - 1
    let below = max(above - 1, 0)
    let (low, high) = (quadratics[below], quadratics[above])
    func value(_ row: (nanometres: Double, a: Double, b: Double, c: Double)) -> Double {
      row.a * volts * volts + row.b * volts + row.c
    }
    guard high.nanometres > low.nanometres else { return value(high) }
    let share = (nanometres - low.nanometres) / (high.nanometres - low.nanometres)
    return value(low) + (value(high) - value(low)) * share
  }

  /// Leakage at a voltage for each unit of it at another; throws outside `voltages`.
  ///
  /// Proportional to the voltage, as if the current were constant. Silicon falls and rises faster
  /// (the MAX78002's static part doubles from 1.0 to 1.1 V), so that leakage is overstated below
  /// the voltage it was stated for, and understated above.
  package static func leakageFactor(
    fromVolts: Double, toVolts: Double
  ) throws(PowerError) -> Double {
    try PowerError.check("the voltage", toVolts, unit: "V", in: voltages)
    return toVolts / fromVolts
  }

  /// Leakage at a temperature for each unit of it at 25 °C.
  ///
  /// It doubles with each 22.5 °C, the middle of the 20 to 25 °C in general use (to be verified).
  package static func leakageFactor(celsius: Double) -> Double {
    powerOfTwo((celsius - 25) / 22.5)
  }

  /// `2^exponent`, by square roots: the standard library alone has no power of reals.
  private static func powerOfTwo(_ exponent: Double) -> Double {
    let whole = exponent.rounded(.down)
    var (rest, root, power) = (exponent - whole, 2.0.squareRoot(), 1.0)
    for _ in 0..<40 where rest > 0 {
      rest *= 2
      if rest >= 1 {
        rest -= 1
        power *= root
      }
      root = root.squareRoot()
    }
    return Double(sign: .plus, exponent: Int(whole), significand: power)
  }
}
