#include "integer_kernels.h"

// Convolutions on pairs of 16-bit numbers, for hosts whose vectors multiply and add those.
//
// What includes this names itself by OBOL_NAME, its instructions by OBOL_PAIRS, and gives
// `pair_sums`, eight 32-bit sums, with what starts, adds to and stores them. The loops without
// intrinsics are ones that compilers vectorise for the instructions named.

enum { pair_outputs = 8, pair_pixels = 4, pair_row = 32, whole_brick = 16 };

// A requantiser of one channel; both roundings in one, as requantize_avx512.h explains.
typedef struct {
  int64_t nudge;
  int64_t below_zero;
  int32_t significand;
  int32_t shift;
  int32_t left;
  // The factor in single precision.
  float scale;
} pair_requantizer;

OBOL_PAIRS static inline pair_requantizer make_pair_requantizer(
    const obol_convolution *c, int32_t significand, int32_t shift) {
  const int32_t right = shift < 0 ? -shift : 0;
  const pair_requantizer result = {
      .nudge = (c->single_rounding ? 0 : 1LL << 30) + (right > 0 ? 1LL << (30 + right) : 0),
      .below_zero = c->single_rounding || right == 0 ? 0 : 1LL << 31,
      .significand = significand, .shift = right, .left = shift > 0 ? shift : 0,
      .scale = __builtin_ldexpf((float)significand, shift - 31)};
  return result;
}

OBOL_PAIRS static inline int8_t clamp_pair(const obol_convolution *c, int64_t value) {
  const int64_t placed = value + c->output_zero_point;
  const int64_t raised = placed < c->clamp_low ? c->clamp_low : placed;
  return (int8_t)(raised > c->clamp_high ? c->clamp_high : raised);
}

OBOL_PAIRS static inline int8_t requantize_pair(
    const obol_convolution *c, int32_t sum, const pair_requantizer *r) {
  if (c->float_rounding) {
    return clamp_pair(c, (int64_t)__builtin_rintf((float)sum * r->scale));
  }
  if (c->single_rounding && r->shift == 0) {
    const int32_t total = 31 - r->left;
    const int64_t scaled =
        ((int64_t)sum * r->significand + (1LL << (total - 1))) >> total;
    const int64_t low = scaled < INT32_MIN ? INT32_MIN : scaled;
    return clamp_pair(c, low > INT32_MAX ? INT32_MAX : low);
  }
  const int32_t value = (int32_t)((uint32_t)sum << r->left);
  const int64_t product = (int64_t)value * r->significand;
  const int64_t below = product < 0 ? r->below_zero : 0;
  return clamp_pair(c, (product + r->nudge - below) >> (31 + r->shift));
}

// Gathers a pixel's channels under one tap, or the zero point outside the input.
OBOL_PAIRS static inline void gather_channels(
    const obol_convolution *c, const int8_t *input, int32_t y, int32_t x, int16_t *patch) {
  const int32_t depth = c->input.channels;
  if (y < 0 || y >= c->input.height || x < 0 || x >= c->input.width) {
    for (int32_t channel = 0; channel < depth; channel++) {
      patch[channel] = (int16_t)c->input_zero_point;
    }
    return;
  }
  const int32_t brick = 1 << c->input.brick_shift;
  const int8_t *pixel =
      input + (int64_t)y * c->input.row_bytes + ((int64_t)x << c->input.brick_shift);
  for (int32_t first = 0; first < depth; first += brick, pixel += c->input.plane_bytes) {
    const int32_t count = depth - first < brick ? depth - first : brick;
    if (count == whole_brick) {
      for (int32_t lane = 0; lane < whole_brick; lane++) { patch[first + lane] = pixel[lane]; }
      continue;
    }
    for (int32_t lane = 0; lane < count; lane++) { patch[first + lane] = pixel[lane]; }
  }
}

// Gathers the patches of a run of pixels of one output row, of `depth` numbers each.
OBOL_PAIRS static void gather_pairs(
    const obol_convolution *c, const int8_t *input, int32_t row, int32_t column, int32_t count,
    int64_t depth, int16_t *patches) {
  for (int32_t pixel = 0; pixel < count; pixel++) {
    int16_t *patch = patches + pixel * depth;
    patch[depth - 1] = 0;
    for (int32_t tap = 0; tap < c->kernel_height * c->kernel_width; tap++) {
      gather_channels(
          c, input,
          row * c->stride_height - c->pad_top + tap / c->kernel_width * c->dilation_height,
          (column + pixel) * c->stride_width - c->pad_left
              + tap % c->kernel_width * c->dilation_width,
          patch + tap * c->input.channels);
    }
  }
}

// Eight results of one pixel into the output's bricks.
OBOL_PAIRS static inline void store_pair_results(
    const obol_convolution *c, const int32_t *sums, const pair_requantizer *requantizers,
    int32_t first, int8_t *pixel) {
  const obol_feature_map *map = &c->output;
  const int32_t left = map->channels - first;
  const int32_t brick = 1 << map->brick_shift;
  for (int32_t lane = 0; lane < pair_outputs && lane < left; lane++) {
    const int32_t channel = first + lane;
    pixel[(int64_t)(channel >> map->brick_shift) * map->plane_bytes + (channel & (brick - 1))] =
        requantize_pair(c, sums[lane], &requantizers[lane]);
  }
}

