/* The control registers of Obol.
 *
 * Written by `swift run -c release obol-generate` from Sources/InstructionSet; do not edit.
 * Registers have 32 bits; OFFSET counts bytes from the first, SHIFT bits from the lowest.
 */
#ifndef OBOL_REGISTERS_H
#define OBOL_REGISTERS_H

/* The first address of each region. */
#define OBOL_ADDRESS_TIMER                                  0x2000000u  /* Software interrupt at 0x0, time to wake at 0x4000, time at 0xBFF8. */
#define OBOL_ADDRESS_ROM                                    0x10000000u  /* Code that is part of the chip; the core starts at its first byte. */
#define OBOL_ADDRESS_CORE_MEMORY                            0x10100000u  /* The core's own memory for code, data and stack. */
#define OBOL_ADDRESS_BANKS                                  0x20000000u  /* The SRAM banks, shared with the other units; no code runs here. */
#define OBOL_ADDRESS_REGISTERS                              0x40000000u  /* The control registers of the other blocks; whole words only. */
#define OBOL_ADDRESS_WEIGHT_STORE                           0x60000000u  /* The weight store, read only, with its latency at each access. */

/* identity, read only: Tells software what it is talking to. */
#define OBOL_REGISTER_IDENTITY_OFFSET                       0x0u
#define OBOL_REGISTER_IDENTITY_RESET                        0x4c424f04u
#define OBOL_REGISTER_IDENTITY_VERSION_SHIFT                0u  /* The version of this map. */
#define OBOL_REGISTER_IDENTITY_VERSION_MASK                 0xffu
#define OBOL_REGISTER_IDENTITY_SIGNATURE_SHIFT              8u  /* The letters OBL, the first lowest. */
#define OBOL_REGISTER_IDENTITY_SIGNATURE_MASK               0xffffff00u

/* control, write one to act, reads as zero: Starts and stops the accelerator. */
#define OBOL_REGISTER_CONTROL_OFFSET                        0x4u
#define OBOL_REGISTER_CONTROL_RESET                         0x0u
#define OBOL_REGISTER_CONTROL_PROLOGUE_SHIFT                0u  /* Run the program's prologue, which loads what stays in banks. */
#define OBOL_REGISTER_CONTROL_PROLOGUE_MASK                 0x1u
#define OBOL_REGISTER_CONTROL_FRAME_SHIFT                   1u  /* Run the program's body for one frame. */
#define OBOL_REGISTER_CONTROL_FRAME_MASK                    0x2u
#define OBOL_REGISTER_CONTROL_STOP_SHIFT                    2u  /* Stop all units and empty their queues. */
#define OBOL_REGISTER_CONTROL_STOP_MASK                     0x4u
#define OBOL_REGISTER_CONTROL_CLEAR_SHIFT                   3u  /* Clear the done bit, the fault bit and every counter. */
#define OBOL_REGISTER_CONTROL_CLEAR_MASK                    0x8u

/* status, read only: Says what the accelerator is doing. */
#define OBOL_REGISTER_STATUS_OFFSET                         0x8u
#define OBOL_REGISTER_STATUS_RESET                          0x0u
#define OBOL_REGISTER_STATUS_BUSY_SHIFT                     0u  /* A section of the program runs. */
#define OBOL_REGISTER_STATUS_BUSY_MASK                      0x1u
#define OBOL_REGISTER_STATUS_DONE_SHIFT                     1u  /* The last section ran to its finish instruction. */
#define OBOL_REGISTER_STATUS_DONE_MASK                      0x2u
#define OBOL_REGISTER_STATUS_FAULT_SHIFT                    2u  /* A word was no instruction, or an access left the banks. */
#define OBOL_REGISTER_STATUS_FAULT_MASK                     0x4u
#define OBOL_REGISTER_STATUS_FAULT_WORD_SHIFT               8u  /* Position of the instruction at fault. */
#define OBOL_REGISTER_STATUS_FAULT_WORD_MASK                0xffffff00u

/* operatingPoint, read and write: Chooses clock and voltage. */
#define OBOL_REGISTER_OPERATING_POINT_OFFSET                0xcu
#define OBOL_REGISTER_OPERATING_POINT_RESET                 0x0u
#define OBOL_REGISTER_OPERATING_POINT_INDEX_SHIFT           0u  /* Position in the chip's list; 0 is the first. */
#define OBOL_REGISTER_OPERATING_POINT_INDEX_MASK            0xfu

/* programAddress, read and write: Says where the program's instructions lie. */
#define OBOL_REGISTER_PROGRAM_ADDRESS_OFFSET                0x10u
#define OBOL_REGISTER_PROGRAM_ADDRESS_RESET                 0x0u
#define OBOL_REGISTER_PROGRAM_ADDRESS_BYTE_SHIFT            0u  /* First byte in the weight store. */
#define OBOL_REGISTER_PROGRAM_ADDRESS_BYTE_MASK             0xffffffffu

/* constantsAddress, read and write: Says where the program's constants lie, from which load instructions count. */
#define OBOL_REGISTER_CONSTANTS_ADDRESS_OFFSET              0x14u
#define OBOL_REGISTER_CONSTANTS_ADDRESS_RESET               0x0u
#define OBOL_REGISTER_CONSTANTS_ADDRESS_BYTE_SHIFT          0u  /* First byte in the weight store. */
#define OBOL_REGISTER_CONSTANTS_ADDRESS_BYTE_MASK           0xffffffffu

