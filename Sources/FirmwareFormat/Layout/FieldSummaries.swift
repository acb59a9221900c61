extension ImageField {
  /// What the field is, in one sentence.
  package var summary: String {
    switch self {
    case .magic: "The letters OBFW, the first lowest."
    case .formatVersion: "The version of this layout."
    case .headerBytes: "Bytes of this header."
    case .manifestBytes: "Bytes of header, records and names; the signature follows them."
    case .imageBytes: "Bytes of the whole image."
    case .counter: "The anti-rollback counter; a device refuses less than it has run."
    case .chipIdentityLow: "The first four bytes of the SHA-256 of the chip's name."
    case .chipIdentityHigh: "The next four."
    case .signer: "The Ed25519 public key that the signature is of."
    case .arrayPixels: "Output pixels of a beat of the array that the program is for."
    case .arrayOutputs: "Output channels of a beat."
    case .arrayInputs: "Input channels of a beat."
    case .arrayTaps: "Kernel taps of a beat."
    case .bankWordBytes: "Bytes of a bank word."
    case .bankBytes: "Bytes of banks that the program needs."
    case .programBytes: "Bytes of instructions that the sequencer has to hold."
    case .prologueWords: "Instruction words of the prologue, with which the program starts."
    case .bodyWords: "Instruction words of the body, which follow."
    case .entry: "Where the control core starts; 0 where the image holds no code."
    case .sectionCount: "Records of sections, which follow the header."
    case .inputCount: "Records of input tensors, which follow those."
    case .outputCount: "Records of output tensors, which follow those."
    case .regionCount: "Records of the memory map, which follow those."
    case .chipNameBytes: "Bytes of the chip's name, UTF-8, which follows those."
    case .networkNameBytes: "Bytes of the network's name, UTF-8, which follows that."
    }
  }
}

extension SectionField {
  /// What the field is, in one sentence.
  package var summary: String {
    switch self {
    case .kind: "What the section holds."
    case .offset: "Its first byte in the image, a multiple of 64."
    case .byteCount: "Its bytes; zeros follow up to a multiple of 64."
    case .loadAddress: "Where the control core copies it to; 0 for what is used where it lies."
    case .digest: "The SHA-256 of its bytes and of the zeros behind them."
    }
  }
}

extension SectionKind {
  /// What such a section holds, in one sentence.
  package var summary: String {
    switch self {
    case .bootCode: "The first code that runs after the ROM."
    case .runtime: "The code that answers the host."
    case .program: "Instruction words of prologue and body."
    case .weights: "The constants that load instructions read."
    case .tables: "What only reports read: layers, steps, notes."
    }
  }
}

extension TensorField {
  /// What the field is, in one sentence.
  package var summary: String {
    switch self {
    case .elementType:
      "0 for int8, 1 for uint8, 2 for int16, 3 for int32, 4 for int64, of which the lower 32 bits "
        + "cross the mailbox, 5 for truth values in bytes."
    case .scale: "The real size of a step, IEEE 754 single."
    case .zeroPoint: "The integer that stands for zero, two's complement."
    case .rank: "How many of the extents count."
    case .extents: "Eight words, zero behind the last that counts."
    case .nameOffset: "The first byte of its name in the image."
    case .nameBytes: "Bytes of its name, UTF-8."
    }
  }
}

extension RegionField {
  /// What the field is, in one sentence.
  package var summary: String {
    switch self {
    case .space: "1 for the banks, 2 for the control core's memory."
    case .address: "Its first byte there."
    case .byteCount: "Its bytes."
    }
  }
}