// Sums a block of pixels for eight outputs.
OBOL_PAIRS static inline void sum_block(
    const int16_t *patches, int64_t depth, const int16_t *weights, const int32_t *biases,
    int32_t *sums) {
  pair_sums block[pair_pixels];
  for (int32_t p = 0; p < pair_pixels; p++) { block[p] = start_sums(biases); }
  for (int64_t k = 0; k < depth; k += 2) {
    for (int32_t p = 0; p < pair_pixels; p++) {
      block[p] = add_pair(block[p], patches + p * depth + k, weights + k * pair_outputs);
    }
  }
  for (int32_t p = 0; p < pair_pixels; p++) { store_sums(sums + p * pair_outputs, block[p]); }
}

OBOL_PAIRS void OBOL_NAME(obol_convolve_dense)(
    const obol_convolution *c, int8_t *memory, int64_t input, int64_t output,
    const int16_t *weights, const int32_t *biases, const int32_t *significands,
    const int32_t *shifts, int32_t first_row, int32_t end_row, int16_t *scratch) {
  const int64_t depth = obol_pair_depth(c);
  for (int32_t row = first_row; row < end_row; row++) {
    for (int32_t column = 0; column < c->output.width; column += pair_row) {
      const int32_t left = c->output.width - column;
      const int32_t count = left < pair_row ? left : pair_row;
      gather_pairs(c, memory + input, row, column, count, depth, scratch);
      int8_t *place = memory + output + (int64_t)row * c->output.row_bytes
          + ((int64_t)column << c->output.brick_shift);
      for (int32_t first = 0; first < c->output.channels; first += pair_outputs) {
        pair_requantizer requantizers[pair_outputs];
        int32_t starts[pair_outputs] = {0};
        for (int32_t lane = 0; lane < pair_outputs && first + lane < c->output.channels; lane++) {
          starts[lane] = biases[first + lane];
          requantizers[lane] =
              make_pair_requantizer(c, significands[first + lane], shifts[first + lane]);
        }
        for (int32_t pixel = 0; pixel < count; pixel += pair_pixels) {
          // Patches beyond the last are what the scratch memory holds: their sums go nowhere.
          int32_t sums[pair_pixels * pair_outputs];
          sum_block(scratch + pixel * depth, depth, weights + first * depth, starts, sums);
          for (int32_t p = 0; p < pair_pixels && pixel + p < count; p++) {
            store_pair_results(
                c, sums + p * pair_outputs, requantizers, first,
                place + ((int64_t)(pixel + p) << c->output.brick_shift));
          }
        }
      }
    }
  }
}

// Sums one pixel's sixteen channels, tap by tap; sums wrap.
OBOL_PAIRS static inline void sum_depthwise(
    const obol_convolution *c, const int8_t *plane, int32_t row, int32_t column,
    const int16_t *weights, int64_t stride, uint32_t *sums) {
  for (int32_t tap = 0; tap < c->kernel_height * c->kernel_width; tap++) {
    const int32_t y =
        row * c->stride_height - c->pad_top + tap / c->kernel_width * c->dilation_height;
    const int32_t x =
        column * c->stride_width - c->pad_left + tap % c->kernel_width * c->dilation_width;
    const int16_t *own = weights + tap * stride;
    if (y < 0 || y >= c->input.height || x < 0 || x >= c->input.width) {
      for (int32_t lane = 0; lane < whole_brick; lane++) {
        sums[lane] += (uint32_t)(c->input_zero_point * own[lane]);
      }
      continue;
    }
    const int8_t *pixel = plane + (int64_t)y * c->input.row_bytes + (int64_t)x * whole_brick;
    for (int32_t lane = 0; lane < whole_brick; lane++) {
      sums[lane] += (uint32_t)(pixel[lane] * own[lane]);
    }
  }
}

OBOL_PAIRS void OBOL_NAME(obol_convolve_depthwise)(
    const obol_convolution *c, int8_t *memory, int64_t input, int64_t output,
    const int16_t *weights, const int32_t *biases, const int32_t *significands,
    const int32_t *shifts, int32_t first_row, int32_t end_row) {
  const int32_t bricks = (c->output.channels + whole_brick - 1) / whole_brick;
  for (int32_t brick = 0; brick < bricks; brick++) {
    const int32_t first = brick * whole_brick;
    const int32_t left = c->output.channels - first;
    const int32_t count = left < whole_brick ? left : whole_brick;
    pair_requantizer requantizers[whole_brick];
    for (int32_t lane = 0; lane < count; lane++) {
      requantizers[lane] =
          make_pair_requantizer(c, significands[first + lane], shifts[first + lane]);
    }
    for (int32_t row = first_row; row < end_row; row++) {
      int8_t *place =
          memory + output + brick * c->output.plane_bytes + row * c->output.row_bytes;
      for (int32_t column = 0; column < c->output.width; column++, place += whole_brick) {
        uint32_t sums[whole_brick] = {0};
        sum_depthwise(
            c, memory + input + brick * c->input.plane_bytes, row, column, weights + first,
            (int64_t)bricks * whole_brick, sums);
        for (int32_t lane = 0; lane < count; lane++) {
          const uint32_t sum = sums[lane] + (uint32_t)biases[first + lane];
          place[lane] = requantize_pair(c, (int32_t)sum, &requantizers[lane]);
        }
      }
    }
  }
}
