#include "requantize_avx512.h"

#include <string.h>

// Dense convolution: pixels' patches are gathered as unsigned bytes (input + 128) into rows of K,
// and a block of pixels by a block of outputs is kept in registers while K goes by, four products a
// lane. The 128 is taken off again through the sums of the weights.

enum { lane_outputs = 16, products = 4, pixel_block = 6, vector_block = 4, row_pixels = 48 };

static int32_t rounded(int32_t value, int32_t unit) { return (value + unit - 1) / unit * unit; }

int64_t obol_packed_weight_bytes(int32_t outputs, int32_t taps, int32_t channels) {
  return (int64_t)rounded(outputs, lane_outputs) * taps * rounded(channels, products);
}

void obol_pack_weights(
    const int8_t *weights, int32_t outputs, int32_t taps, int32_t channels, int8_t *packed,
    int32_t *sums) {
  const int64_t depth = (int64_t)taps * rounded(channels, products);
  memset(packed, 0, (size_t)obol_packed_weight_bytes(outputs, taps, channels));
  for (int32_t output = 0; output < outputs; output++) {
    int8_t *lane = packed + (output / lane_outputs) * depth * lane_outputs
        + output % lane_outputs * products;
    int32_t sum = 0;
    for (int32_t tap = 0; tap < taps; tap++) {
      const int64_t first = (int64_t)tap * rounded(channels, products) / products;
      for (int32_t channel = 0; channel < channels; channel++) {
        const int8_t weight = *weights++;
        lane[(first + channel / products) * lane_outputs * products + channel % products] = weight;
        sum += weight;
      }
    }
    sums[output] = sum;
  }
}

int64_t obol_dense_scratch_bytes(const obol_convolution *convolution) {
  const int64_t taps = (int64_t)convolution->kernel_height * convolution->kernel_width;
  return (int64_t)row_pixels * taps * rounded(convolution->input.channels, products) + 64;
}

#if defined(__x86_64__)

bool obol_has_avx512_vnni(void) {
  return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")
      && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
}

// Copies one pixel's channels as unsigned bytes.
OBOL_VNNI static inline void gather_pixel(
    const obol_feature_map *map, const int8_t *pixel, int32_t depth, uint8_t *patch) {
  const int32_t brick = 1 << map->brick_shift;
  if (brick == 16) {
    const __m128i flip = _mm_set1_epi8((char)0x80);
    for (int32_t channel = 0; channel < depth; channel += 16) {
      const __m128i bytes = _mm_loadu_si128((const __m128i *)pixel);
      const __mmask16 keep = depth - channel >= 16 ? 0xFFFF : (1 << (depth - channel)) - 1;
      _mm_mask_storeu_epi8(patch + channel, keep, _mm_xor_si128(bytes, flip));
      pixel += map->plane_bytes;
    }
    return;
  }
  for (int32_t channel = 0; channel < depth; channel += brick) {
    for (int32_t lane = 0; lane < brick && channel + lane < depth; lane++) {
      patch[channel + lane] = (uint8_t)pixel[lane] ^ 0x80;
    }
    pixel += map->plane_bytes;
  }
}

// Gathers the patches of a run of pixels of one output row; K bytes each.
OBOL_VNNI static void gather_row(
    const obol_convolution *c, const int8_t *input, int32_t row, int32_t column, int32_t count,
    uint8_t *patches) {
  const int32_t depth = rounded(c->input.channels, products);
  const uint8_t padding = (uint8_t)c->input_zero_point ^ 0x80;
  // Bytes of a brick beyond its channels meet weights of zero, so only narrow bricks need filling.
  const int32_t stored = depth < (1 << c->input.brick_shift) * ((c->input.channels
      + (1 << c->input.brick_shift) - 1) >> c->input.brick_shift)
      ? depth
      : ((c->input.channels + (1 << c->input.brick_shift) - 1) >> c->input.brick_shift)
          << c->input.brick_shift;
  for (int32_t pixel = 0; pixel < count; pixel++) {
    const int32_t left = (column + pixel) * c->stride_width - c->pad_left;
    for (int32_t tap_row = 0; tap_row < c->kernel_height; tap_row++) {
      const int32_t y = row * c->stride_height - c->pad_top + tap_row * c->dilation_height;
      for (int32_t tap = 0; tap < c->kernel_width; tap++, patches += depth) {
        const int32_t x = left + tap * c->dilation_width;
        if (y < 0 || y >= c->input.height || x < 0 || x >= c->input.width) {
          memset(patches, padding, (size_t)depth);
          continue;
        }
        if (stored < depth) { memset(patches, 0, (size_t)depth); }
        gather_pixel(
            &c->input,
            input + (int64_t)y * c->input.row_bytes + ((int64_t)x << c->input.brick_shift), stored,
            patches);
      }
    }
  }
}

