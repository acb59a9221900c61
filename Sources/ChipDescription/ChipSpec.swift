/// A chip: everything that the compiler, the machine and the power model need to know of it.
public struct ChipSpec: Sendable, Hashable {
  /// The name that reports print.
  public var name = ""
  /// One sentence about what the chip is for.
  public var summary = ""
  /// The manufacturing process.
  public var process = ProcessSpec()
  /// The box of multipliers.
  public var array = ArraySpec()
  /// The on-chip memory that every unit shares.
  public var sram = SRAMSpec()
  /// The unit that turns the stored weight stream into weights.
  public var decoder = WeightDecoderSpec()
  /// The unit for everything that is not a multiply-accumulate.
  public var vector = VectorSpec()
  /// The non-volatile memory that holds program constants.
  public var weightStore = WeightStoreSpec()
  /// The link over which inputs arrive and outputs leave.
  public var hostLink = HostLinkSpec()
  /// The unit that feeds instructions to the others.
  public var sequencer = SequencerSpec()
  /// The cores that control the units.
  public var controlCore = ControlCoreSpec()
  /// The supply between the battery and the core.
  public var regulator = RegulatorSpec()
  /// Clock and voltage pairs, the one to run at first.
  public var operatingPoints: [OperatingPoint] = []
  /// What the chip does between frames.
  public var sleep = SleepSpec()

  /// Makes an empty spec, to be filled by a reader; it does not validate as it is.
  public init() {}
}
