import Exploration
import FoundationEssentials
import Runtime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A job array whose tasks search the shards of one plan, each into a log of its own.
struct SlurmJob {
  let plan: TunePlan
  let tasks: Int

  /// Writes the script beside the log and hands it to `sbatch`.
  ///
  /// Does not return where that works: the program becomes `sbatch`, whose exit code is the user's.
  func submit() throws {
    let path = stem + ".slurm.sh"
    try ByteFile.write(script, to: path)
    print("\(path): \(tasks) tasks; when they are done:")
    print("obol tune merge \(stem).*.jsonl -o \(plan.logPath)")
    fflush(nil)
    var arguments = [strdup("sbatch"), strdup(path), nil]
    execvp("sbatch", &arguments)
    throw Problems(
      path, "sbatch cannot be run here", remedy: "the script is written: submit it where Slurm is")
  }

  private var stem: String {
    plan.logPath.hasSuffix(".jsonl") ? String(plan.logPath.dropLast(6)) : plan.logPath
  }

  /// The job: each task searches its shard, and goes on with its log where it is started again.
  private var script: String {
    let search = plan.space.search
    let program = Self.quoted(CommandLine.arguments[0])
    var arguments = ["tune", "search"]
    arguments += plan.operands
    arguments += ["--evaluations", "\(search.evaluations)", "--seed", "\(search.seed)"]
    arguments += ["--islands", "\(search.islands)"]
    if search.keepsHopeless { arguments.append("--no-bound") }
    let words = arguments.map(Self.quoted).joined(separator: " ")
    return """
      #!/bin/bash
      #SBATCH --job-name=obol-tune
      #SBATCH --array=0-\(tasks - 1)
      #SBATCH --requeue
      #SBATCH --open-mode=append
      #SBATCH --output=\(stem).%a.out
      set -euo pipefail
      exec \(program) \(words) \\
        --shard "$SLURM_ARRAY_TASK_ID/\(tasks)" --resume \\
        --log \(Self.quoted(stem))."$SLURM_ARRAY_TASK_ID".jsonl

      """
  }

  /// A word that a shell takes as it is.
  private static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
