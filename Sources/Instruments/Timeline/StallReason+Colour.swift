package import MachineModel

extension StallReason {
  /// One of the colours that the trace viewer of Chromium has names for
  /// (`tracing/base/color_scheme.html` of the Catapult project).
  package var colourName: String {
    switch self {
    case .tokenWait: "grey"
    case .queueEmpty: "thread_state_sleeping"
    case .bankConflict: "terrible"
    case .fetch: "olive"
    case .weightsNotReady: "bad"
    case .drain: "yellow"
    case .pipeline: "thread_state_runnable"
    case .weightStoreBusy: "thread_state_iowait"
    case .hostLinkBusy: "rail_load"
    case .exponential: "rail_animation"
    case .controlCore: "rail_response"
    }
  }
}
