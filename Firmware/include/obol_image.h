/* The layout of Obol's firmware images.
 *
 * Written by `swift run -c release obol-generate` from Sources/FirmwareFormat; do not edit.
 * Numbers are little-endian words; OFFSET counts bytes from the start of header or record.
 */
#ifndef OBOL_IMAGE_H
#define OBOL_IMAGE_H

#define OBOL_IMAGE_MAGIC                                    0x5746424fu
#define OBOL_IMAGE_VERSION                                  1u
#define OBOL_IMAGE_SIZE                                     128u  /* Bytes of the header. */
#define OBOL_IMAGE_ALIGNMENT                                64u
#define OBOL_IMAGE_SIGNATURE_BYTES                          64u
#define OBOL_IMAGE_MANIFEST_MOST                            16384u
#define OBOL_SECTION_SIZE                                   48u  /* Bytes of a record. */
#define OBOL_TENSOR_SIZE                                    56u  /* Bytes of a record. */
#define OBOL_TENSOR_RANK_MOST                               8u
#define OBOL_REGION_SIZE                                    12u  /* Bytes of a record. */
#define OBOL_SLOT_COMMIT                                    0x544f4f42u
#define OBOL_SLOT_LENGTH_OFFSET                             4u  /* Bytes written behind the header. */
#define OBOL_SLOT_IMAGE_OFFSET                              64u

/* The fields of the header. */
#define OBOL_IMAGE_MAGIC_OFFSET                             0u  /* The letters OBFW, the first lowest. */
#define OBOL_IMAGE_FORMAT_VERSION_OFFSET                    4u  /* The version of this layout. */
#define OBOL_IMAGE_HEADER_BYTES_OFFSET                      8u  /* Bytes of this header. */
#define OBOL_IMAGE_MANIFEST_BYTES_OFFSET                    12u  /* Bytes of header, records and names; the signature follows them. */
#define OBOL_IMAGE_IMAGE_BYTES_OFFSET                       16u  /* Bytes of the whole image. */
#define OBOL_IMAGE_COUNTER_OFFSET                           20u  /* The anti-rollback counter; a device refuses less than it has run. */
#define OBOL_IMAGE_CHIP_IDENTITY_LOW_OFFSET                 24u  /* The first four bytes of the SHA-256 of the chip's name. */
#define OBOL_IMAGE_CHIP_IDENTITY_HIGH_OFFSET                28u  /* The next four. */
#define OBOL_IMAGE_SIGNER_OFFSET                            32u  /* The Ed25519 public key that the signature is of. */
#define OBOL_IMAGE_ARRAY_PIXELS_OFFSET                      64u  /* Output pixels of a beat of the array that the program is for. */
#define OBOL_IMAGE_ARRAY_OUTPUTS_OFFSET                     68u  /* Output channels of a beat. */
#define OBOL_IMAGE_ARRAY_INPUTS_OFFSET                      72u  /* Input channels of a beat. */
#define OBOL_IMAGE_ARRAY_TAPS_OFFSET                        76u  /* Kernel taps of a beat. */
#define OBOL_IMAGE_BANK_WORD_BYTES_OFFSET                   80u  /* Bytes of a bank word. */
#define OBOL_IMAGE_BANK_BYTES_OFFSET                        84u  /* Bytes of banks that the program needs. */
#define OBOL_IMAGE_PROGRAM_BYTES_OFFSET                     88u  /* Bytes of instructions that the sequencer has to hold. */
#define OBOL_IMAGE_PROLOGUE_WORDS_OFFSET                    92u  /* Instruction words of the prologue, with which the program starts. */
#define OBOL_IMAGE_BODY_WORDS_OFFSET                        96u  /* Instruction words of the body, which follow. */
#define OBOL_IMAGE_ENTRY_OFFSET                             100u  /* Where the control core starts; 0 where the image holds no code. */
#define OBOL_IMAGE_SECTION_COUNT_OFFSET                     104u  /* Records of sections, which follow the header. */
#define OBOL_IMAGE_INPUT_COUNT_OFFSET                       108u  /* Records of input tensors, which follow those. */
#define OBOL_IMAGE_OUTPUT_COUNT_OFFSET                      112u  /* Records of output tensors, which follow those. */
#define OBOL_IMAGE_REGION_COUNT_OFFSET                      116u  /* Records of the memory map, which follow those. */
#define OBOL_IMAGE_CHIP_NAME_BYTES_OFFSET                   120u  /* Bytes of the chip's name, UTF-8, which follows those. */
#define OBOL_IMAGE_NETWORK_NAME_BYTES_OFFSET                124u  /* Bytes of the network's name, UTF-8, which follows that. */

