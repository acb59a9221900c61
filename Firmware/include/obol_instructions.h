/* The instruction words of Obol: opcodes, and where the fields lie.
 *
 * Written by `swift run -c release obol-generate` from Sources/InstructionSet; do not edit.
 * A word is a little-endian number; OFFSET counts bits from its least significant one.
 */
#ifndef OBOL_INSTRUCTIONS_H
#define OBOL_INSTRUCTIONS_H

#define OBOL_WORD_BYTES                                     64u
#define OBOL_OPCODE_OFFSET                                  0u
#define OBOL_OPCODE_BITS                                    8u
#define OBOL_WAITS_OFFSET                                   8u
#define OBOL_WAITS_BITS                                     16u
#define OBOL_SIGNALS_OFFSET                                 24u
#define OBOL_SIGNALS_BITS                                   16u

/* The units that execute them. */
#define OBOL_UNIT_STORE_DMA                                 0u
#define OBOL_UNIT_HOST_DMA                                  1u
#define OBOL_UNIT_ARRAY                                     2u
#define OBOL_UNIT_VECTOR                                    3u

/* finish: Ends the section once every unit is idle. */
#define OBOL_FINISH_OPCODE                                  0x0u

/* load: Copies bytes from the weight store into the banks. */
#define OBOL_LOAD_OPCODE                                    0x10u
#define OBOL_LOAD_SOURCE_OFFSET                             40u  /* First byte, counted from the program's constants. */
#define OBOL_LOAD_SOURCE_BITS                               32u
#define OBOL_LOAD_DESTINATION_OFFSET                        72u  /* First byte in the banks. */
#define OBOL_LOAD_DESTINATION_BITS                          24u
#define OBOL_LOAD_BYTE_COUNT_OFFSET                         96u  /* Bytes copied. */
#define OBOL_LOAD_BYTE_COUNT_BITS                           24u

/* receive: Takes an input tensor from the host into a feature map. */
#define OBOL_RECEIVE_OPCODE                                 0x11u
#define OBOL_RECEIVE_TENSOR_OFFSET                          40u  /* Position among the program's inputs. */
#define OBOL_RECEIVE_TENSOR_BITS                            8u
#define OBOL_RECEIVE_DESTINATION_ADDRESS_OFFSET             48u  /* First byte of the first plane. */
#define OBOL_RECEIVE_DESTINATION_ADDRESS_BITS               24u
#define OBOL_RECEIVE_DESTINATION_WIDTH_OFFSET               72u  /* Pixels in a row. */
#define OBOL_RECEIVE_DESTINATION_WIDTH_BITS                 17u
#define OBOL_RECEIVE_DESTINATION_HEIGHT_OFFSET              89u  /* Rows. */
#define OBOL_RECEIVE_DESTINATION_HEIGHT_BITS                16u
#define OBOL_RECEIVE_DESTINATION_CHANNELS_OFFSET            105u  /* Channels that hold values. */
#define OBOL_RECEIVE_DESTINATION_CHANNELS_BITS              14u
#define OBOL_RECEIVE_DESTINATION_BRICK_SHIFT_OFFSET         119u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_RECEIVE_DESTINATION_BRICK_SHIFT_BITS           3u
#define OBOL_RECEIVE_DESTINATION_ROW_BYTES_OFFSET           122u  /* Bytes from a row to the next. */
#define OBOL_RECEIVE_DESTINATION_ROW_BYTES_BITS             20u
#define OBOL_RECEIVE_DESTINATION_PLANE_BYTES_OFFSET         142u  /* Bytes from a brick's plane to the next. */
#define OBOL_RECEIVE_DESTINATION_PLANE_BYTES_BITS           24u
#define OBOL_RECEIVE_FLIPS_SIGN_OFFSET                      166u  /* Flip each byte's top bit: uint8 to int8. */
#define OBOL_RECEIVE_FLIPS_SIGN_BITS                        1u
#define OBOL_RECEIVE_FIRST_ROW_OFFSET                       167u  /* The tensor's row that the map's first row is. */
#define OBOL_RECEIVE_FIRST_ROW_BITS                         17u

/* send: Gives a feature map to the host as an output tensor. */
#define OBOL_SEND_OPCODE                                    0x12u
#define OBOL_SEND_TENSOR_OFFSET                             40u  /* Position among the program's outputs. */
#define OBOL_SEND_TENSOR_BITS                               8u
#define OBOL_SEND_SOURCE_ADDRESS_OFFSET                     48u  /* First byte of the first plane. */
#define OBOL_SEND_SOURCE_ADDRESS_BITS                       24u
#define OBOL_SEND_SOURCE_WIDTH_OFFSET                       72u  /* Pixels in a row. */
#define OBOL_SEND_SOURCE_WIDTH_BITS                         17u
#define OBOL_SEND_SOURCE_HEIGHT_OFFSET                      89u  /* Rows. */
#define OBOL_SEND_SOURCE_HEIGHT_BITS                        16u
#define OBOL_SEND_SOURCE_CHANNELS_OFFSET                    105u  /* Channels that hold values. */
#define OBOL_SEND_SOURCE_CHANNELS_BITS                      14u
#define OBOL_SEND_SOURCE_BRICK_SHIFT_OFFSET                 119u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_SEND_SOURCE_BRICK_SHIFT_BITS                   3u
#define OBOL_SEND_SOURCE_ROW_BYTES_OFFSET                   122u  /* Bytes from a row to the next. */
#define OBOL_SEND_SOURCE_ROW_BYTES_BITS                     20u
#define OBOL_SEND_SOURCE_PLANE_BYTES_OFFSET                 142u  /* Bytes from a brick's plane to the next. */
#define OBOL_SEND_SOURCE_PLANE_BYTES_BITS                   24u
#define OBOL_SEND_FLIPS_SIGN_OFFSET                         166u  /* Flip each byte's top bit: int8 to uint8. */
#define OBOL_SEND_FLIPS_SIGN_BITS                           1u

/* loadTable: Copies an entropy table from the weight store into the decoder. */
#define OBOL_LOAD_TABLE_OPCODE                              0x13u
#define OBOL_LOAD_TABLE_SOURCE_OFFSET                       40u  /* First byte, counted from the program's constants. */
#define OBOL_LOAD_TABLE_SOURCE_BITS                         32u
#define OBOL_LOAD_TABLE_BYTE_COUNT_OFFSET                   72u  /* Bytes of the table. */
#define OBOL_LOAD_TABLE_BYTE_COUNT_BITS                     16u
#define OBOL_LOAD_TABLE_TABLE_OFFSET                        88u  /* The place in the decoder. */
#define OBOL_LOAD_TABLE_TABLE_BITS                          3u