/* prologueWords, read and write: Says how long the prologue is; it starts with the first instruction. */
#define OBOL_REGISTER_PROLOGUE_WORDS_OFFSET                 0x18u
#define OBOL_REGISTER_PROLOGUE_WORDS_RESET                  0x0u
#define OBOL_REGISTER_PROLOGUE_WORDS_COUNT_SHIFT            0u  /* Instruction words. */
#define OBOL_REGISTER_PROLOGUE_WORDS_COUNT_MASK             0xffffffu

/* bodyWords, read and write: Says how long the body is; it follows the prologue. */
#define OBOL_REGISTER_BODY_WORDS_OFFSET                     0x1cu
#define OBOL_REGISTER_BODY_WORDS_RESET                      0x0u
#define OBOL_REGISTER_BODY_WORDS_COUNT_SHIFT                0u  /* Instruction words. */
#define OBOL_REGISTER_BODY_WORDS_COUNT_MASK                 0xffffffu

/* cyclesLow, read only: Counts the cycles in which a section ran. */
#define OBOL_REGISTER_CYCLES_LOW_OFFSET                     0x20u
#define OBOL_REGISTER_CYCLES_LOW_RESET                      0x0u
#define OBOL_REGISTER_CYCLES_LOW_COUNT_SHIFT                0u  /* Bits 0 to 31; reading them holds the others. */
#define OBOL_REGISTER_CYCLES_LOW_COUNT_MASK                 0xffffffffu

/* cyclesHigh, read only: Holds the rest of the cycle count. */
#define OBOL_REGISTER_CYCLES_HIGH_OFFSET                    0x24u
#define OBOL_REGISTER_CYCLES_HIGH_RESET                     0x0u
#define OBOL_REGISTER_CYCLES_HIGH_COUNT_SHIFT               0u  /* Bits 32 to 63, as of the last read of the low. */
#define OBOL_REGISTER_CYCLES_HIGH_COUNT_MASK                0xffffffffu

/* interruptEnable, read and write: Lets conditions make the core's external interrupt pending. */
#define OBOL_REGISTER_INTERRUPT_ENABLE_OFFSET               0x28u
#define OBOL_REGISTER_INTERRUPT_ENABLE_RESET                0x0u
#define OBOL_REGISTER_INTERRUPT_ENABLE_SECTION_SHIFT        0u  /* While the done bit or the fault bit is set. */
#define OBOL_REGISTER_INTERRUPT_ENABLE_SECTION_MASK         0x1u
#define OBOL_REGISTER_INTERRUPT_ENABLE_COMMAND_SHIFT        1u  /* While a command of the host waits for its answer. */
#define OBOL_REGISTER_INTERRUPT_ENABLE_COMMAND_MASK         0x2u
#define OBOL_REGISTER_INTERRUPT_ENABLE_CRYPTO_SHIFT         2u  /* While the crypto block has nothing to do. */
#define OBOL_REGISTER_INTERRUPT_ENABLE_CRYPTO_MASK          0x4u
#define OBOL_REGISTER_INTERRUPT_ENABLE_TASK_SHIFT           3u  /* While an instruction waits for the core. */
#define OBOL_REGISTER_INTERRUPT_ENABLE_TASK_MASK            0x8u
#define OBOL_REGISTER_INTERRUPT_ENABLE_DMA_SHIFT            4u  /* While no copy of the core's is under way. */
#define OBOL_REGISTER_INTERRUPT_ENABLE_DMA_MASK             0x10u

/* storeDMAWork, read only: Counts the cycles in which the storeDMA unit worked. */
#define OBOL_REGISTER_STORE_DMAWORK_OFFSET                  0x40u
#define OBOL_REGISTER_STORE_DMAWORK_RESET                   0x0u
#define OBOL_REGISTER_STORE_DMAWORK_COUNT_SHIFT             0u  /* Cycles, stopping at the greatest number. */
#define OBOL_REGISTER_STORE_DMAWORK_COUNT_MASK              0xffffffffu

/* storeDMAStalls, read only: Counts the cycles in which the storeDMA unit had work and could not do it. */
#define OBOL_REGISTER_STORE_DMASTALLS_OFFSET                0x44u
#define OBOL_REGISTER_STORE_DMASTALLS_RESET                 0x0u
#define OBOL_REGISTER_STORE_DMASTALLS_COUNT_SHIFT           0u  /* Cycles, stopping at the greatest number. */
#define OBOL_REGISTER_STORE_DMASTALLS_COUNT_MASK            0xffffffffu

/* hostDMAWork, read only: Counts the cycles in which the hostDMA unit worked. */
#define OBOL_REGISTER_HOST_DMAWORK_OFFSET                   0x48u
#define OBOL_REGISTER_HOST_DMAWORK_RESET                    0x0u
#define OBOL_REGISTER_HOST_DMAWORK_COUNT_SHIFT              0u  /* Cycles, stopping at the greatest number. */
#define OBOL_REGISTER_HOST_DMAWORK_COUNT_MASK               0xffffffffu

