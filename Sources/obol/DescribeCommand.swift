import ArgumentParser
import ChipDescription
import ChipFiles
import DerivedFiles
import Instruments
import Runtime

/// `obol describe`: the manuals, printed from the declarations themselves.
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Prints a manual: of chips, instructions, operators, events, registers, energies.",
    discussion: """
      'validation' runs the networks that chips were measured with on the models of those chips, \
      and prints predicted beside published speed and energy. 'flagship' says what the bundled \
      network does on the bundled chip, and what int4 and pruned weights and lower operating \
      points make of it. 'compression' compresses published networks, which takes minutes, and \
      prints what they score and cost. 'audit' runs single-operator cases and published \
      networks against their reference outputs; 'accuracy' quantises published float networks \
      and scores them.
      """)

  @Argument(
    help: """
      chip, isa, operators, events, registers, energies, validation, flagship, compression, \
      audit or accuracy.
      """)
  var topic = DescribeTopic.manual(.chip)

  @Option(help: "With 'chip': print this chip's values and area instead of every field's meaning.")
  var chip: String?

  @Option(help: "With 'compression', 'audit' and 'accuracy': the folder of models and data.")
  var data: String?

  func validate() throws {
    guard topic.needsData == (data != nil) else {
      throw ValidationError(
        "--data goes with 'describe compression', 'audit' and 'accuracy', which need it.")
    }
    guard chip == nil || topic == .manual(.chip) else {
      throw ValidationError("--chip goes with 'describe chip'.")
    }
  }

  func run() throws {
    print(try text(), terminator: "")
  }

  /// The area of each block as comments of a chip file, or why it is not known.
  private static func area(of spec: ChipSpec) -> String {
    do {
      let lines = try AreaEstimate(of: spec).table.split(separator: "\n").map { "# \($0)\n" }
      return "\n# area, of which nothing is part of the file:\n" + lines.joined()
    } catch {
      return "\n# area: \(error)\n"
    }
  }

  private func text() throws -> String {
    if let chip {
      let spec = try ChipFile.load(chip)
      return spec.text + Self.area(of: spec)
    }
    switch topic {
    case .manual(let manual): return manual.text
    case .energies: return EnergyTable.manual
    case .validation: return try Validation().page
    case .flagship: return try Flagship().page
    case .compression, .audit, .accuracy: return try results(folder: data ?? "")
    }
  }

  private func results(folder: String) throws -> String {
    let spec = try ChipFile.load("obol")
    switch topic {
    case .audit: return try FrontEndAudit(folder: folder, chip: spec).page
    case .accuracy:
      return try AccuracyResults(folder: folder, chip: spec) { StandardError.print($0) }.page
    default:
      return try CompressionResults(
        folder: folder, chip: spec, point: try OperatingPoint.choose(nil, of: spec)
      ) { StandardError.print($0) }.page
    }
  }
}

/// What there is to print: a manual, or what the models of energy rest on.
enum DescribeTopic: ExpressibleByArgument, Equatable {
  case manual(Manual)
  /// Every figure of the power and area models.
  case energies
  /// The models held against chips.
  case validation
  /// The bundled network on the bundled chip, and what weights and operating points make of it.
  case flagship
  /// Published networks, compressed.
  case compression
  /// Single operators and published networks, against their reference outputs.
  case audit
  /// Published float networks, quantised.
  case accuracy

  /// Whether it is made from a folder of models and data.
  var needsData: Bool { [.compression, .audit, .accuracy].contains(self) }

  init?(argument: String) {
    switch argument {
    case "energies": self = .energies
    case "validation": self = .validation
    case "flagship": self = .flagship
    case "compression": self = .compression
    case "audit": self = .audit
    case "accuracy": self = .accuracy
    default:
      guard let manual = Manual(rawValue: argument) else { return nil }
      self = .manual(manual)
    }
  }
}
