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

/* bootStatus, read and write: Says which image was booted, and why another one was not. */
#define OBOL_REGISTER_BOOT_STATUS_OFFSET                    0x80u
#define OBOL_REGISTER_BOOT_STATUS_RESET                     0x0u
#define OBOL_REGISTER_BOOT_STATUS_RUNNING_SHIFT             0u  /* An image was verified, and its code runs. */
#define OBOL_REGISTER_BOOT_STATUS_RUNNING_MASK              0x1u
#define OBOL_REGISTER_BOOT_STATUS_REFUSED_SHIFT             1u  /* No slot holds an image that may run. */
#define OBOL_REGISTER_BOOT_STATUS_REFUSED_MASK              0x2u
#define OBOL_REGISTER_BOOT_STATUS_SLOT_SHIFT                2u  /* The slot that was booted. */
#define OBOL_REGISTER_BOOT_STATUS_SLOT_MASK                 0x4u
#define OBOL_REGISTER_BOOT_STATUS_FIRST_REFUSAL_SHIFT       8u  /* Why not from slot 0; 0 if it is fine. */
#define OBOL_REGISTER_BOOT_STATUS_FIRST_REFUSAL_MASK        0xff00u
#define OBOL_REGISTER_BOOT_STATUS_SECOND_REFUSAL_SHIFT      16u  /* Why not from slot 1; 0 if it is fine. */
#define OBOL_REGISTER_BOOT_STATUS_SECOND_REFUSAL_MASK       0xff0000u

/* mailboxCommand, read and write: Holds the host's command, which counts once it rings. */
#define OBOL_REGISTER_MAILBOX_COMMAND_OFFSET                0x84u
#define OBOL_REGISTER_MAILBOX_COMMAND_RESET                 0x0u
#define OBOL_REGISTER_MAILBOX_COMMAND_COMMAND_SHIFT         0u  /* What the host asks for. */
#define OBOL_REGISTER_MAILBOX_COMMAND_COMMAND_MASK          0xffu

/* mailboxArgument, read and write: Holds the command's argument. */
#define OBOL_REGISTER_MAILBOX_ARGUMENT_OFFSET               0x88u
#define OBOL_REGISTER_MAILBOX_ARGUMENT_RESET                0x0u
#define OBOL_REGISTER_MAILBOX_ARGUMENT_WORD_SHIFT           0u  /* What the command takes. */
#define OBOL_REGISTER_MAILBOX_ARGUMENT_WORD_MASK            0xffffffffu

/* mailboxReply, read and write: Holds the core's answer, which counts once it rings. */
#define OBOL_REGISTER_MAILBOX_REPLY_OFFSET                  0x8cu
#define OBOL_REGISTER_MAILBOX_REPLY_RESET                   0x0u
#define OBOL_REGISTER_MAILBOX_REPLY_REPLY_SHIFT             0u  /* How the core answers. */
#define OBOL_REGISTER_MAILBOX_REPLY_REPLY_MASK              0xffu

/* mailboxValue, read and write: Holds the value that belongs to the answer. */
#define OBOL_REGISTER_MAILBOX_VALUE_OFFSET                  0x90u
#define OBOL_REGISTER_MAILBOX_VALUE_RESET                   0x0u
#define OBOL_REGISTER_MAILBOX_VALUE_WORD_SHIFT              0u  /* What the command gives. */
#define OBOL_REGISTER_MAILBOX_VALUE_WORD_MASK               0xffffffffu

/* mailboxRing, write one to act, reads as zero: Passes the mailbox from one side to the other. */
#define OBOL_REGISTER_MAILBOX_RING_OFFSET                   0x94u
#define OBOL_REGISTER_MAILBOX_RING_RESET                    0x0u
#define OBOL_REGISTER_MAILBOX_RING_CORE_SHIFT               0u  /* Sets the request bit, which interrupts the core and wakes it. */
#define OBOL_REGISTER_MAILBOX_RING_CORE_MASK                0x1u
#define OBOL_REGISTER_MAILBOX_RING_HOST_SHIFT               1u  /* Clears the request bit and sets the answer bit. */
#define OBOL_REGISTER_MAILBOX_RING_HOST_MASK                0x2u
#define OBOL_REGISTER_MAILBOX_RING_CLEAR_SHIFT              2u  /* Clears the answer bit. */
#define OBOL_REGISTER_MAILBOX_RING_CLEAR_MASK               0x4u

/* mailboxStatus, read only: Says whose turn it is. */
#define OBOL_REGISTER_MAILBOX_STATUS_OFFSET                 0x98u
#define OBOL_REGISTER_MAILBOX_STATUS_RESET                  0x0u
#define OBOL_REGISTER_MAILBOX_STATUS_REQUEST_SHIFT          0u  /* The core has a command to do. */
#define OBOL_REGISTER_MAILBOX_STATUS_REQUEST_MASK           0x1u
#define OBOL_REGISTER_MAILBOX_STATUS_ANSWER_SHIFT           1u  /* The host has an answer to read. */
#define OBOL_REGISTER_MAILBOX_STATUS_ANSWER_MASK            0x2u

/* What a host may ask for. */
#define OBOL_MAILBOX_LOAD                                   1u  /* Runs the program's prologue; the value is its instruction words. */
#define OBOL_MAILBOX_DESCRIBE                               2u  /* The value is the manifest's word at the byte in the argument. */
#define OBOL_MAILBOX_INFER                                  3u  /* Runs a frame: the link carries its inputs in and its outputs out. */
#define OBOL_MAILBOX_STATUS                                 4u  /* The value is the number of frames since the load. */
#define OBOL_MAILBOX_SLEEP                                  5u  /* Sleeps until the host rings again. */

/* How the control core answers. */
#define OBOL_REPLY_NONE                                     0u  /* There is no answer yet. */
#define OBOL_REPLY_DONE                                     1u  /* It is done, and the value is there. */
#define OBOL_REPLY_UNKNOWN_COMMAND                          2u  /* The command is none of these. */
#define OBOL_REPLY_WRONG_ARGUMENT                           3u  /* The argument is no byte of a word of the manifest. */
#define OBOL_REPLY_NOT_LOADED                               4u  /* Frames need a load before them. */
#define OBOL_REPLY_FAULT                                    5u  /* The accelerator stopped at a fault; its status register says where. */

#endif
