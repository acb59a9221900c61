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

  /// Junction temperatures, in °C: those that parts are specified for, where leakage doubles at a
  /// steady pace.
  package static let temperatures = -40.0...125.0

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

  /// Leakage power at a voltage for each unit of it at another; throws outside `voltages`.
  ///
  /// `V · 10^(η ΔV / S)`: the subthreshold current grows as drain-induced barrier lowering, η = 0.1
  /// V/V, takes down the threshold, one decade for each S = 90 mV of it (textbook values, to be
  /// verified). That is 1.42 for 0.1 V at 1 V; the MAX78002's static part, clock generation
  /// included, doubles.
  package static func leakageFactor(
    fromVolts: Double, toVolts: Double
  ) throws(PowerError) -> Double {
    try PowerError.check("the voltage", toVolts, unit: "V", in: voltages)
    return toVolts / fromVolts * RealPower.power(10, (toVolts - fromVolts) * 0.1 / 0.09)
  }

  /// Leakage at a temperature for each unit of it at 25 °C.
  ///
  /// It doubles with each 22.5 °C, the middle of the 20 to 25 °C in general use (to be verified).
  package static func leakageFactor(celsius: Double) -> Double {
    RealPower.power(2, (celsius - 25) / 22.5)
  }

  /// Area of logic and memory at a node for each unit of it at another.
  ///
  /// Stillmaker and Baas: 0.66 from 65 to 45 nm, 0.46 from 45 to 32, 0.46 from 32 to 20, between
  /// them by powers of the node. Below 20 nm there is no source and the area stays as it is at 20
  /// nm, an upper bound.
  package static func areaFactor(fromNanometres: Double, toNanometres: Double) -> Double {
    relativeArea(toNanometres) / relativeArea(fromNanometres)
  }

  private static let areas: [(nanometres: Double, area: Double)] = [
    (20, 0.66 * 0.46 * 0.46), (32, 0.66 * 0.46), (45, 0.66), (65, 1),
  ]

  private static func relativeArea(_ nanometres: Double) -> Double {
    let node = min(max(nanometres, 20), 65)
    let above = max(areas.firstIndex { $0.nanometres >= node } ?? areas.count - 1, 1)
    let (low, high) = (areas[above - 1], areas[above])
    let share = (node - low.nanometres) / (high.nanometres - low.nanometres)
    return low.area * RealPower.power(high.area / low.area, share)
  }
}