/* convolve: Convolves a feature map on the array, requantises the sums and writes them. */
#define OBOL_CONVOLVE_OPCODE                                0x20u
#define OBOL_CONVOLVE_INPUT_ADDRESS_OFFSET                  40u  /* First byte of the first plane. */
#define OBOL_CONVOLVE_INPUT_ADDRESS_BITS                    24u
#define OBOL_CONVOLVE_INPUT_WIDTH_OFFSET                    64u  /* Pixels in a row. */
#define OBOL_CONVOLVE_INPUT_WIDTH_BITS                      17u
#define OBOL_CONVOLVE_INPUT_HEIGHT_OFFSET                   81u  /* Rows. */
#define OBOL_CONVOLVE_INPUT_HEIGHT_BITS                     16u
#define OBOL_CONVOLVE_INPUT_CHANNELS_OFFSET                 97u  /* Channels that hold values. */
#define OBOL_CONVOLVE_INPUT_CHANNELS_BITS                   14u
#define OBOL_CONVOLVE_INPUT_BRICK_SHIFT_OFFSET              111u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_CONVOLVE_INPUT_BRICK_SHIFT_BITS                3u
#define OBOL_CONVOLVE_INPUT_ROW_BYTES_OFFSET                114u  /* Bytes from a row to the next. */
#define OBOL_CONVOLVE_INPUT_ROW_BYTES_BITS                  20u
#define OBOL_CONVOLVE_INPUT_PLANE_BYTES_OFFSET              134u  /* Bytes from a brick's plane to the next. */
#define OBOL_CONVOLVE_INPUT_PLANE_BYTES_BITS                24u
#define OBOL_CONVOLVE_OUTPUT_ADDRESS_OFFSET                 158u  /* First byte of the first plane. */
#define OBOL_CONVOLVE_OUTPUT_ADDRESS_BITS                   24u
#define OBOL_CONVOLVE_OUTPUT_WIDTH_OFFSET                   182u  /* Pixels in a row. */
#define OBOL_CONVOLVE_OUTPUT_WIDTH_BITS                     17u
#define OBOL_CONVOLVE_OUTPUT_HEIGHT_OFFSET                  199u  /* Rows. */
#define OBOL_CONVOLVE_OUTPUT_HEIGHT_BITS                    16u
#define OBOL_CONVOLVE_OUTPUT_CHANNELS_OFFSET                215u  /* Channels that hold values. */
#define OBOL_CONVOLVE_OUTPUT_CHANNELS_BITS                  14u
#define OBOL_CONVOLVE_OUTPUT_BRICK_SHIFT_OFFSET             229u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_CONVOLVE_OUTPUT_BRICK_SHIFT_BITS               3u
#define OBOL_CONVOLVE_OUTPUT_ROW_BYTES_OFFSET               232u  /* Bytes from a row to the next. */
#define OBOL_CONVOLVE_OUTPUT_ROW_BYTES_BITS                 20u
#define OBOL_CONVOLVE_OUTPUT_PLANE_BYTES_OFFSET             252u  /* Bytes from a brick's plane to the next. */
#define OBOL_CONVOLVE_OUTPUT_PLANE_BYTES_BITS               24u
#define OBOL_CONVOLVE_KERNEL_HEIGHT_OFFSET                  276u  /* Rows of the kernel. */
#define OBOL_CONVOLVE_KERNEL_HEIGHT_BITS                    8u
#define OBOL_CONVOLVE_KERNEL_WIDTH_OFFSET                   284u  /* Columns of the kernel. */
#define OBOL_CONVOLVE_KERNEL_WIDTH_BITS                     8u
#define OBOL_CONVOLVE_STRIDE_HEIGHT_OFFSET                  292u  /* Input rows between output rows. */
#define OBOL_CONVOLVE_STRIDE_HEIGHT_BITS                    6u
#define OBOL_CONVOLVE_STRIDE_WIDTH_OFFSET                   298u  /* Input columns between output columns. */
#define OBOL_CONVOLVE_STRIDE_WIDTH_BITS                     6u
#define OBOL_CONVOLVE_DILATION_HEIGHT_OFFSET                304u  /* Input rows between kernel rows. */
#define OBOL_CONVOLVE_DILATION_HEIGHT_BITS                  6u
#define OBOL_CONVOLVE_DILATION_WIDTH_OFFSET                 310u  /* Input columns between kernel columns. */
#define OBOL_CONVOLVE_DILATION_WIDTH_BITS                   6u
#define OBOL_CONVOLVE_PAD_TOP_OFFSET                        316u  /* Rows of padding above the input. */
#define OBOL_CONVOLVE_PAD_TOP_BITS                          8u
#define OBOL_CONVOLVE_PAD_LEFT_OFFSET                       324u  /* Columns of padding before the input. */
#define OBOL_CONVOLVE_PAD_LEFT_BITS                         8u
#define OBOL_CONVOLVE_DEPTHWISE_OFFSET                      332u  /* Each output channel reads its own input channel. */
#define OBOL_CONVOLVE_DEPTHWISE_BITS                        1u
#define OBOL_CONVOLVE_FOLDS_TAPS_OFFSET                     333u  /* The tap lanes take further input channels. */
#define OBOL_CONVOLVE_FOLDS_TAPS_BITS                       1u
#define OBOL_CONVOLVE_GROUPS_PER_BLOCK_OFFSET               334u  /* Pixel groups summed before a drain. */
#define OBOL_CONVOLVE_GROUPS_PER_BLOCK_BITS                 13u
#define OBOL_CONVOLVE_WEIGHTS_OFFSET                        347u  /* First byte of the weight stream. */
#define OBOL_CONVOLVE_WEIGHTS_BITS                          24u
#define OBOL_CONVOLVE_WEIGHT_FORMAT_OFFSET                  371u  /* How wide the multipliers' weights are. */
#define OBOL_CONVOLVE_WEIGHT_FORMAT_BITS                    2u
#define OBOL_CONVOLVE_WEIGHT_ZERO_POINT_OFFSET              373u  /* Two's complement. Taken off each weight. */
#define OBOL_CONVOLVE_WEIGHT_ZERO_POINT_BITS                9u
#define OBOL_CONVOLVE_PARAMETERS_OFFSET                     382u  /* First byte of the channels' parameters. */
#define OBOL_CONVOLVE_PARAMETERS_BITS                       24u
#define OBOL_CONVOLVE_SINGLE_ROUNDING_OFFSET                406u  /* Requantise with one rounding. */
#define OBOL_CONVOLVE_SINGLE_ROUNDING_BITS                  1u
#define OBOL_CONVOLVE_INPUT_ZERO_POINT_OFFSET               407u  /* Two's complement. The padding's value. */
#define OBOL_CONVOLVE_INPUT_ZERO_POINT_BITS                 8u
#define OBOL_CONVOLVE_OUTPUT_ZERO_POINT_OFFSET              415u  /* Two's complement. Added to each result. */
#define OBOL_CONVOLVE_OUTPUT_ZERO_POINT_BITS                8u
#define OBOL_CONVOLVE_CLAMP_LOW_OFFSET                      423u  /* Two's complement. Least result. */
#define OBOL_CONVOLVE_CLAMP_LOW_BITS                        8u
#define OBOL_CONVOLVE_CLAMP_HIGH_OFFSET                     431u  /* Two's complement. Greatest result. */
#define OBOL_CONVOLVE_CLAMP_HIGH_BITS                       8u
#define OBOL_CONVOLVE_WEIGHT_CODING_OFFSET                  439u  /* How the stream stores weights. */
#define OBOL_CONVOLVE_WEIGHT_CODING_BITS                    4u
#define OBOL_CONVOLVE_WEIGHT_TABLE_OFFSET                   443u  /* The decoder's table of an entropy code. */
#define OBOL_CONVOLVE_WEIGHT_TABLE_BITS                     3u
#define OBOL_CONVOLVE_WEIGHT_LANES_OFFSET                   446u  /* Weights of a decode cycle; 0 where packed. */
#define OBOL_CONVOLVE_WEIGHT_LANES_BITS                     7u
#define OBOL_CONVOLVE_CODED_BYTES_OFFSET                    453u  /* Bytes of the stream; 0 where packed. */
#define OBOL_CONVOLVE_CODED_BYTES_BITS                      24u
#define OBOL_CONVOLVE_DOUBLES_OUTPUTS_OFFSET                477u  /* Each multiplier takes the int4 weights of two output channels. */
#define OBOL_CONVOLVE_DOUBLES_OUTPUTS_BITS                  1u
#define OBOL_CONVOLVE_PATTERN_LENGTH_OFFSET                 478u  /* Neighbouring input channels of which patternKept weights are multiplied. */
#define OBOL_CONVOLVE_PATTERN_LENGTH_BITS                   5u
#define OBOL_CONVOLVE_PATTERN_KEPT_OFFSET                   483u  /* Weights of a pattern that are multiplied. */
#define OBOL_CONVOLVE_PATTERN_KEPT_BITS                     5u
#define OBOL_CONVOLVE_FOLDS_INPUTS_OFFSET                   488u  /* Depthwise, the input lanes take further kernel taps. */
#define OBOL_CONVOLVE_FOLDS_INPUTS_BITS                     1u
#define OBOL_CONVOLVE_STORED_TILES_OFFSET                   489u  /* Weight tiles in the stream, a flag before each; 0 where all are, without flags. */
#define OBOL_CONVOLVE_STORED_TILES_BITS                     20u
#define OBOL_CONVOLVE_FLOAT_ROUNDING_OFFSET                 509u  /* Multiply by the scale in float32, and round once. */
#define OBOL_CONVOLVE_FLOAT_ROUNDING_BITS                   1u