/* hostDMAStalls, read only: Counts the cycles in which the hostDMA unit had work and could not do it. */
#define OBOL_REGISTER_HOST_DMASTALLS_OFFSET                 0x4cu
#define OBOL_REGISTER_HOST_DMASTALLS_RESET                  0x0u
#define OBOL_REGISTER_HOST_DMASTALLS_COUNT_SHIFT            0u  /* Cycles, stopping at the greatest number. */
#define OBOL_REGISTER_HOST_DMASTALLS_COUNT_MASK             0xffffffffu

/* arrayWork, read only: Counts the cycles in which the array unit worked. */
#define OBOL_REGISTER_ARRAY_WORK_OFFSET                     0x50u
#define OBOL_REGISTER_ARRAY_WORK_RESET                      0x0u
#define OBOL_REGISTER_ARRAY_WORK_COUNT_SHIFT                0u  /* Cycles, stopping at the greatest number. */
#define OBOL_REGISTER_ARRAY_WORK_COUNT_MASK                 0xffffffffu

/* arrayStalls, read only: Counts the cycles in which the array unit had work and could not do it. */
#define OBOL_REGISTER_ARRAY_STALLS_OFFSET                   0x54u
#define OBOL_REGISTER_ARRAY_STALLS_RESET                    0x0u
#define OBOL_REGISTER_ARRAY_STALLS_COUNT_SHIFT              0u  /* Cycles, stopping at the greatest number. */
#define OBOL_REGISTER_ARRAY_STALLS_COUNT_MASK               0xffffffffu

/* vectorWork, read only: Counts the cycles in which the vector unit worked. */
#define OBOL_REGISTER_VECTOR_WORK_OFFSET                    0x58u
#define OBOL_REGISTER_VECTOR_WORK_RESET                     0x0u
#define OBOL_REGISTER_VECTOR_WORK_COUNT_SHIFT               0u  /* Cycles, stopping at the greatest number. */
#define OBOL_REGISTER_VECTOR_WORK_COUNT_MASK                0xffffffffu

/* vectorStalls, read only: Counts the cycles in which the vector unit had work and could not do it. */
#define OBOL_REGISTER_VECTOR_STALLS_OFFSET                  0x5cu
#define OBOL_REGISTER_VECTOR_STALLS_RESET                   0x0u
#define OBOL_REGISTER_VECTOR_STALLS_COUNT_SHIFT             0u  /* Cycles, stopping at the greatest number. */
#define OBOL_REGISTER_VECTOR_STALLS_COUNT_MASK              0xffffffffu

/* dmaSource, read and write: First byte in the weight store of what is copied. */
#define OBOL_REGISTER_DMA_SOURCE_OFFSET                     0x60u
#define OBOL_REGISTER_DMA_SOURCE_RESET                      0x0u
#define OBOL_REGISTER_DMA_SOURCE_VALUE_SHIFT                0u  /* First byte in the weight store of what is copied. */
#define OBOL_REGISTER_DMA_SOURCE_VALUE_MASK                 0xffffffffu

/* dmaDestination, read and write: First address in the core's memory or the banks that it is copied to, a whole word's. */
#define OBOL_REGISTER_DMA_DESTINATION_OFFSET                0x64u
#define OBOL_REGISTER_DMA_DESTINATION_RESET                 0x0u
#define OBOL_REGISTER_DMA_DESTINATION_VALUE_SHIFT           0u  /* First address in the core's memory or the banks that it is copied to, a whole word's. */
#define OBOL_REGISTER_DMA_DESTINATION_VALUE_MASK            0xffffffffu

/* dmaBytes, read and write: Bytes that are copied. */
#define OBOL_REGISTER_DMA_BYTES_OFFSET                      0x68u
#define OBOL_REGISTER_DMA_BYTES_RESET                       0x0u
#define OBOL_REGISTER_DMA_BYTES_VALUE_SHIFT                 0u  /* Bytes that are copied. */
#define OBOL_REGISTER_DMA_BYTES_VALUE_MASK                  0xffffffffu

/* dmaControl, write one to act, reads as zero: Starts a copy, unless one is under way. */
#define OBOL_REGISTER_DMA_CONTROL_OFFSET                    0x6cu
#define OBOL_REGISTER_DMA_CONTROL_RESET                     0x0u
#define OBOL_REGISTER_DMA_CONTROL_START_SHIFT               0u  /* Copy, once a load of the program has left the channel. */
#define OBOL_REGISTER_DMA_CONTROL_START_MASK                0x1u

/* dmaStatus, read only: Says what became of a copy. */
#define OBOL_REGISTER_DMA_STATUS_OFFSET                     0x70u
#define OBOL_REGISTER_DMA_STATUS_RESET                      0x0u
#define OBOL_REGISTER_DMA_STATUS_BUSY_SHIFT                 0u  /* A copy waits or is under way. */
#define OBOL_REGISTER_DMA_STATUS_BUSY_MASK                  0x1u
#define OBOL_REGISTER_DMA_STATUS_FAULT_SHIFT                1u  /* The last one was to leave the store or its destination. */
#define OBOL_REGISTER_DMA_STATUS_FAULT_MASK                 0x2u