// Stores sixteen results of one pixel into the output's bricks.
OBOL_VNNI static inline void store_results(
    const obol_feature_map *map, int8_t *pixel, int32_t output, int32_t count, __m128i results) {
  const int32_t brick = 1 << map->brick_shift;
  if (brick == 16) {
    const __mmask16 keep = count >= 16 ? 0xFFFF : (1 << count) - 1;
    _mm_mask_storeu_epi8(pixel + (int64_t)(output >> 4) * map->plane_bytes, keep, results);
    return;
  }
  int8_t bytes[16];
  _mm_storeu_si128((__m128i *)bytes, results);
  for (int32_t lane = 0; lane < count && lane < 16; lane++) {
    const int32_t channel = output + lane;
    pixel[(int64_t)(channel >> map->brick_shift) * map->plane_bytes + (channel & (brick - 1))] =
        bytes[lane];
  }
}

// The sums of a block of pixels by a block of sixteen-output vectors.
#define OBOL_BLOCK(NAME, PIXELS, VECTORS)                                                          \
  OBOL_VNNI static void NAME(                                                                      \
      const uint8_t *patches, int64_t depth, const int8_t *weights, __m512i *sums) {               \
    __m512i acc[PIXELS][VECTORS];                                                                  \
    for (int p = 0; p < PIXELS; p++) {                                                             \
      for (int v = 0; v < VECTORS; v++) { acc[p][v] = _mm512_setzero_si512(); }                    \
    }                                                                                              \
    const int64_t vector_bytes = depth * lane_outputs;                                             \
    for (int64_t k = 0; k < depth; k += products) {                                                \
      __m512i w[VECTORS];                                                                          \
      for (int v = 0; v < VECTORS; v++) {                                                          \
        w[v] = _mm512_loadu_si512(weights + v * vector_bytes + k * lane_outputs);                  \
      }                                                                                            \
      for (int p = 0; p < PIXELS; p++) {                                                           \
        int32_t quad;                                                                              \
        memcpy(&quad, patches + p * depth + k, sizeof quad);                                       \
        const __m512i x = _mm512_set1_epi32(quad);                                                 \
        for (int v = 0; v < VECTORS; v++) { acc[p][v] = _mm512_dpbusd_epi32(acc[p][v], x, w[v]); } \
      }                                                                                            \
    }                                                                                              \
    for (int p = 0; p < PIXELS; p++) {                                                             \
      for (int v = 0; v < VECTORS; v++) { sums[p * VECTORS + v] = acc[p][v]; }                     \
    }                                                                                              \
  }

OBOL_BLOCK(block_6x4, 6, 4)
OBOL_BLOCK(block_1x4, 1, 4)
OBOL_BLOCK(block_6x3, 6, 3)
OBOL_BLOCK(block_1x3, 1, 3)
OBOL_BLOCK(block_6x2, 6, 2)
OBOL_BLOCK(block_1x2, 1, 2)
OBOL_BLOCK(block_6x1, 6, 1)
OBOL_BLOCK(block_1x1, 1, 1)

typedef void (*block_function)(const uint8_t *, int64_t, const int8_t *, __m512i *);

static const block_function wide_blocks[] = {block_6x1, block_6x2, block_6x3, block_6x4};
static const block_function narrow_blocks[] = {block_1x1, block_1x2, block_1x3, block_1x4};

// The sum of a patch as signed bytes, for weights that have a zero point.
static int32_t patch_sum(const uint8_t *patch, const obol_convolution *c) {
  const int32_t depth = rounded(c->input.channels, products);
  int32_t sum = 0;
  for (int32_t tap = 0; tap < c->kernel_height * c->kernel_width; tap++, patch += depth) {
    for (int32_t channel = 0; channel < c->input.channels; channel++) {
      sum += (int32_t)patch[channel] - 128;
    }
  }
  return sum;
}

typedef struct {
  const obol_convolution *convolution;
  const uint8_t *patches;
  int64_t depth;
  const int32_t *patch_sums;
  int8_t *output;
} pixel_run;

