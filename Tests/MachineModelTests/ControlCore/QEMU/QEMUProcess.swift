import Foundation

/// An independent RISC-V core: the one of `qemu-system-riscv32`, with the extensions of ours.
enum QEMUProcess {
  /// Where the emulator is, if it is installed.
  static let path = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
    .map { $0 + "/qemu-system-riscv32" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What is said where it is not.
  static let absenceNotice =
    "needs qemu-system-riscv32 (Debian: apt-get install qemu-system-misc); skipped without it"

  /// What the emulator's core must not have beyond RV32IMC in machine mode.
  private static let without =
    "a f d s u h mmu pmp zba zbb zbc zbs".split(separator: " ").map { ",\($0)=false" }.joined()

  /// The state before each instruction of a program at 0x80000000 until it ends the emulation.
  ///
  /// - Throws: `Failure` where the emulator does not end by itself, and soon.
  static func states(of program: [UInt8]) throws -> [CoreState] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "obol-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (code, log) = (folder.appending(path: "code"), folder.appending(path: "log"))
    try Data(program).write(to: code)
    let process = Process()
    process.executableURL = URL(filePath: path ?? "")
    process.arguments =
      ["-machine", "virt", "-bios", "none", "-m", "1M", "-nographic", "-monitor", "none"]
      + ["-serial", "none", "-cpu", "rv32" + without] + (try singleInstructions())
      + ["-d", "cpu,nochain", "-D", log.path()]
      + ["-device", "loader,file=\(code.path()),addr=0x80000000,cpu-num=0,force-raw=on"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    guard ends(process) else { throw Failure(reason: "did not end") }
    return try QEMULog(Array(Data(contentsOf: log))).states
  }

  struct Failure: Error { let reason: String }

  /// Waits for a program of some thousand instructions, which takes a fraction of a second.
  private static func ends(_ process: Process) -> Bool {
    let deadline = Date().addingTimeInterval(60)
    while process.isRunning {
      guard Date() < deadline else {
        process.terminate()
        return false
      }
      usleep(2000)
    }
    return true
  }

  /// The option that makes it log before each instruction, which was renamed with version 8.1.
  private static func singleInstructions() throws -> [String] {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: path ?? "")
    process.arguments = ["--version"]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let version = text.split(separator: " ").compactMap { Int($0.prefix { $0 != "." }) }.first
    return (version ?? 0) >= 9 ? ["-accel", "tcg,one-insn-per-tb=on"] : ["-singlestep"]
  }
}