/* mailboxCommand, read only: The host's command; 0 where there is none. */
#define OBOL_REGISTER_MAILBOX_COMMAND_OFFSET                0x80u
#define OBOL_REGISTER_MAILBOX_COMMAND_RESET                 0x0u
#define OBOL_REGISTER_MAILBOX_COMMAND_VALUE_SHIFT           0u  /* The host's command; 0 where there is none. */
#define OBOL_REGISTER_MAILBOX_COMMAND_VALUE_MASK            0xffffffffu

/* mailboxArgument, read only: A number that goes with the command. */
#define OBOL_REGISTER_MAILBOX_ARGUMENT_OFFSET               0x84u
#define OBOL_REGISTER_MAILBOX_ARGUMENT_RESET                0x0u
#define OBOL_REGISTER_MAILBOX_ARGUMENT_VALUE_SHIFT          0u  /* A number that goes with the command. */
#define OBOL_REGISTER_MAILBOX_ARGUMENT_VALUE_MASK           0xffffffffu

/* mailboxResult, read and write: A number that goes with the answer. */
#define OBOL_REGISTER_MAILBOX_RESULT_OFFSET                 0x88u
#define OBOL_REGISTER_MAILBOX_RESULT_RESET                  0x0u
#define OBOL_REGISTER_MAILBOX_RESULT_VALUE_SHIFT            0u  /* A number that goes with the answer. */
#define OBOL_REGISTER_MAILBOX_RESULT_VALUE_MASK             0xffffffffu

/* mailboxReply, read and write: Writing it answers the command, which is then gone. */
#define OBOL_REGISTER_MAILBOX_REPLY_OFFSET                  0x8cu
#define OBOL_REGISTER_MAILBOX_REPLY_RESET                   0x0u
#define OBOL_REGISTER_MAILBOX_REPLY_VALUE_SHIFT             0u  /* Writing it answers the command, which is then gone. */
#define OBOL_REGISTER_MAILBOX_REPLY_VALUE_MASK              0xffffffffu

/* bootStatus, read and write: Says how the boot ROM fared. */
#define OBOL_REGISTER_BOOT_STATUS_OFFSET                    0x90u
#define OBOL_REGISTER_BOOT_STATUS_RESET                     0x0u
#define OBOL_REGISTER_BOOT_STATUS_FIRST_SHIFT               0u  /* Why the first slot was refused; 0 where it was not. */
#define OBOL_REGISTER_BOOT_STATUS_FIRST_MASK                0xffu
#define OBOL_REGISTER_BOOT_STATUS_SECOND_SHIFT              8u  /* Why the second slot was refused, likewise. */
#define OBOL_REGISTER_BOOT_STATUS_SECOND_MASK               0xff00u
#define OBOL_REGISTER_BOOT_STATUS_SLOT_SHIFT                16u  /* The slot that runs. */
#define OBOL_REGISTER_BOOT_STATUS_SLOT_MASK                 0x10000u
#define OBOL_REGISTER_BOOT_STATUS_BOOTED_SHIFT              24u  /* An image runs. */
#define OBOL_REGISTER_BOOT_STATUS_BOOTED_MASK               0x1000000u

/* watchdog, read and write: Resets the core unless it is written again in time. */
#define OBOL_REGISTER_WATCHDOG_OFFSET                       0x94u
#define OBOL_REGISTER_WATCHDOG_RESET                        0x0u
#define OBOL_REGISTER_WATCHDOG_CYCLES_SHIFT                 0u  /* Cycles from each write until the core is reset; 0 for never. */
#define OBOL_REGISTER_WATCHDOG_CYCLES_MASK                  0xffffffffu

/* resets, read only: Times that the watchdog reset the core. */
#define OBOL_REGISTER_RESETS_OFFSET                         0x98u
#define OBOL_REGISTER_RESETS_RESET                          0x0u
#define OBOL_REGISTER_RESETS_VALUE_SHIFT                    0u  /* Times that the watchdog reset the core. */
#define OBOL_REGISTER_RESETS_VALUE_MASK                     0xffffffffu

/* cryptoSource, read and write: First byte in the weight store of what is hashed. */
#define OBOL_REGISTER_CRYPTO_SOURCE_OFFSET                  0xa0u
#define OBOL_REGISTER_CRYPTO_SOURCE_RESET                   0x0u
#define OBOL_REGISTER_CRYPTO_SOURCE_VALUE_SHIFT             0u  /* First byte in the weight store of what is hashed. */
#define OBOL_REGISTER_CRYPTO_SOURCE_VALUE_MASK              0xffffffffu

/* cryptoBytes, read and write: Bytes that are hashed. */
#define OBOL_REGISTER_CRYPTO_BYTES_OFFSET                   0xa4u
#define OBOL_REGISTER_CRYPTO_BYTES_RESET                    0x0u
#define OBOL_REGISTER_CRYPTO_BYTES_VALUE_SHIFT              0u  /* Bytes that are hashed. */
#define OBOL_REGISTER_CRYPTO_BYTES_VALUE_MASK               0xffffffffu