/* The fields of a section's record. */
#define OBOL_SECTION_KIND_OFFSET                            0u  /* What the section holds. */
#define OBOL_SECTION_OFFSET_OFFSET                          4u  /* Its first byte in the image, a multiple of 64. */
#define OBOL_SECTION_BYTE_COUNT_OFFSET                      8u  /* Its bytes; zeros follow up to a multiple of 64. */
#define OBOL_SECTION_LOAD_ADDRESS_OFFSET                    12u  /* Where the control core copies it to; 0 for what is used where it lies. */
#define OBOL_SECTION_DIGEST_OFFSET                          16u  /* The SHA-256 of its bytes and of the zeros behind them. */

/* The fields of a tensor's record. */
#define OBOL_TENSOR_ELEMENT_TYPE_OFFSET                     0u  /* 0 for int8, 1 for uint8, 2 for int16, 3 for int32, 4 for int64, of which the lower 32 bits cross the mailbox, 5 for truth values in bytes. */
#define OBOL_TENSOR_SCALE_OFFSET                            4u  /* The real size of a step, IEEE 754 single. */
#define OBOL_TENSOR_ZERO_POINT_OFFSET                       8u  /* The integer that stands for zero, two's complement. */
#define OBOL_TENSOR_RANK_OFFSET                             12u  /* How many of the extents count. */
#define OBOL_TENSOR_EXTENTS_OFFSET                          16u  /* Eight words, zero behind the last that counts. */
#define OBOL_TENSOR_NAME_OFFSET_OFFSET                      48u  /* The first byte of its name in the image. */
#define OBOL_TENSOR_NAME_BYTES_OFFSET                       52u  /* Bytes of its name, UTF-8. */

/* The fields of a memory region's record. */
#define OBOL_REGION_SPACE_OFFSET                            0u  /* 1 for the banks, 2 for the control core's memory. */
#define OBOL_REGION_ADDRESS_OFFSET                          4u  /* Its first byte there. */
#define OBOL_REGION_BYTE_COUNT_OFFSET                       8u  /* Its bytes. */

/* What a section holds. */
#define OBOL_KIND_BOOT_CODE                                 1u  /* The first code that runs after the ROM. */
#define OBOL_KIND_RUNTIME                                   2u  /* The code that answers the host. */
#define OBOL_KIND_PROGRAM                                   3u  /* Instruction words of prologue and body. */
#define OBOL_KIND_WEIGHTS                                   4u  /* The constants that load instructions read. */
#define OBOL_KIND_TABLES                                    5u  /* What only reports read: layers, steps, notes. */

/* Why an image is refused. */
#define OBOL_REFUSAL_EMPTY_SLOT                             1u  /* the slot holds no complete image */
#define OBOL_REFUSAL_NOT_AN_IMAGE                           2u  /* the bytes do not start like an image (OBFW) */
#define OBOL_REFUSAL_UNKNOWN_FORMAT                         3u  /* the layout has another version than 1 */
#define OBOL_REFUSAL_MALFORMED_HEADER                       4u  /* the lengths in the header contradict each other */
#define OBOL_REFUSAL_TRUNCATED                              5u  /* the bytes end before the image does */
#define OBOL_REFUSAL_UNKNOWN_KEY                            6u  /* the image is signed by a key that the device does not trust */
#define OBOL_REFUSAL_BAD_SIGNATURE                          7u  /* the signature is not of this manifest */
#define OBOL_REFUSAL_OTHER_CHIP                             8u  /* the image is for another chip */
#define OBOL_REFUSAL_MISSING_CAPABILITY                     9u  /* the chip lacks what the program was compiled for */
#define OBOL_REFUSAL_ROLLED_BACK                            10u  /* the counter is below the least one that the device accepts */
#define OBOL_REFUSAL_MALFORMED_SECTIONS                     11u  /* the sections do not follow each other up to the end */
#define OBOL_REFUSAL_NO_RUNTIME                             12u  /* the image holds no code that the control core can start */
#define OBOL_REFUSAL_CORRUPT_BOOT_CODE                      17u  /* the boot code is not what was signed */
#define OBOL_REFUSAL_CORRUPT_RUNTIME                        18u  /* the runtime is not what was signed */
#define OBOL_REFUSAL_CORRUPT_PROGRAM                        19u  /* the program is not what was signed */
#define OBOL_REFUSAL_CORRUPT_WEIGHTS                        20u  /* the weights are not what was signed */
#define OBOL_REFUSAL_CORRUPT_TABLES                         21u  /* the tables are not what was signed */
#define OBOL_REFUSAL_TRAILING_BYTES                         32u  /* bytes follow the image */
#define OBOL_REFUSAL_MALFORMED_MANIFEST                     33u  /* the manifest is not laid out as a writer would */
#define OBOL_REFUSAL_MALFORMED_PROGRAM                      34u  /* the sections hold no program that belongs to the manifest */

#endif
