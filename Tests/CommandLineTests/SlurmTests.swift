import Foundation
import Testing

/// A job array on a real Slurm of one node on this machine, where there is one.
@Suite(
  .enabled(
    if: SlurmCluster.isInstalled,
    "skipped: no Slurm that root may start (apt install slurmctld slurmd slurm-client munge)"))
struct SlurmTests {
  private static let space = """
    base: obol
    networks: [bundled]
    axes:
      array.pixels: [2, 4]
      array.outputs: [8, 16]
      operatingPoint: [nominal, slow]
    objectives: [fps, uj]
    """

  @Test("shards on a cluster, merged, are what one machine finds")
  func shards() throws {
    let folder = try TemporaryFolder()
    try Data(Self.space.utf8).write(to: folder.url("space.yaml"))
    let cluster = try SlurmCluster(in: folder.url("slurm"))
    defer { cluster.stop() }
    let submission = try ObolProcess(
      ["tune", "space.yaml", "--log", "job.jsonl", "--islands", "2", "--slurm", "2"],
      in: folder.root, environment: cluster.environment)
    #expect(submission.status == 0, "\(submission.error)")
    try cluster.waitForJobs()
    let merge = try ObolProcess(
      ["tune", "merge", "job.0.jsonl", "job.1.jsonl", "-o", "merged.jsonl"], in: folder.root)
    #expect(merge.status == 0, "\(merge.error)")
    let shown = try ObolProcess(
      ["tune", "show", "merged.jsonl", "--json", "merged.json"], in: folder.root)
    #expect(shown.status == 0, "\(shown.error)")
    let whole = try ObolProcess(
      ["tune", "space.yaml", "--log", "whole.jsonl", "--islands", "2", "--json", "whole.json"],
      in: folder.root)
    #expect(whole.status == 0, "\(whole.error)")
    let merged = try Data(contentsOf: folder.url("merged.json"))
    #expect(try merged == Data(contentsOf: folder.url("whole.json")))
  }
}