/* cryptoReference, read and write: First byte of the digest or signature. */
#define OBOL_REGISTER_CRYPTO_REFERENCE_OFFSET               0xa8u
#define OBOL_REGISTER_CRYPTO_REFERENCE_RESET                0x0u
#define OBOL_REGISTER_CRYPTO_REFERENCE_VALUE_SHIFT          0u  /* First byte of the digest or signature. */
#define OBOL_REGISTER_CRYPTO_REFERENCE_VALUE_MASK           0xffffffffu

/* cryptoControl, write one to act, reads as zero: Starts the crypto block. */
#define OBOL_REGISTER_CRYPTO_CONTROL_OFFSET                 0xacu
#define OBOL_REGISTER_CRYPTO_CONTROL_RESET                  0x0u
#define OBOL_REGISTER_CRYPTO_CONTROL_HASH_SHIFT             0u  /* Hold the SHA-256 of the source against the reference. */
#define OBOL_REGISTER_CRYPTO_CONTROL_HASH_MASK              0x1u
#define OBOL_REGISTER_CRYPTO_CONTROL_VERIFY_SHIFT           1u  /* Check the reference, an Ed25519 signature of the source. */
#define OBOL_REGISTER_CRYPTO_CONTROL_VERIFY_MASK            0x2u

/* cryptoStatus, read only: Says what the crypto block found. */
#define OBOL_REGISTER_CRYPTO_STATUS_OFFSET                  0xb0u
#define OBOL_REGISTER_CRYPTO_STATUS_RESET                   0x0u
#define OBOL_REGISTER_CRYPTO_STATUS_BUSY_SHIFT              0u  /* It works. */
#define OBOL_REGISTER_CRYPTO_STATUS_BUSY_MASK               0x1u
#define OBOL_REGISTER_CRYPTO_STATUS_HOLDS_SHIFT             1u  /* What it did last came out as the reference says. */
#define OBOL_REGISTER_CRYPTO_STATUS_HOLDS_MASK              0x2u

/* chipIdentityLow, read only: Bits 0 to 31 of the chip's identity. */
#define OBOL_REGISTER_CHIP_IDENTITY_LOW_OFFSET              0xc0u
#define OBOL_REGISTER_CHIP_IDENTITY_LOW_RESET               0x0u
#define OBOL_REGISTER_CHIP_IDENTITY_LOW_VALUE_SHIFT         0u  /* Bits 0 to 31 of the chip's identity. */
#define OBOL_REGISTER_CHIP_IDENTITY_LOW_VALUE_MASK          0xffffffffu

/* chipIdentityHigh, read only: Bits 32 to 63 of the chip's identity. */
#define OBOL_REGISTER_CHIP_IDENTITY_HIGH_OFFSET             0xc4u
#define OBOL_REGISTER_CHIP_IDENTITY_HIGH_RESET              0x0u
#define OBOL_REGISTER_CHIP_IDENTITY_HIGH_VALUE_SHIFT        0u  /* Bits 32 to 63 of the chip's identity. */
#define OBOL_REGISTER_CHIP_IDENTITY_HIGH_VALUE_MASK         0xffffffffu

/* arrayPixels, read only: Pixels that the array works on at once. */
#define OBOL_REGISTER_ARRAY_PIXELS_OFFSET                   0xc8u
#define OBOL_REGISTER_ARRAY_PIXELS_RESET                    0x0u
#define OBOL_REGISTER_ARRAY_PIXELS_VALUE_SHIFT              0u  /* Pixels that the array works on at once. */
#define OBOL_REGISTER_ARRAY_PIXELS_VALUE_MASK               0xffffffffu

/* arrayOutputs, read only: Output channels that it works on at once. */
#define OBOL_REGISTER_ARRAY_OUTPUTS_OFFSET                  0xccu
#define OBOL_REGISTER_ARRAY_OUTPUTS_RESET                   0x0u
#define OBOL_REGISTER_ARRAY_OUTPUTS_VALUE_SHIFT             0u  /* Output channels that it works on at once. */
#define OBOL_REGISTER_ARRAY_OUTPUTS_VALUE_MASK              0xffffffffu

/* arrayInputs, read only: Input channels that it works on at once. */
#define OBOL_REGISTER_ARRAY_INPUTS_OFFSET                   0xd0u
#define OBOL_REGISTER_ARRAY_INPUTS_RESET                    0x0u
#define OBOL_REGISTER_ARRAY_INPUTS_VALUE_SHIFT              0u  /* Input channels that it works on at once. */
#define OBOL_REGISTER_ARRAY_INPUTS_VALUE_MASK               0xffffffffu

/* arrayTaps, read only: Kernel taps that it works on at once. */
#define OBOL_REGISTER_ARRAY_TAPS_OFFSET                     0xd4u
#define OBOL_REGISTER_ARRAY_TAPS_RESET                      0x0u
#define OBOL_REGISTER_ARRAY_TAPS_VALUE_SHIFT                0u  /* Kernel taps that it works on at once. */
#define OBOL_REGISTER_ARRAY_TAPS_VALUE_MASK                 0xffffffffu

/* bankWordBytes, read only: Bytes in a word of the banks. */
#define OBOL_REGISTER_BANK_WORD_BYTES_OFFSET                0xd8u
#define OBOL_REGISTER_BANK_WORD_BYTES_RESET                 0x0u
#define OBOL_REGISTER_BANK_WORD_BYTES_VALUE_SHIFT           0u  /* Bytes in a word of the banks. */
#define OBOL_REGISTER_BANK_WORD_BYTES_VALUE_MASK            0xffffffffu

