#ifndef OBOL_INTEGER_KERNELS_H
#define OBOL_INTEGER_KERNELS_H

#include <stdbool.h>
#include <stdint.h>

// Integer convolutions over feature maps, vectorised for the host.
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
    const int8_t *weights, int32_t outputs, int32_t taps, int32_t channels, int8_t *packed,
    int32_t *sums);

// Bytes of scratch memory that the dense kernel needs.
int64_t obol_dense_scratch_bytes(const obol_convolution *convolution);

// A dense convolution of the output rows first_row ..< end_row.
void obol_convolve_dense_vnni(
    const obol_convolution *convolution, const int8_t *input, const int8_t *packed_weights,
    const int32_t *weight_sums, obol_channel_parameters parameters, int8_t *output,
    int32_t first_row, int32_t end_row, uint8_t *scratch);

// A depthwise convolution, weights as [taps][channels padded to 16] of 16 bits, zero point taken off.
void obol_convolve_depthwise_vnni(
    const obol_convolution *convolution, const int8_t *input, const int16_t *weights,
    obol_channel_parameters parameters, int8_t *output, int32_t first_row, int32_t end_row);

#endif
