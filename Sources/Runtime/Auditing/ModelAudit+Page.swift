internal import Instruments

extension ModelAudit {
  /// A row for each model.
  package var page: String {
    let heading = [
      "| model | reference | frames | `obol run MODEL` with | outputs |", "|---|---|--:|---|---|",
    ]
    return """
      ## Published networks

      Integers are the machine's, reals the evaluator's; a float network is also quantised on a
      frame and run. Convolutions, products with matrices and additions that files have as QLinear
      operators do what ONNX Runtime does with AVX2: sums and scales are multiplied in float32 and
      the product rounded once, to the even integer at a half. Exact products would differ in some
      50 of the 130 million values inside mobilenet_v2_qlinear_uint8 over its 20 frames, each by one
      step; that network, quantised per tensor, makes up to 28 steps at its end of one near its
      beginning, as ONNX Runtime itself does where its additions round otherwise, on ARM. Files with
      QDQ nodes are run in reals by the reference, node by node: what differs there is float32's
      rounding of whole layers.

      \((heading + rows.map(\.text)).joined(separator: "\n"))

      """
  }
}

extension ModelAudit.Row {
  fileprivate var text: String {
    "| "
      + [model.file, model.engine.rawValue, "\(frames)", model.options, agreement.text]
      .joined(separator: " | ") + " |"
  }
}

extension AuditedModel {
  /// What the command line is given.
  fileprivate var options: String {
    var parts = ["--input \(input)"]
    if preprocessing.offset != 0 { parts.append("--offset \(preprocessing.offset)") }
    if preprocessing.scale != 1 { parts.append("--scale \(preprocessing.scale)") }
    if preprocessing.means != [0] { parts.append("--mean \(Self.list(preprocessing.means))") }
    if preprocessing.deviations != [1] {
      parts.append("--std \(Self.list(preprocessing.deviations))")
    }
    if preprocessing.reversesChannels { parts.append("--bgr") }
    if preprocessing.putsChannelsFirst { parts.append("--channels-first") }
    return "`\(parts.joined(separator: " "))`"
  }

  private static func list(_ values: [Float]) -> String {
    values.map { "\($0)" }.joined(separator: ",")
  }
}

extension Agreement {
  fileprivate var text: String {
    switch self {
    case .integers(let equal, let count):
      "\(NumberText.grouped(equal)) of \(NumberText.grouped(count)) equal"
    case .steps(let steps):
      "\(NumberText.grouped(steps.equal)) of \(NumberText.grouped(steps.count)) equal "
        + "(\(NumberText.percent(Double(steps.equal) / Double(steps.count)))), greatest difference "
        + "\(NumberText.fixed(Double(steps.greatest), decimals: 0)) steps"
        + (steps.isBeforeSoftmax ? " before the softmax" : "")
        + ", the same class in \(steps.sameClass) frames"
    case .reals(let greatest, let runs):
      "greatest difference \(NumberText.fixed(Double(greatest) * 1e6, decimals: 1))e-6; "
        + runs.text
    }
  }
}

extension AuditOutcome {
  /// What a float network does when it is quantised.
  fileprivate var text: String {
    switch self {
    case .passed: "quantised, machine equals evaluator"
    case .differs(let what): "quantised, machine and evaluator differ: \(what)"
    case .leftOut(let reason): "does not run: \(reason)"
    }
  }
}