/* bankBytes, read only: Bytes of all banks. */
#define OBOL_REGISTER_BANK_BYTES_OFFSET                     0xdcu
#define OBOL_REGISTER_BANK_BYTES_RESET                      0x0u
#define OBOL_REGISTER_BANK_BYTES_VALUE_SHIFT                0u  /* Bytes of all banks. */
#define OBOL_REGISTER_BANK_BYTES_VALUE_MASK                 0xffffffffu

/* programBytes, read only: Bytes of instructions that the sequencer holds. */
#define OBOL_REGISTER_PROGRAM_BYTES_OFFSET                  0xe0u
#define OBOL_REGISTER_PROGRAM_BYTES_RESET                   0x0u
#define OBOL_REGISTER_PROGRAM_BYTES_VALUE_SHIFT             0u  /* Bytes of instructions that the sequencer holds. */
#define OBOL_REGISTER_PROGRAM_BYTES_VALUE_MASK              0xffffffffu

/* storeBytes, read only: Bytes of the weight store. */
#define OBOL_REGISTER_STORE_BYTES_OFFSET                    0xe4u
#define OBOL_REGISTER_STORE_BYTES_RESET                     0x0u
#define OBOL_REGISTER_STORE_BYTES_VALUE_SHIFT               0u  /* Bytes of the weight store. */
#define OBOL_REGISTER_STORE_BYTES_VALUE_MASK                0xffffffffu

/* minimumCounter, read only: The least counter of an image, from the fuses. */
#define OBOL_REGISTER_MINIMUM_COUNTER_OFFSET                0xe8u
#define OBOL_REGISTER_MINIMUM_COUNTER_RESET                 0x0u
#define OBOL_REGISTER_MINIMUM_COUNTER_VALUE_SHIFT           0u  /* The least counter of an image, from the fuses. */
#define OBOL_REGISTER_MINIMUM_COUNTER_VALUE_MASK            0xffffffffu

/* signer0, read only: Word 0 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER0_OFFSET                        0x100u
#define OBOL_REGISTER_SIGNER0_RESET                         0x0u
#define OBOL_REGISTER_SIGNER0_VALUE_SHIFT                   0u  /* Word 0 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER0_VALUE_MASK                    0xffffffffu

/* signer1, read only: Word 1 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER1_OFFSET                        0x104u
#define OBOL_REGISTER_SIGNER1_RESET                         0x0u
#define OBOL_REGISTER_SIGNER1_VALUE_SHIFT                   0u  /* Word 1 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER1_VALUE_MASK                    0xffffffffu

/* signer2, read only: Word 2 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER2_OFFSET                        0x108u
#define OBOL_REGISTER_SIGNER2_RESET                         0x0u
#define OBOL_REGISTER_SIGNER2_VALUE_SHIFT                   0u  /* Word 2 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER2_VALUE_MASK                    0xffffffffu

/* signer3, read only: Word 3 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER3_OFFSET                        0x10cu
#define OBOL_REGISTER_SIGNER3_RESET                         0x0u
#define OBOL_REGISTER_SIGNER3_VALUE_SHIFT                   0u  /* Word 3 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER3_VALUE_MASK                    0xffffffffu

/* signer4, read only: Word 4 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER4_OFFSET                        0x110u
#define OBOL_REGISTER_SIGNER4_RESET                         0x0u
#define OBOL_REGISTER_SIGNER4_VALUE_SHIFT                   0u  /* Word 4 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER4_VALUE_MASK                    0xffffffffu

/* signer5, read only: Word 5 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER5_OFFSET                        0x114u
#define OBOL_REGISTER_SIGNER5_RESET                         0x0u
#define OBOL_REGISTER_SIGNER5_VALUE_SHIFT                   0u  /* Word 5 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER5_VALUE_MASK                    0xffffffffu

/* signer6, read only: Word 6 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER6_OFFSET                        0x118u
#define OBOL_REGISTER_SIGNER6_RESET                         0x0u
#define OBOL_REGISTER_SIGNER6_VALUE_SHIFT                   0u  /* Word 6 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER6_VALUE_MASK                    0xffffffffu

/* signer7, read only: Word 7 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER7_OFFSET                        0x11cu
#define OBOL_REGISTER_SIGNER7_RESET                         0x0u
#define OBOL_REGISTER_SIGNER7_VALUE_SHIFT                   0u  /* Word 7 of the public key that images are signed for, from the fuses. */
#define OBOL_REGISTER_SIGNER7_VALUE_MASK                    0xffffffffu

