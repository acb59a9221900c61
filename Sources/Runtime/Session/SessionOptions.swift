package import Compiler
package import Instruments
package import MachineModel

/// How a session runs.
package struct SessionOptions: Sendable {
  /// Whether time moves by one cycle or leaps where nothing can interfere.
  package var stepping: Stepping
  /// Whether cycles are counted without computing outputs.
  package var timingOnly: Bool
  /// Frames to run; nil for one, or for all that the input holds.
  package var frames: Int?
  /// Frames per second to report power at, asleep in between; nil for full rate only.
  package var rate: Double?
  /// Threads that compute frames, which no result depends on; nil for as many as there are cores.
  package var threads: Int?
  /// Where the timeline is written; nil for none.
  package var trace: String?
  /// Which waveforms are written; nil for none.
  package var waveform: WaveformRequest?
  /// Whether energy is also taken from the toggles and zeros of the frames' data.
  package var dataEnergy: Bool
  /// How finely power is shown over time in reports, timelines and waveforms.
  package var resolution: PowerResolution
  /// The battery whose life the report gives.
  package var battery: Battery?
  /// Bytes of the banks that the compiler may use; nil for all.
  package var sramLimit: Int?
  /// What the compiler should need least of.
  package var goal: OptimizationGoal

  package init(
    stepping: Stepping = .leaping, timingOnly: Bool = false, frames: Int? = nil,
    rate: Double? = nil, battery: Battery? = nil, dataEnergy: Bool = false,
    resolution: PowerResolution = PowerResolution(),
    sramLimit: Int? = nil, goal: OptimizationGoal = .speed,
    threads: Int? = nil, trace: String? = nil, waveform: WaveformRequest? = nil
  ) {
    self.stepping = stepping
    self.timingOnly = timingOnly
    self.frames = frames
    self.rate = rate
    self.battery = battery
    self.dataEnergy = dataEnergy
    self.resolution = resolution
    self.sramLimit = sramLimit
    self.goal = goal
    self.threads = threads
    self.trace = trace
    self.waveform = waveform
  }
}