/* add: Adds two runs of bytes, each brought to a common scale first. */
#define OBOL_ADD_OPCODE                                     0x30u
#define OBOL_ADD_LEFT_OFFSET                                40u  /* First byte of the left operand. */
#define OBOL_ADD_LEFT_BITS                                  24u
#define OBOL_ADD_RIGHT_OFFSET                               64u  /* First byte of the right operand. */
#define OBOL_ADD_RIGHT_BITS                                 24u
#define OBOL_ADD_OUTPUT_OFFSET                              88u  /* First byte of the result. */
#define OBOL_ADD_OUTPUT_BITS                                24u
#define OBOL_ADD_BYTE_COUNT_OFFSET                          112u  /* Bytes of each. */
#define OBOL_ADD_BYTE_COUNT_BITS                            24u
#define OBOL_ADD_LEFT_ZERO_POINT_OFFSET                     136u  /* Two's complement. Taken off the left. */
#define OBOL_ADD_LEFT_ZERO_POINT_BITS                       8u
#define OBOL_ADD_RIGHT_ZERO_POINT_OFFSET                    144u  /* Two's complement. Taken off the right. */
#define OBOL_ADD_RIGHT_ZERO_POINT_BITS                      8u
#define OBOL_ADD_LEFT_MULTIPLIER_SIGNIFICAND_OFFSET         152u  /* Two's complement. Fraction in Q0.31. */
#define OBOL_ADD_LEFT_MULTIPLIER_SIGNIFICAND_BITS           32u
#define OBOL_ADD_LEFT_MULTIPLIER_SHIFT_OFFSET               184u  /* Two's complement. Power of two beside the fraction. */
#define OBOL_ADD_LEFT_MULTIPLIER_SHIFT_BITS                 7u
#define OBOL_ADD_RIGHT_MULTIPLIER_SIGNIFICAND_OFFSET        191u  /* Two's complement. Fraction in Q0.31. */
#define OBOL_ADD_RIGHT_MULTIPLIER_SIGNIFICAND_BITS          32u
#define OBOL_ADD_RIGHT_MULTIPLIER_SHIFT_OFFSET              223u  /* Two's complement. Power of two beside the fraction. */
#define OBOL_ADD_RIGHT_MULTIPLIER_SHIFT_BITS                7u
#define OBOL_ADD_OUTPUT_MULTIPLIER_SIGNIFICAND_OFFSET       230u  /* Two's complement. Fraction in Q0.31. */
#define OBOL_ADD_OUTPUT_MULTIPLIER_SIGNIFICAND_BITS         32u
#define OBOL_ADD_OUTPUT_MULTIPLIER_SHIFT_OFFSET             262u  /* Two's complement. Power of two beside the fraction. */
#define OBOL_ADD_OUTPUT_MULTIPLIER_SHIFT_BITS               7u
#define OBOL_ADD_OUTPUT_ZERO_POINT_OFFSET                   269u  /* Two's complement. Added to each result. */
#define OBOL_ADD_OUTPUT_ZERO_POINT_BITS                     8u
#define OBOL_ADD_CLAMP_LOW_OFFSET                           277u  /* Two's complement. Least result. */
#define OBOL_ADD_CLAMP_LOW_BITS                             8u
#define OBOL_ADD_CLAMP_HIGH_OFFSET                          285u  /* Two's complement. Greatest result. */
#define OBOL_ADD_CLAMP_HIGH_BITS                            8u
#define OBOL_ADD_FLOAT_ROUNDING_OFFSET                      293u  /* Add float32 products, and round once: no common scale, no output multiplier. */
#define OBOL_ADD_FLOAT_ROUNDING_BITS                        1u
#define OBOL_ADD_OFFSET_OFFSET                              294u  /* Two's complement. The bits of a float32 added to these. */
#define OBOL_ADD_OFFSET_BITS                                32u