/* taskStatus, read only: Says what instruction waits for the core. */
#define OBOL_REGISTER_TASK_STATUS_OFFSET                    0x140u
#define OBOL_REGISTER_TASK_STATUS_RESET                     0x0u
#define OBOL_REGISTER_TASK_STATUS_WAITING_SHIFT             0u  /* An instruction waits. */
#define OBOL_REGISTER_TASK_STATUS_WAITING_MASK              0x1u
#define OBOL_REGISTER_TASK_STATUS_HAS_RIGHT_SHIFT           1u  /* There is a second operand. */
#define OBOL_REGISTER_TASK_STATUS_HAS_RIGHT_MASK            0x2u
#define OBOL_REGISTER_TASK_STATUS_FUNCTION_SHIFT            8u  /* What is computed, a tensor function's number. */
#define OBOL_REGISTER_TASK_STATUS_FUNCTION_MASK             0xf00u
#define OBOL_REGISTER_TASK_STATUS_LEFT_FORMAT_SHIFT         16u  /* Elements: 0 for int8, 1 uint8, 2 int32, 3 int16. */
#define OBOL_REGISTER_TASK_STATUS_LEFT_FORMAT_MASK          0x30000u
#define OBOL_REGISTER_TASK_STATUS_RIGHT_FORMAT_SHIFT        18u  /* Those of the second operand. */
#define OBOL_REGISTER_TASK_STATUS_RIGHT_FORMAT_MASK         0xc0000u
#define OBOL_REGISTER_TASK_STATUS_RESULT_FORMAT_SHIFT       20u  /* Those of the result. */
#define OBOL_REGISTER_TASK_STATUS_RESULT_FORMAT_MASK        0x300000u

/* taskControl, write one to act, reads as zero: Completes the instruction that waits for the core. */
#define OBOL_REGISTER_TASK_CONTROL_OFFSET                   0x144u
#define OBOL_REGISTER_TASK_CONTROL_RESET                    0x0u
#define OBOL_REGISTER_TASK_CONTROL_COMPLETE_SHIFT           0u  /* The result is in the banks: the program goes on. */
#define OBOL_REGISTER_TASK_CONTROL_COMPLETE_MASK            0x1u

/* taskParameters, read only: First byte in the banks of its descriptor. */
#define OBOL_REGISTER_TASK_PARAMETERS_OFFSET                0x148u
#define OBOL_REGISTER_TASK_PARAMETERS_RESET                 0x0u
#define OBOL_REGISTER_TASK_PARAMETERS_VALUE_SHIFT           0u  /* First byte in the banks of its descriptor. */
#define OBOL_REGISTER_TASK_PARAMETERS_VALUE_MASK            0xffffffffu

/* taskParameterBytes, read only: Bytes of its descriptor. */
#define OBOL_REGISTER_TASK_PARAMETER_BYTES_OFFSET           0x14cu
#define OBOL_REGISTER_TASK_PARAMETER_BYTES_RESET            0x0u
#define OBOL_REGISTER_TASK_PARAMETER_BYTES_VALUE_SHIFT      0u  /* Bytes of its descriptor. */
#define OBOL_REGISTER_TASK_PARAMETER_BYTES_VALUE_MASK       0xffffffffu

/* taskLeftAddress, read only: First byte in the banks of the first operand. */
#define OBOL_REGISTER_TASK_LEFT_ADDRESS_OFFSET              0x150u
#define OBOL_REGISTER_TASK_LEFT_ADDRESS_RESET               0x0u
#define OBOL_REGISTER_TASK_LEFT_ADDRESS_VALUE_SHIFT         0u  /* First byte in the banks of the first operand. */
#define OBOL_REGISTER_TASK_LEFT_ADDRESS_VALUE_MASK          0xffffffffu

/* taskLeftPixels, read only: Pixels of the first operand, of all rows. */
#define OBOL_REGISTER_TASK_LEFT_PIXELS_OFFSET               0x154u
#define OBOL_REGISTER_TASK_LEFT_PIXELS_RESET                0x0u
#define OBOL_REGISTER_TASK_LEFT_PIXELS_VALUE_SHIFT          0u  /* Pixels of the first operand, of all rows. */
#define OBOL_REGISTER_TASK_LEFT_PIXELS_VALUE_MASK           0xffffffffu

/* taskLeftChannels, read only: Channels of the first operand. */
#define OBOL_REGISTER_TASK_LEFT_CHANNELS_OFFSET             0x158u
#define OBOL_REGISTER_TASK_LEFT_CHANNELS_RESET              0x0u
#define OBOL_REGISTER_TASK_LEFT_CHANNELS_VALUE_SHIFT        0u  /* Channels of the first operand. */
#define OBOL_REGISTER_TASK_LEFT_CHANNELS_VALUE_MASK         0xffffffffu

/* taskLeftBrickShift, read only: Base-2 logarithm of the channels in a brick of the first operand. */
#define OBOL_REGISTER_TASK_LEFT_BRICK_SHIFT_OFFSET          0x15cu
#define OBOL_REGISTER_TASK_LEFT_BRICK_SHIFT_RESET           0x0u
#define OBOL_REGISTER_TASK_LEFT_BRICK_SHIFT_VALUE_SHIFT     0u  /* Base-2 logarithm of the channels in a brick of the first operand. */
#define OBOL_REGISTER_TASK_LEFT_BRICK_SHIFT_VALUE_MASK      0xffffffffu

/* taskRightAddress, read only: First byte in the banks of the second operand. */
#define OBOL_REGISTER_TASK_RIGHT_ADDRESS_OFFSET             0x160u
#define OBOL_REGISTER_TASK_RIGHT_ADDRESS_RESET              0x0u
#define OBOL_REGISTER_TASK_RIGHT_ADDRESS_VALUE_SHIFT        0u  /* First byte in the banks of the second operand. */
#define OBOL_REGISTER_TASK_RIGHT_ADDRESS_VALUE_MASK         0xffffffffu

