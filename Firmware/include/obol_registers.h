/* The control registers of Obol.
 *
 * Written by `swift run -c release obol-generate` from Sources/InstructionSet; do not edit.
 * Registers have 32 bits; OFFSET counts bytes from the first, SHIFT bits from the lowest.
 */
#ifndef OBOL_REGISTERS_H
#define OBOL_REGISTERS_H

/* identity, read only: Tells software what it is talking to. */
#define OBOL_REGISTER_IDENTITY_OFFSET                       0x0u
#define OBOL_REGISTER_IDENTITY_RESET                        0x4c424f01u
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

#endif