/* averagePool: Takes the rounded mean over each window of a feature map. */
#define OBOL_AVERAGE_POOL_OPCODE                            0x31u
#define OBOL_AVERAGE_POOL_INPUT_ADDRESS_OFFSET              40u  /* First byte of the first plane. */
#define OBOL_AVERAGE_POOL_INPUT_ADDRESS_BITS                24u
#define OBOL_AVERAGE_POOL_INPUT_WIDTH_OFFSET                64u  /* Pixels in a row. */
#define OBOL_AVERAGE_POOL_INPUT_WIDTH_BITS                  17u
#define OBOL_AVERAGE_POOL_INPUT_HEIGHT_OFFSET               81u  /* Rows. */
#define OBOL_AVERAGE_POOL_INPUT_HEIGHT_BITS                 16u
#define OBOL_AVERAGE_POOL_INPUT_CHANNELS_OFFSET             97u  /* Channels that hold values. */
#define OBOL_AVERAGE_POOL_INPUT_CHANNELS_BITS               14u
#define OBOL_AVERAGE_POOL_INPUT_BRICK_SHIFT_OFFSET          111u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_AVERAGE_POOL_INPUT_BRICK_SHIFT_BITS            3u
#define OBOL_AVERAGE_POOL_INPUT_ROW_BYTES_OFFSET            114u  /* Bytes from a row to the next. */
#define OBOL_AVERAGE_POOL_INPUT_ROW_BYTES_BITS              20u
#define OBOL_AVERAGE_POOL_INPUT_PLANE_BYTES_OFFSET          134u  /* Bytes from a brick's plane to the next. */
#define OBOL_AVERAGE_POOL_INPUT_PLANE_BYTES_BITS            24u
#define OBOL_AVERAGE_POOL_OUTPUT_ADDRESS_OFFSET             158u  /* First byte of the first plane. */
#define OBOL_AVERAGE_POOL_OUTPUT_ADDRESS_BITS               24u
#define OBOL_AVERAGE_POOL_OUTPUT_WIDTH_OFFSET               182u  /* Pixels in a row. */
#define OBOL_AVERAGE_POOL_OUTPUT_WIDTH_BITS                 17u
#define OBOL_AVERAGE_POOL_OUTPUT_HEIGHT_OFFSET              199u  /* Rows. */
#define OBOL_AVERAGE_POOL_OUTPUT_HEIGHT_BITS                16u
#define OBOL_AVERAGE_POOL_OUTPUT_CHANNELS_OFFSET            215u  /* Channels that hold values. */
#define OBOL_AVERAGE_POOL_OUTPUT_CHANNELS_BITS              14u
#define OBOL_AVERAGE_POOL_OUTPUT_BRICK_SHIFT_OFFSET         229u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_AVERAGE_POOL_OUTPUT_BRICK_SHIFT_BITS           3u
#define OBOL_AVERAGE_POOL_OUTPUT_ROW_BYTES_OFFSET           232u  /* Bytes from a row to the next. */
#define OBOL_AVERAGE_POOL_OUTPUT_ROW_BYTES_BITS             20u
#define OBOL_AVERAGE_POOL_OUTPUT_PLANE_BYTES_OFFSET         252u  /* Bytes from a brick's plane to the next. */
#define OBOL_AVERAGE_POOL_OUTPUT_PLANE_BYTES_BITS           24u
#define OBOL_AVERAGE_POOL_KERNEL_HEIGHT_OFFSET              276u  /* Rows of the window. */
#define OBOL_AVERAGE_POOL_KERNEL_HEIGHT_BITS                9u
#define OBOL_AVERAGE_POOL_KERNEL_WIDTH_OFFSET               285u  /* Columns of the window. */
#define OBOL_AVERAGE_POOL_KERNEL_WIDTH_BITS                 9u
#define OBOL_AVERAGE_POOL_STRIDE_HEIGHT_OFFSET              294u  /* Input rows between output rows. */
#define OBOL_AVERAGE_POOL_STRIDE_HEIGHT_BITS                9u
#define OBOL_AVERAGE_POOL_STRIDE_WIDTH_OFFSET               303u  /* Input columns between output columns. */
#define OBOL_AVERAGE_POOL_STRIDE_WIDTH_BITS                 9u
#define OBOL_AVERAGE_POOL_PAD_TOP_OFFSET                    312u  /* Rows of padding above the input. */
#define OBOL_AVERAGE_POOL_PAD_TOP_BITS                      8u
#define OBOL_AVERAGE_POOL_PAD_LEFT_OFFSET                   320u  /* Columns of padding before the input. */
#define OBOL_AVERAGE_POOL_PAD_LEFT_BITS                     8u
#define OBOL_AVERAGE_POOL_CLAMP_LOW_OFFSET                  328u  /* Two's complement. Least result. */
#define OBOL_AVERAGE_POOL_CLAMP_LOW_BITS                    8u
#define OBOL_AVERAGE_POOL_CLAMP_HIGH_OFFSET                 336u  /* Two's complement. Greatest result. */
#define OBOL_AVERAGE_POOL_CLAMP_HIGH_BITS                   8u
#define OBOL_AVERAGE_POOL_HALVES_UP_OFFSET                  344u  /* Round halves up, as for bytes that were unsigned. */
#define OBOL_AVERAGE_POOL_HALVES_UP_BITS                    1u