/* taskRightPixels, read only: Pixels of the second operand, of all rows. */
#define OBOL_REGISTER_TASK_RIGHT_PIXELS_OFFSET              0x164u
#define OBOL_REGISTER_TASK_RIGHT_PIXELS_RESET               0x0u
#define OBOL_REGISTER_TASK_RIGHT_PIXELS_VALUE_SHIFT         0u  /* Pixels of the second operand, of all rows. */
#define OBOL_REGISTER_TASK_RIGHT_PIXELS_VALUE_MASK          0xffffffffu

/* taskRightChannels, read only: Channels of the second operand. */
#define OBOL_REGISTER_TASK_RIGHT_CHANNELS_OFFSET            0x168u
#define OBOL_REGISTER_TASK_RIGHT_CHANNELS_RESET             0x0u
#define OBOL_REGISTER_TASK_RIGHT_CHANNELS_VALUE_SHIFT       0u  /* Channels of the second operand. */
#define OBOL_REGISTER_TASK_RIGHT_CHANNELS_VALUE_MASK        0xffffffffu

/* taskRightBrickShift, read only: Base-2 logarithm of the channels in a brick of the second operand. */
#define OBOL_REGISTER_TASK_RIGHT_BRICK_SHIFT_OFFSET         0x16cu
#define OBOL_REGISTER_TASK_RIGHT_BRICK_SHIFT_RESET          0x0u
#define OBOL_REGISTER_TASK_RIGHT_BRICK_SHIFT_VALUE_SHIFT    0u  /* Base-2 logarithm of the channels in a brick of the second operand. */
#define OBOL_REGISTER_TASK_RIGHT_BRICK_SHIFT_VALUE_MASK     0xffffffffu

/* taskResultAddress, read only: First byte in the banks of the result. */
#define OBOL_REGISTER_TASK_RESULT_ADDRESS_OFFSET            0x170u
#define OBOL_REGISTER_TASK_RESULT_ADDRESS_RESET             0x0u
#define OBOL_REGISTER_TASK_RESULT_ADDRESS_VALUE_SHIFT       0u  /* First byte in the banks of the result. */
#define OBOL_REGISTER_TASK_RESULT_ADDRESS_VALUE_MASK        0xffffffffu

/* taskResultPixels, read only: Pixels of the result, of all rows. */
#define OBOL_REGISTER_TASK_RESULT_PIXELS_OFFSET             0x174u
#define OBOL_REGISTER_TASK_RESULT_PIXELS_RESET              0x0u
#define OBOL_REGISTER_TASK_RESULT_PIXELS_VALUE_SHIFT        0u  /* Pixels of the result, of all rows. */
#define OBOL_REGISTER_TASK_RESULT_PIXELS_VALUE_MASK         0xffffffffu

/* taskResultChannels, read only: Channels of the result. */
#define OBOL_REGISTER_TASK_RESULT_CHANNELS_OFFSET           0x178u
#define OBOL_REGISTER_TASK_RESULT_CHANNELS_RESET            0x0u
#define OBOL_REGISTER_TASK_RESULT_CHANNELS_VALUE_SHIFT      0u  /* Channels of the result. */
#define OBOL_REGISTER_TASK_RESULT_CHANNELS_VALUE_MASK       0xffffffffu

/* taskResultBrickShift, read only: Base-2 logarithm of the channels in a brick of the result. */
#define OBOL_REGISTER_TASK_RESULT_BRICK_SHIFT_OFFSET        0x17cu
#define OBOL_REGISTER_TASK_RESULT_BRICK_SHIFT_RESET         0x0u
#define OBOL_REGISTER_TASK_RESULT_BRICK_SHIFT_VALUE_SHIFT   0u  /* Base-2 logarithm of the channels in a brick of the result. */
#define OBOL_REGISTER_TASK_RESULT_BRICK_SHIFT_VALUE_MASK    0xffffffffu

/* What a host may ask for. */
#define OBOL_MAILBOX_LOAD                                   1u  /* Runs the program's prologue, which has to come before the first frame. */
#define OBOL_MAILBOX_DESCRIBE                               2u  /* The result is the manifest's word at the byte in the argument. */
#define OBOL_MAILBOX_INFER                                  3u  /* Runs a frame over the host link; the result is the low word of the cycles so far. */
#define OBOL_MAILBOX_STATUS                                 4u  /* The result is the number of frames since the load. */
#define OBOL_MAILBOX_SLEEP                                  5u  /* Sleeps until the next command: the answer is the last thing that happens. */

/* How the control core answers. */
#define OBOL_REPLY_DONE                                     1u  /* It is done, and the result is there. */
#define OBOL_REPLY_REFUSED                                  2u  /* There is no such command, or no such word in the manifest. */
#define OBOL_REPLY_FAULT                                    3u  /* The accelerator stopped at a fault; its status register says where. */
#define OBOL_REPLY_NOT_LOADED                               4u  /* A frame was asked for before anything was loaded. */
#define OBOL_REPLY_TRAPPED                                  5u  /* The runtime itself trapped; the result is the cause. */

#endif
