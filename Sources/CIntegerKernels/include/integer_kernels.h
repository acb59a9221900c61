#ifndef OBOL_INTEGER_KERNELS_H
#define OBOL_INTEGER_KERNELS_H

#include <stdbool.h>
#include <stdint.h>

// Integer convolutions over feature maps, and what moves and adds them, vectorised for the host.
//
// They compute exactly what the plain Swift kernels beside them compute; which of the two runs is
// decided once, by what the host can do. Sums wrap like the chip's 32-bit accumulators.

// A feature map: channels in bricks of 1 << brick_shift, a plane of rows for each brick.
typedef struct {
  int32_t width;
  int32_t height;
  int32_t channels;
  int32_t brick_shift;
  int64_t row_bytes;
  int64_t plane_bytes;
} obol_feature_map;

// A convolution's shape and what happens to its sums.
typedef struct {
  obol_feature_map input;
  obol_feature_map output;
  int32_t kernel_height;
  int32_t kernel_width;
  int32_t stride_height;
  int32_t stride_width;
  int32_t dilation_height;
  int32_t dilation_width;
  int32_t pad_top;
  int32_t pad_left;
  int32_t input_zero_point;
  int32_t weight_zero_point;
  int32_t output_zero_point;
  int32_t clamp_low;
  int32_t clamp_high;
  bool single_rounding;
  // Sums and factors are multiplied in single precision.
  bool float_rounding;
} obol_convolution;

// What the drain needs for each output channel, as three arrays.
typedef struct {
  const int32_t *bias;
  const int32_t *significand;
  const int32_t *shift;
} obol_channel_parameters;

// Whether the host has the AVX-512 instructions that the functions below are made of.
bool obol_has_avx512_vnni(void);

// Bytes that the weights of a dense convolution take when packed.
int64_t obol_packed_weight_bytes(int32_t outputs, int32_t taps, int32_t channels);

// Packs [outputs][taps][channels] weights for the dense kernel, and sums each output's weights.
void obol_pack_weights(
    const obol_convolution *convolution, const int8_t *weights, int8_t *packed, int32_t *sums);

// Bytes of scratch memory that the dense kernel needs.
int64_t obol_dense_scratch_bytes(const obol_convolution *convolution);

// A dense convolution of the output rows first_row ..< end_row.
void obol_convolve_dense_vnni(
    const obol_convolution *convolution, const int8_t *input, const int8_t *packed_weights,
    const int32_t *weight_sums, obol_channel_parameters parameters, int8_t *output,
    int32_t first_row, int32_t end_row, uint8_t *scratch);

// A depthwise convolution, weights as [taps][channels padded to 16] of 16 bits, zero point taken
// off.
void obol_convolve_depthwise_vnni(
    const obol_convolution *convolution, const int8_t *input, const int16_t *weights,
    obol_channel_parameters parameters, int8_t *output, int32_t first_row, int32_t end_row);

// Whether the host has AVX2, or NEON, which the kernels on pairs of 16-bit numbers are made of.
bool obol_has_avx2(void);
bool obol_has_neon(void);

// Numbers of a patch, of all packed weights, and of the scratch memory of a dense convolution.
int64_t obol_pair_depth(const obol_convolution *convolution);
int64_t obol_pair_weights(const obol_convolution *convolution);
int64_t obol_pair_scratch(const obol_convolution *convolution);

// Packs [outputs][taps][channels] weights by pairs, eight outputs at a time, zero point taken off.
void obol_pack_pairs(
    const obol_convolution *convolution, const int8_t *weights, int16_t *packed);

// A dense convolution of some output rows, of a map in the memory to another.
#define OBOL_DENSE_PAIRS(NAME)                                                                     \
  void NAME(                                                                                       \
      const obol_convolution *convolution, int8_t *memory, int64_t input, int64_t output,          \
      const int16_t *weights, const int32_t *biases, const int32_t *significands,                  \
      const int32_t *shifts, int32_t first_row, int32_t end_row, int16_t *scratch)
OBOL_DENSE_PAIRS(obol_convolve_dense_avx2);
OBOL_DENSE_PAIRS(obol_convolve_dense_neon);

// A depthwise one, its weights as the kernel above takes them.
#define OBOL_DEPTHWISE_PAIRS(NAME)                                                                 \
  void NAME(                                                                                       \
      const obol_convolution *convolution, int8_t *memory, int64_t input, int64_t output,          \
      const int16_t *weights, const int32_t *biases, const int32_t *significands,                  \
      const int32_t *shifts, int32_t first_row, int32_t end_row)
OBOL_DEPTHWISE_PAIRS(obol_convolve_depthwise_avx2);
OBOL_DEPTHWISE_PAIRS(obol_convolve_depthwise_neon);

// How an operand or a result of an addition is scaled.
typedef struct {
  int32_t zero_point;
  int32_t significand;
  int32_t shift;
} obol_scaling;

// A sum of two maps of bytes; operands have shifts from -31 to 0.
typedef struct {
  obol_scaling left;
  obol_scaling right;
  obol_scaling result;
  int32_t clamp_low;
  int32_t clamp_high;
} obol_addition;

// Adds runs of bytes of the memory; the output is one of the operands or apart from both.
void obol_add_avx512(
    const obol_addition *addition, int8_t *memory, int64_t left, int64_t right, int64_t output,
    int64_t count);

// Whether some bytes of the memory are those of another.
bool obol_are_equal(const int8_t *memory, int64_t first, const int8_t *others, int64_t count);

// Copies bytes from elsewhere into the memory.
void obol_copy(
    int8_t *memory, int64_t destination, const int8_t *source, int64_t first, int64_t count);

// A row of a brick's plane in the memory, and of a tensor with more channels than the brick's.
typedef struct {
  int32_t width;
  int32_t brick;
  // Channels that the brick holds, and that the tensor has.
  int32_t count;
  int32_t channels;
} obol_row_shape;

// Copies a row of a brick's plane from a tensor in NHWC order, and back; bytes go through `flip`.
void obol_take_row(
    int8_t *memory, int64_t row, const uint8_t *pixels, int64_t first, obol_row_shape shape,
    uint8_t flip);
void obol_give_row(
    const int8_t *memory, int64_t row, uint8_t *pixels, int64_t first, obol_row_shape shape,
    uint8_t flip);

// Folds a window of a brick's plane into a value for each of its channels.
void obol_fold_greatest(
    const int8_t *memory, int64_t first, int32_t rows, int32_t columns, int64_t row_bytes,
    int32_t brick, int8_t *greatest);
void obol_fold_sum(
    const int8_t *memory, int64_t first, int32_t rows, int32_t columns, int64_t row_bytes,
    int32_t brick, int32_t *sums);

#endif