/* maxPool: Takes the maximum over each window of a feature map. */
#define OBOL_MAX_POOL_OPCODE                                0x32u
#define OBOL_MAX_POOL_INPUT_ADDRESS_OFFSET                  40u  /* First byte of the first plane. */
#define OBOL_MAX_POOL_INPUT_ADDRESS_BITS                    24u
#define OBOL_MAX_POOL_INPUT_WIDTH_OFFSET                    64u  /* Pixels in a row. */
#define OBOL_MAX_POOL_INPUT_WIDTH_BITS                      17u
#define OBOL_MAX_POOL_INPUT_HEIGHT_OFFSET                   81u  /* Rows. */
#define OBOL_MAX_POOL_INPUT_HEIGHT_BITS                     16u
#define OBOL_MAX_POOL_INPUT_CHANNELS_OFFSET                 97u  /* Channels that hold values. */
#define OBOL_MAX_POOL_INPUT_CHANNELS_BITS                   14u
#define OBOL_MAX_POOL_INPUT_BRICK_SHIFT_OFFSET              111u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_MAX_POOL_INPUT_BRICK_SHIFT_BITS                3u
#define OBOL_MAX_POOL_INPUT_ROW_BYTES_OFFSET                114u  /* Bytes from a row to the next. */
#define OBOL_MAX_POOL_INPUT_ROW_BYTES_BITS                  20u
#define OBOL_MAX_POOL_INPUT_PLANE_BYTES_OFFSET              134u  /* Bytes from a brick's plane to the next. */
#define OBOL_MAX_POOL_INPUT_PLANE_BYTES_BITS                24u
#define OBOL_MAX_POOL_OUTPUT_ADDRESS_OFFSET                 158u  /* First byte of the first plane. */
#define OBOL_MAX_POOL_OUTPUT_ADDRESS_BITS                   24u
#define OBOL_MAX_POOL_OUTPUT_WIDTH_OFFSET                   182u  /* Pixels in a row. */
#define OBOL_MAX_POOL_OUTPUT_WIDTH_BITS                     17u
#define OBOL_MAX_POOL_OUTPUT_HEIGHT_OFFSET                  199u  /* Rows. */
#define OBOL_MAX_POOL_OUTPUT_HEIGHT_BITS                    16u
#define OBOL_MAX_POOL_OUTPUT_CHANNELS_OFFSET                215u  /* Channels that hold values. */
#define OBOL_MAX_POOL_OUTPUT_CHANNELS_BITS                  14u
#define OBOL_MAX_POOL_OUTPUT_BRICK_SHIFT_OFFSET             229u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_MAX_POOL_OUTPUT_BRICK_SHIFT_BITS               3u
#define OBOL_MAX_POOL_OUTPUT_ROW_BYTES_OFFSET               232u  /* Bytes from a row to the next. */
#define OBOL_MAX_POOL_OUTPUT_ROW_BYTES_BITS                 20u
#define OBOL_MAX_POOL_OUTPUT_PLANE_BYTES_OFFSET             252u  /* Bytes from a brick's plane to the next. */
#define OBOL_MAX_POOL_OUTPUT_PLANE_BYTES_BITS               24u
#define OBOL_MAX_POOL_KERNEL_HEIGHT_OFFSET                  276u  /* Rows of the window. */
#define OBOL_MAX_POOL_KERNEL_HEIGHT_BITS                    9u
#define OBOL_MAX_POOL_KERNEL_WIDTH_OFFSET                   285u  /* Columns of the window. */
#define OBOL_MAX_POOL_KERNEL_WIDTH_BITS                     9u
#define OBOL_MAX_POOL_STRIDE_HEIGHT_OFFSET                  294u  /* Input rows between output rows. */
#define OBOL_MAX_POOL_STRIDE_HEIGHT_BITS                    9u
#define OBOL_MAX_POOL_STRIDE_WIDTH_OFFSET                   303u  /* Input columns between output columns. */
#define OBOL_MAX_POOL_STRIDE_WIDTH_BITS                     9u
#define OBOL_MAX_POOL_PAD_TOP_OFFSET                        312u  /* Rows of padding above the input. */
#define OBOL_MAX_POOL_PAD_TOP_BITS                          8u
#define OBOL_MAX_POOL_PAD_LEFT_OFFSET                       320u  /* Columns of padding before the input. */
#define OBOL_MAX_POOL_PAD_LEFT_BITS                         8u
#define OBOL_MAX_POOL_CLAMP_LOW_OFFSET                      328u  /* Two's complement. Least result. */
#define OBOL_MAX_POOL_CLAMP_LOW_BITS                        8u
#define OBOL_MAX_POOL_CLAMP_HIGH_OFFSET                     336u  /* Two's complement. Greatest result. */
#define OBOL_MAX_POOL_CLAMP_HIGH_BITS                       8u

/* mean: Takes the mean over all pixels of each channel and requantises it. */
#define OBOL_MEAN_OPCODE                                    0x33u
#define OBOL_MEAN_INPUT_ADDRESS_OFFSET                      40u  /* First byte of the first plane. */
#define OBOL_MEAN_INPUT_ADDRESS_BITS                        24u
#define OBOL_MEAN_INPUT_WIDTH_OFFSET                        64u  /* Pixels in a row. */
#define OBOL_MEAN_INPUT_WIDTH_BITS                          17u
#define OBOL_MEAN_INPUT_HEIGHT_OFFSET                       81u  /* Rows. */
#define OBOL_MEAN_INPUT_HEIGHT_BITS                         16u
#define OBOL_MEAN_INPUT_CHANNELS_OFFSET                     97u  /* Channels that hold values. */
#define OBOL_MEAN_INPUT_CHANNELS_BITS                       14u
#define OBOL_MEAN_INPUT_BRICK_SHIFT_OFFSET                  111u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_MEAN_INPUT_BRICK_SHIFT_BITS                    3u
#define OBOL_MEAN_INPUT_ROW_BYTES_OFFSET                    114u  /* Bytes from a row to the next. */
#define OBOL_MEAN_INPUT_ROW_BYTES_BITS                      20u
#define OBOL_MEAN_INPUT_PLANE_BYTES_OFFSET                  134u  /* Bytes from a brick's plane to the next. */
#define OBOL_MEAN_INPUT_PLANE_BYTES_BITS                    24u
#define OBOL_MEAN_OUTPUT_OFFSET                             158u  /* First byte of the result, a row of one pixel. */
#define OBOL_MEAN_OUTPUT_BITS                               24u
#define OBOL_MEAN_MULTIPLIER_SIGNIFICAND_OFFSET             182u  /* Two's complement. Fraction in Q0.31. */
#define OBOL_MEAN_MULTIPLIER_SIGNIFICAND_BITS               32u
#define OBOL_MEAN_MULTIPLIER_SHIFT_OFFSET                   214u  /* Two's complement. Power of two beside the fraction. */
#define OBOL_MEAN_MULTIPLIER_SHIFT_BITS                     7u
#define OBOL_MEAN_INPUT_ZERO_POINT_OFFSET                   221u  /* Two's complement. Taken off each input. */
#define OBOL_MEAN_INPUT_ZERO_POINT_BITS                     8u
#define OBOL_MEAN_OUTPUT_ZERO_POINT_OFFSET                  229u  /* Two's complement. Added to each result. */
#define OBOL_MEAN_OUTPUT_ZERO_POINT_BITS                    8u

