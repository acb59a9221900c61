import Foundation

/// Slurm with this machine as its only node: controller and daemon, in a folder of their own.
struct SlurmCluster {
  /// What programs need in their environment to find it.
  var environment: [String: String] { ["SLURM_CONF": folder.appending(path: "slurm.conf").path()] }
  private let folder: URL

  private static let programs = [
    "/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/bin/sbatch", "/usr/bin/squeue",
    "/usr/sbin/munged",
  ]

  /// Whether all of it is there, and this process may start it.
  static var isInstalled: Bool {
    getuid() == 0 && programs.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Starts it; the ports are the process's own, so that two test runs do not meet.
  init(in folder: URL) throws {
    self.folder = folder
    for name in ["state", "spool"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    try Data(configuration.utf8).write(to: folder.appending(path: "slurm.conf"))
    try startMunge()
    try run("/usr/sbin/slurmctld", [])
    try run("/usr/sbin/slurmd", [])
  }

  /// Waits until no job is left; throws after two minutes.
  func waitForJobs() throws {
    for _ in 0..<240 {
      if try run("/usr/bin/squeue", ["--noheader"]).isEmpty { return }
      Thread.sleep(forTimeInterval: 0.5)
    }
    throw CocoaError(.executableRuntimeMismatch)
  }

  /// Ends both daemons.
  func stop() {
    for name in ["slurmd.pid", "controller.pid"] {
      let file = folder.appending(path: name)
      guard let text = try? String(contentsOf: file, encoding: .utf8),
        let process = pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines))
      else { continue }
      kill(process, SIGTERM)
    }
  }

  /// Munge vouches for users; one for the whole machine is enough.
  private func startMunge() throws {
    try FileManager.default.createDirectory(
      at: URL(filePath: "/run/munge"), withIntermediateDirectories: true)
    guard try run("/usr/bin/pgrep", ["munged"]).isEmpty else { return }
    try run("/usr/bin/chown", ["munge", "/run/munge"])
    try run("/usr/sbin/runuser", ["-u", "munge", "--", "/usr/sbin/munged"])
  }

  @discardableResult
  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    // A daemon that keeps Foundation's own pipe open would be waited for.
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", Self.closingScript, program, program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = folder.appending(path: UUID().uuidString)
    try Data().write(to: output)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return try String(contentsOf: output, encoding: .utf8)
  }

  private static let closingScript = """
    for file in /proc/self/fd/*; do
      number=${file##*/}
      [ "$number" -le 2 ] || eval "exec $number>&-"
    done
    exec "$@"
    """

  private var configuration: String {
    let (host, path) = (ProcessInfo.processInfo.hostName, folder.path())
    let port = 20_000 + 2 * (Int(getpid()) % 10_000)
    return """
      ClusterName=obol
      SlurmctldHost=\(host)(127.0.0.1)
      SlurmUser=root
      AuthType=auth/munge
      StateSaveLocation=\(path)/state
      SlurmdSpoolDir=\(path)/spool
      SlurmctldPidFile=\(path)/controller.pid
      SlurmdPidFile=\(path)/slurmd.pid
      SlurmctldPort=\(port)
      SlurmdPort=\(port + 1)
      ProctrackType=proctrack/pgid
      TaskPlugin=task/none
      SelectType=select/cons_tres
      SelectTypeParameters=CR_CPU
      NodeName=\(host) NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
      PartitionName=all Nodes=ALL Default=YES State=UP

      """
  }
}
