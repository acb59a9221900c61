import Foundation
import Testing

/// `obol image`, as a firmware engineer uses it.
@Suite struct ImageCommandTests {
  @Test func writesVerifiesAndRunsTheBundledNetwork() throws {
    let folder = try TemporaryFolder()
    let (image, hex) = (folder.url("a.img"), folder.url("a.hex"))
    let written = try ObolProcess(["image", "-o", image.path()])
    #expect(written.status == 0, "\(written.error)")
    #expect(written.error.contains("development key"))
    #expect(written.output.contains("section weights"))
    #expect(try ObolProcess(["image", "-o", hex.path(), "--format", "hex"]).status == 0)
    for path in [image.path(), hex.path()] {
      let verified = try ObolProcess(["image", "verify", path])
      #expect(verified.status == 0, "\(verified.error)")
    }
    let (first, second) = (folder.url("1.npy"), folder.url("2.npy"))
    #expect(try ObolProcess(["run", "--output", first.path()]).status == 0)
    let run = try ObolProcess(["run", image.path(), "--output", second.path()])
    #expect(run.status == 0, "\(run.error)")
    #expect(try Data(contentsOf: first) == Data(contentsOf: second))
  }

  @Test func keysThatAreMadeSignAndVerify() throws {
    let folder = try TemporaryFolder()
    let (key, image) = (folder.url("k.pem"), folder.url("a.img"))
    let made = try ObolProcess(["image", "key", "-o", key.path()])
    #expect(made.status == 0, "\(made.error)")
    let again = try ObolProcess(["image", "key", "-o", key.path()])
    #expect(again.status == 1, "a key must not be overwritten")
    let arguments = ["image", "--key", key.path(), "-o", image.path(), "--counter", "7"]
    let written = try ObolProcess(arguments)
    #expect(written.status == 0, "\(written.error)")
    #expect(!written.error.contains("development key"))
    let trusted = ["--key", folder.url("k.public.pem").path()]
    #expect(try ObolProcess(["image", "verify", image.path()] + trusted).status == 0)
    let refused = try ObolProcess(["image", "verify", image.path()])
    #expect(refused.status == 1)
    #expect(refused.error.contains("unknownKey"))
    let run = try ObolProcess(["run", image.path()])
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    let old = try ObolProcess(
      ["image", "verify", image.path(), "--minimum-counter", "8"] + trusted)
    #expect(old.error.contains("rolledBack"))
  }

  @Test func otherChipsAndDamageAreNamed() throws {
    let folder = try TemporaryFolder()
    let image = folder.url("a.img")
    #expect(try ObolProcess(["image", "-o", image.path()]).status == 0)
    let other = try ObolProcess(["image", "verify", image.path(), "--chip", "obol-lite"])
    #expect(other.status == 1)
    #expect(other.error.contains("it is for obol"))
    var bytes = try Data(contentsOf: image)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: image)
    for verb in [["image", "verify"], ["run"], ["disassemble"]] {
      let refused = try ObolProcess(verb + [image.path()])
      #expect(refused.status == 1)
      #expect(refused.error.contains("corruptWeights"), "\(refused.error)")
      #expect(refused.output.isEmpty)
    }
  }

  @Test func mistakesInTheCommandLine() throws {
    #expect(try ObolProcess(["image", "--format", "elf"]).status == 2)
    #expect(try ObolProcess(["image", "--counter", "100000"]).status == 2)
    #expect(try ObolProcess(["image", "verify"]).status == 2)
    #expect(try ObolProcess(["image", "verify", "no/such.img"]).status == 1)
  }
}