/* softmax: Takes the softmax over the channels of each pixel. */
#define OBOL_SOFTMAX_OPCODE                                 0x34u
#define OBOL_SOFTMAX_INPUT_ADDRESS_OFFSET                   40u  /* First byte of the first plane. */
#define OBOL_SOFTMAX_INPUT_ADDRESS_BITS                     24u
#define OBOL_SOFTMAX_INPUT_WIDTH_OFFSET                     64u  /* Pixels in a row. */
#define OBOL_SOFTMAX_INPUT_WIDTH_BITS                       17u
#define OBOL_SOFTMAX_INPUT_HEIGHT_OFFSET                    81u  /* Rows. */
#define OBOL_SOFTMAX_INPUT_HEIGHT_BITS                      16u
#define OBOL_SOFTMAX_INPUT_CHANNELS_OFFSET                  97u  /* Channels that hold values. */
#define OBOL_SOFTMAX_INPUT_CHANNELS_BITS                    14u
#define OBOL_SOFTMAX_INPUT_BRICK_SHIFT_OFFSET               111u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_SOFTMAX_INPUT_BRICK_SHIFT_BITS                 3u
#define OBOL_SOFTMAX_INPUT_ROW_BYTES_OFFSET                 114u  /* Bytes from a row to the next. */
#define OBOL_SOFTMAX_INPUT_ROW_BYTES_BITS                   20u
#define OBOL_SOFTMAX_INPUT_PLANE_BYTES_OFFSET               134u  /* Bytes from a brick's plane to the next. */
#define OBOL_SOFTMAX_INPUT_PLANE_BYTES_BITS                 24u
#define OBOL_SOFTMAX_OUTPUT_ADDRESS_OFFSET                  158u  /* First byte of the first plane. */
#define OBOL_SOFTMAX_OUTPUT_ADDRESS_BITS                    24u
#define OBOL_SOFTMAX_OUTPUT_WIDTH_OFFSET                    182u  /* Pixels in a row. */
#define OBOL_SOFTMAX_OUTPUT_WIDTH_BITS                      17u
#define OBOL_SOFTMAX_OUTPUT_HEIGHT_OFFSET                   199u  /* Rows. */
#define OBOL_SOFTMAX_OUTPUT_HEIGHT_BITS                     16u
#define OBOL_SOFTMAX_OUTPUT_CHANNELS_OFFSET                 215u  /* Channels that hold values. */
#define OBOL_SOFTMAX_OUTPUT_CHANNELS_BITS                   14u
#define OBOL_SOFTMAX_OUTPUT_BRICK_SHIFT_OFFSET              229u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_SOFTMAX_OUTPUT_BRICK_SHIFT_BITS                3u
#define OBOL_SOFTMAX_OUTPUT_ROW_BYTES_OFFSET                232u  /* Bytes from a row to the next. */
#define OBOL_SOFTMAX_OUTPUT_ROW_BYTES_BITS                  20u
#define OBOL_SOFTMAX_OUTPUT_PLANE_BYTES_OFFSET              252u  /* Bytes from a brick's plane to the next. */
#define OBOL_SOFTMAX_OUTPUT_PLANE_BYTES_BITS                24u
#define OBOL_SOFTMAX_INPUT_MULTIPLIER_OFFSET                276u  /* Two's complement. Scale in Q0.31. */
#define OBOL_SOFTMAX_INPUT_MULTIPLIER_BITS                  32u
#define OBOL_SOFTMAX_INPUT_SHIFT_OFFSET                     308u  /* Left shift beside the scale. */
#define OBOL_SOFTMAX_INPUT_SHIFT_BITS                       6u
#define OBOL_SOFTMAX_LEAST_DIFFERENCE_OFFSET                314u  /* Two's complement. Differences from the maximum below this count as zero. */
#define OBOL_SOFTMAX_LEAST_DIFFERENCE_BITS                  32u

/* requantize: Brings a run of bytes from one scale and zero point to another. */
#define OBOL_REQUANTIZE_OPCODE                              0x35u
#define OBOL_REQUANTIZE_INPUT_OFFSET                        40u  /* First byte of the operand. */
#define OBOL_REQUANTIZE_INPUT_BITS                          24u
#define OBOL_REQUANTIZE_OUTPUT_OFFSET                       64u  /* First byte of the result. */
#define OBOL_REQUANTIZE_OUTPUT_BITS                         24u
#define OBOL_REQUANTIZE_BYTE_COUNT_OFFSET                   88u  /* Bytes of each. */
#define OBOL_REQUANTIZE_BYTE_COUNT_BITS                     24u
#define OBOL_REQUANTIZE_MULTIPLIER_SIGNIFICAND_OFFSET       112u  /* Two's complement. Fraction in Q0.31. */
#define OBOL_REQUANTIZE_MULTIPLIER_SIGNIFICAND_BITS         32u
#define OBOL_REQUANTIZE_MULTIPLIER_SHIFT_OFFSET             144u  /* Two's complement. Power of two beside the fraction. */
#define OBOL_REQUANTIZE_MULTIPLIER_SHIFT_BITS               7u
#define OBOL_REQUANTIZE_INPUT_ZERO_POINT_OFFSET             151u  /* Two's complement. Taken off each input. */
#define OBOL_REQUANTIZE_INPUT_ZERO_POINT_BITS               9u
#define OBOL_REQUANTIZE_OUTPUT_ZERO_POINT_OFFSET            160u  /* Two's complement. Added to each result. */
#define OBOL_REQUANTIZE_OUTPUT_ZERO_POINT_BITS              9u
#define OBOL_REQUANTIZE_CLAMP_LOW_OFFSET                    169u  /* Two's complement. Least result. */
#define OBOL_REQUANTIZE_CLAMP_LOW_BITS                      8u
#define OBOL_REQUANTIZE_CLAMP_HIGH_OFFSET                   177u  /* Two's complement. Greatest result. */
#define OBOL_REQUANTIZE_CLAMP_HIGH_BITS                     8u