// Sums and requantises a run of pixels for up to four vectors of outputs.
OBOL_VNNI static void run_vectors(
    const pixel_run *run, int32_t count, const int8_t *weights, const int32_t *weight_sums,
    obol_channel_parameters parameters, int32_t output, int32_t vectors) {
  const obol_convolution *c = run->convolution;
  obol_requantizer requantizers[vector_block];
  __m512i starts[vector_block];
  for (int32_t v = 0; v < vectors; v++) {
    const int32_t first = output + v * lane_outputs;
    const int32_t left = c->output.channels - first;
    const __mmask16 keep = left >= lane_outputs ? 0xFFFF : (1 << left) - 1;
    const __m512i sums = _mm512_maskz_loadu_epi32(keep, weight_sums + first);
    starts[v] = _mm512_sub_epi32(
        _mm512_maskz_loadu_epi32(keep, parameters.bias + first), _mm512_slli_epi32(sums, 7));
    requantizers[v] = obol_make_requantizer(
        c, _mm512_maskz_loadu_epi32(keep, parameters.significand + first),
        _mm512_maskz_loadu_epi32(keep, parameters.shift + first));
  }
  __m512i sums[pixel_block * vector_block];
  for (int32_t pixel = 0; pixel < count;) {
    const int32_t pixels = count - pixel >= pixel_block ? pixel_block : 1;
    (pixels == pixel_block ? wide_blocks : narrow_blocks)[vectors - 1](
        run->patches + pixel * run->depth, run->depth, weights, sums);
    for (int32_t p = 0; p < pixels; p++, pixel++) {
      const int32_t correction =
          c->weight_zero_point == 0 ? 0 : -c->weight_zero_point * run->patch_sums[pixel];
      const __m512i offset = _mm512_set1_epi32(correction);
      int8_t *place = run->output + ((int64_t)pixel << c->output.brick_shift);
      for (int32_t v = 0; v < vectors; v++) {
        const int32_t first = output + v * lane_outputs;
        const __m512i sum = _mm512_add_epi32(
            _mm512_add_epi32(sums[p * vectors + v], starts[v]), offset);
        store_results(
            &c->output, place, first, c->output.channels - first,
            obol_requantize(sum, &requantizers[v]));
      }
    }
  }
}

void obol_convolve_dense_vnni(
    const obol_convolution *c, const int8_t *input, const int8_t *packed_weights,
    const int32_t *weight_sums, obol_channel_parameters parameters, int8_t *output,
    int32_t first_row, int32_t end_row, uint8_t *scratch) {
  const int64_t taps = (int64_t)c->kernel_height * c->kernel_width;
  const int64_t depth = taps * rounded(c->input.channels, products);
  int32_t patch_sums[row_pixels];
  for (int32_t row = first_row; row < end_row; row++) {
    for (int32_t column = 0; column < c->output.width; column += row_pixels) {
      const int32_t left = c->output.width - column;
      const int32_t count = left < row_pixels ? left : row_pixels;
      gather_row(c, input, row, column, count, scratch);
      for (int32_t pixel = 0; c->weight_zero_point != 0 && pixel < count; pixel++) {
        patch_sums[pixel] = patch_sum(scratch + pixel * depth, c);
      }
      const pixel_run run = {
          c, scratch, depth, patch_sums,
          output + (int64_t)row * c->output.row_bytes
              + ((int64_t)column << c->output.brick_shift)};
      const int32_t vectors = rounded(c->output.channels, lane_outputs) / lane_outputs;
      for (int32_t v = 0; v < vectors; v += vector_block) {
        run_vectors(
            &run, count, packed_weights + (int64_t)v * lane_outputs * depth, weight_sums,
            parameters, v * lane_outputs, vectors - v < vector_block ? vectors - v : vector_block);
      }
    }
  }
}

#else

bool obol_has_avx512_vnni(void) { return false; }

// Never called where obol_has_avx512_vnni says no.
void obol_convolve_dense_vnni(
    const obol_convolution *c, const int8_t *input, const int8_t *packed_weights,
    const int32_t *weight_sums, obol_channel_parameters parameters, int8_t *output,
    int32_t first_row, int32_t end_row, uint8_t *scratch) {
  (void)c, (void)input, (void)packed_weights, (void)weight_sums, (void)parameters, (void)output;
  (void)first_row, (void)end_row, (void)scratch;
}

#endif
