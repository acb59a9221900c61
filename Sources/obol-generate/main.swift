import DerivedFiles
import FoundationEssentials
import Glibc

// Writes every derived file below the folder named as its argument, or the current one.

let root = CommandLine.arguments.dropFirst().first ?? "."
guard FileManager.default.fileExists(atPath: root + "/Package.swift") else {
  print("\(root): holds no Package.swift; run obol-generate in the package's folder, or name it")
  exit(2)
}
for file in DerivedFile.all {
  let path = root + "/" + file.path
  let current = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  let text = try file.text(from: current)
  guard text != current else { continue }
  let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  try FileManager.default.createDirectory(
    atPath: folder.joined(separator: "/"), withIntermediateDirectories: true)
  try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
  print("wrote \(file.path)")
}