/* copy: Copies a window of a feature map, with a fill value outside it. */
#define OBOL_COPY_OPCODE                                    0x36u
#define OBOL_COPY_INPUT_ADDRESS_OFFSET                      40u  /* First byte of the first plane. */
#define OBOL_COPY_INPUT_ADDRESS_BITS                        24u
#define OBOL_COPY_INPUT_WIDTH_OFFSET                        64u  /* Pixels in a row. */
#define OBOL_COPY_INPUT_WIDTH_BITS                          17u
#define OBOL_COPY_INPUT_HEIGHT_OFFSET                       81u  /* Rows. */
#define OBOL_COPY_INPUT_HEIGHT_BITS                         16u
#define OBOL_COPY_INPUT_CHANNELS_OFFSET                     97u  /* Channels that hold values. */
#define OBOL_COPY_INPUT_CHANNELS_BITS                       14u
#define OBOL_COPY_INPUT_BRICK_SHIFT_OFFSET                  111u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_COPY_INPUT_BRICK_SHIFT_BITS                    3u
#define OBOL_COPY_INPUT_ROW_BYTES_OFFSET                    114u  /* Bytes from a row to the next. */
#define OBOL_COPY_INPUT_ROW_BYTES_BITS                      20u
#define OBOL_COPY_INPUT_PLANE_BYTES_OFFSET                  134u  /* Bytes from a brick's plane to the next. */
#define OBOL_COPY_INPUT_PLANE_BYTES_BITS                    24u
#define OBOL_COPY_OUTPUT_ADDRESS_OFFSET                     158u  /* First byte of the first plane. */
#define OBOL_COPY_OUTPUT_ADDRESS_BITS                       24u
#define OBOL_COPY_OUTPUT_WIDTH_OFFSET                       182u  /* Pixels in a row. */
#define OBOL_COPY_OUTPUT_WIDTH_BITS                         17u
#define OBOL_COPY_OUTPUT_HEIGHT_OFFSET                      199u  /* Rows. */
#define OBOL_COPY_OUTPUT_HEIGHT_BITS                        16u
#define OBOL_COPY_OUTPUT_CHANNELS_OFFSET                    215u  /* Channels that hold values. */
#define OBOL_COPY_OUTPUT_CHANNELS_BITS                      14u
#define OBOL_COPY_OUTPUT_BRICK_SHIFT_OFFSET                 229u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_COPY_OUTPUT_BRICK_SHIFT_BITS                   3u
#define OBOL_COPY_OUTPUT_ROW_BYTES_OFFSET                   232u  /* Bytes from a row to the next. */
#define OBOL_COPY_OUTPUT_ROW_BYTES_BITS                     20u
#define OBOL_COPY_OUTPUT_PLANE_BYTES_OFFSET                 252u  /* Bytes from a brick's plane to the next. */
#define OBOL_COPY_OUTPUT_PLANE_BYTES_BITS                   24u
#define OBOL_COPY_ROW_OFFSET_OFFSET                         276u  /* Two's complement. Input row of the first result. */
#define OBOL_COPY_ROW_OFFSET_BITS                           18u
#define OBOL_COPY_COLUMN_OFFSET_OFFSET                      294u  /* Two's complement. Input column likewise. */
#define OBOL_COPY_COLUMN_OFFSET_BITS                        18u
#define OBOL_COPY_CHANNEL_OFFSET_OFFSET                     312u  /* Two's complement. Input channel likewise. */
#define OBOL_COPY_CHANNEL_OFFSET_BITS                       18u
#define OBOL_COPY_ROW_STRIDE_OFFSET                         330u  /* Input rows between result rows. */
#define OBOL_COPY_ROW_STRIDE_BITS                           16u
#define OBOL_COPY_COLUMN_STRIDE_OFFSET                      346u  /* Input columns between result columns. */
#define OBOL_COPY_COLUMN_STRIDE_BITS                        17u
#define OBOL_COPY_FILL_OFFSET                               363u  /* Two's complement. The value outside the input. */
#define OBOL_COPY_FILL_BITS                                 8u

/* reshape: Lays elements, in NHWC order, out as a feature map of another shape. */
#define OBOL_RESHAPE_OPCODE                                 0x37u
#define OBOL_RESHAPE_INPUT_ADDRESS_OFFSET                   40u  /* First byte of the first plane. */
#define OBOL_RESHAPE_INPUT_ADDRESS_BITS                     24u
#define OBOL_RESHAPE_INPUT_WIDTH_OFFSET                     64u  /* Pixels in a row. */
#define OBOL_RESHAPE_INPUT_WIDTH_BITS                       17u
#define OBOL_RESHAPE_INPUT_HEIGHT_OFFSET                    81u  /* Rows. */
#define OBOL_RESHAPE_INPUT_HEIGHT_BITS                      16u
#define OBOL_RESHAPE_INPUT_CHANNELS_OFFSET                  97u  /* Channels that hold values. */
#define OBOL_RESHAPE_INPUT_CHANNELS_BITS                    14u
#define OBOL_RESHAPE_INPUT_BRICK_SHIFT_OFFSET               111u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_RESHAPE_INPUT_BRICK_SHIFT_BITS                 3u
#define OBOL_RESHAPE_INPUT_ROW_BYTES_OFFSET                 114u  /* Bytes from a row to the next. */
#define OBOL_RESHAPE_INPUT_ROW_BYTES_BITS                   20u
#define OBOL_RESHAPE_INPUT_PLANE_BYTES_OFFSET               134u  /* Bytes from a brick's plane to the next. */
#define OBOL_RESHAPE_INPUT_PLANE_BYTES_BITS                 24u
#define OBOL_RESHAPE_OUTPUT_ADDRESS_OFFSET                  158u  /* First byte of the first plane. */
#define OBOL_RESHAPE_OUTPUT_ADDRESS_BITS                    24u
#define OBOL_RESHAPE_OUTPUT_WIDTH_OFFSET                    182u  /* Pixels in a row. */
#define OBOL_RESHAPE_OUTPUT_WIDTH_BITS                      17u
#define OBOL_RESHAPE_OUTPUT_HEIGHT_OFFSET                   199u  /* Rows. */
#define OBOL_RESHAPE_OUTPUT_HEIGHT_BITS                     16u
#define OBOL_RESHAPE_OUTPUT_CHANNELS_OFFSET                 215u  /* Channels that hold values. */
#define OBOL_RESHAPE_OUTPUT_CHANNELS_BITS                   14u
#define OBOL_RESHAPE_OUTPUT_BRICK_SHIFT_OFFSET              229u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_RESHAPE_OUTPUT_BRICK_SHIFT_BITS                3u
#define OBOL_RESHAPE_OUTPUT_ROW_BYTES_OFFSET                232u  /* Bytes from a row to the next. */
#define OBOL_RESHAPE_OUTPUT_ROW_BYTES_BITS                  20u
#define OBOL_RESHAPE_OUTPUT_PLANE_BYTES_OFFSET              252u  /* Bytes from a brick's plane to the next. */
#define OBOL_RESHAPE_OUTPUT_PLANE_BYTES_BITS                24u

/* compute: Computes a tensor function that a descriptor in the banks says. */
#define OBOL_COMPUTE_OPCODE                                 0x38u
#define OBOL_COMPUTE_LEFT_ADDRESS_OFFSET                    40u  /* First byte of the first plane. */
#define OBOL_COMPUTE_LEFT_ADDRESS_BITS                      24u
#define OBOL_COMPUTE_LEFT_WIDTH_OFFSET                      64u  /* Pixels in a row. */
#define OBOL_COMPUTE_LEFT_WIDTH_BITS                        17u
#define OBOL_COMPUTE_LEFT_HEIGHT_OFFSET                     81u  /* Rows. */
#define OBOL_COMPUTE_LEFT_HEIGHT_BITS                       16u
#define OBOL_COMPUTE_LEFT_CHANNELS_OFFSET                   97u  /* Channels that hold values. */
#define OBOL_COMPUTE_LEFT_CHANNELS_BITS                     14u
#define OBOL_COMPUTE_LEFT_BRICK_SHIFT_OFFSET                111u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_COMPUTE_LEFT_BRICK_SHIFT_BITS                  3u
#define OBOL_COMPUTE_LEFT_ROW_BYTES_OFFSET                  114u  /* Bytes from a row to the next. */
#define OBOL_COMPUTE_LEFT_ROW_BYTES_BITS                    20u
#define OBOL_COMPUTE_LEFT_PLANE_BYTES_OFFSET                134u  /* Bytes from a brick's plane to the next. */
#define OBOL_COMPUTE_LEFT_PLANE_BYTES_BITS                  24u
#define OBOL_COMPUTE_RIGHT_ADDRESS_OFFSET                   158u  /* First byte of the first plane. */
#define OBOL_COMPUTE_RIGHT_ADDRESS_BITS                     24u
#define OBOL_COMPUTE_RIGHT_WIDTH_OFFSET                     182u  /* Pixels in a row. */
#define OBOL_COMPUTE_RIGHT_WIDTH_BITS                       17u
#define OBOL_COMPUTE_RIGHT_HEIGHT_OFFSET                    199u  /* Rows. */
#define OBOL_COMPUTE_RIGHT_HEIGHT_BITS                      16u
#define OBOL_COMPUTE_RIGHT_CHANNELS_OFFSET                  215u  /* Channels that hold values. */
#define OBOL_COMPUTE_RIGHT_CHANNELS_BITS                    14u
#define OBOL_COMPUTE_RIGHT_BRICK_SHIFT_OFFSET               229u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_COMPUTE_RIGHT_BRICK_SHIFT_BITS                 3u
#define OBOL_COMPUTE_RIGHT_ROW_BYTES_OFFSET                 232u  /* Bytes from a row to the next. */
#define OBOL_COMPUTE_RIGHT_ROW_BYTES_BITS                   20u
#define OBOL_COMPUTE_RIGHT_PLANE_BYTES_OFFSET               252u  /* Bytes from a brick's plane to the next. */
#define OBOL_COMPUTE_RIGHT_PLANE_BYTES_BITS                 24u
#define OBOL_COMPUTE_OUTPUT_ADDRESS_OFFSET                  276u  /* First byte of the first plane. */
#define OBOL_COMPUTE_OUTPUT_ADDRESS_BITS                    24u
#define OBOL_COMPUTE_OUTPUT_WIDTH_OFFSET                    300u  /* Pixels in a row. */
#define OBOL_COMPUTE_OUTPUT_WIDTH_BITS                      17u
#define OBOL_COMPUTE_OUTPUT_HEIGHT_OFFSET                   317u  /* Rows. */
#define OBOL_COMPUTE_OUTPUT_HEIGHT_BITS                     16u
#define OBOL_COMPUTE_OUTPUT_CHANNELS_OFFSET                 333u  /* Channels that hold values. */
#define OBOL_COMPUTE_OUTPUT_CHANNELS_BITS                   14u
#define OBOL_COMPUTE_OUTPUT_BRICK_SHIFT_OFFSET              347u  /* Base-2 logarithm of the channels in a brick. */
#define OBOL_COMPUTE_OUTPUT_BRICK_SHIFT_BITS                3u
#define OBOL_COMPUTE_OUTPUT_ROW_BYTES_OFFSET                350u  /* Bytes from a row to the next. */
#define OBOL_COMPUTE_OUTPUT_ROW_BYTES_BITS                  20u
#define OBOL_COMPUTE_OUTPUT_PLANE_BYTES_OFFSET              370u  /* Bytes from a brick's plane to the next. */
#define OBOL_COMPUTE_OUTPUT_PLANE_BYTES_BITS                24u
#define OBOL_COMPUTE_PARAMETERS_OFFSET                      394u  /* First byte of the descriptor. */
#define OBOL_COMPUTE_PARAMETERS_BITS                        24u
#define OBOL_COMPUTE_PARAMETER_BYTES_OFFSET                 418u  /* Bytes of the descriptor. */
#define OBOL_COMPUTE_PARAMETER_BYTES_BITS                   24u
#define OBOL_COMPUTE_FUNCTION_OFFSET                        442u  /* What is computed. */
#define OBOL_COMPUTE_FUNCTION_BITS                          4u
#define OBOL_COMPUTE_STEPS_OFFSET                           446u  /* Steps of the innermost loop, which say its time. */
#define OBOL_COMPUTE_STEPS_BITS                             30u
#define OBOL_COMPUTE_LEFT_FORMAT_OFFSET                     476u  /* Elements of the left operand. */
#define OBOL_COMPUTE_LEFT_FORMAT_BITS                       2u
#define OBOL_COMPUTE_RIGHT_FORMAT_OFFSET                    478u  /* Elements of the right operand. */
#define OBOL_COMPUTE_RIGHT_FORMAT_BITS                      2u
#define OBOL_COMPUTE_OUTPUT_FORMAT_OFFSET                   480u  /* Elements of the result. */
#define OBOL_COMPUTE_OUTPUT_FORMAT_BITS                     2u

#endif
