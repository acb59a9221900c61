#include "requantize_avx512.h"

#include <string.h>

// Dense convolution: pixels' patches are gathered as unsigned bytes (input + 128) into rows of K,
// and a block of pixels by a block of outputs is kept in registers while K goes by, four products a
// lane. The 128 is taken off again through the sums of the weights.

enum { lane_outputs = 16, products = 4, vector_block = 4, row_pixels = 48, whole_brick = 16 };

static int32_t rounded(int32_t value, int32_t unit) { return (value + unit - 1) / unit * unit; }

int64_t obol_packed_weight_bytes(int32_t outputs, int32_t taps, int32_t channels) {
  return (int64_t)rounded(outputs, lane_outputs) * taps * rounded(channels, products);
}

// Whether a patch goes brick by brick, each with all taps: then the taps of a kernel row, which lie
// next to each other in a brick's plane, are copied at once. Bricks have to be full.
static bool goes_by_bricks(const obol_convolution *c) {
  return c->input.brick_shift == 4 && c->input.channels % whole_brick == 0
      && c->dilation_width == 1 && c->kernel_height * c->kernel_width > 1;
}

void obol_pack_weights(
    const obol_convolution *c, const int8_t *weights, int8_t *packed, int32_t *sums) {
  const int32_t taps = c->kernel_height * c->kernel_width;
  const int32_t channels = rounded(c->input.channels, products);
  const int64_t depth = (int64_t)taps * channels;
  const bool by_bricks = goes_by_bricks(c);
  memset(
      packed, 0, (size_t)obol_packed_weight_bytes(c->output.channels, taps, c->input.channels));
  for (int32_t output = 0; output < c->output.channels; output++) {
    int8_t *lane = packed + (output / lane_outputs) * depth * lane_outputs
        + output % lane_outputs * products;
    int32_t sum = 0;
    for (int32_t tap = 0; tap < taps; tap++) {
      for (int32_t channel = 0; channel < c->input.channels; channel++) {
        const int64_t k = by_bricks
            ? ((int64_t)channel / whole_brick * taps + tap) * whole_brick + channel % whole_brick
            : (int64_t)tap * channels + channel;
        const int8_t weight = *weights++;
        lane[k / products * lane_outputs * products + k % products] = weight;
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

// Gathers one pixel under one tap, or the zero point where that is outside the input.
OBOL_VNNI static inline void gather_tap(
    const obol_convolution *c, const int8_t *input, int32_t y, int32_t x, int32_t stored,
    int32_t depth, uint8_t *patch) {
  if (y < 0 || y >= c->input.height || x < 0 || x >= c->input.width) {
    memset(patch, (uint8_t)c->input_zero_point ^ 0x80, (size_t)depth);
    return;
  }
  if (stored < depth) { memset(patch, 0, (size_t)depth); }
  gather_pixel(
      &c->input,
      input + (int64_t)y * c->input.row_bytes + ((int64_t)x << c->input.brick_shift), stored,
      patch);
}

// Copies neighbouring pixels of the only brick, all of it patch, as unsigned bytes.
OBOL_VNNI static inline void gather_run(const int8_t *bytes, int32_t count, uint8_t *patch) {
  const __m512i flip = _mm512_set1_epi8((char)0x80);
  for (; count >= 64; count -= 64, bytes += 64, patch += 64) {
    _mm512_storeu_si512(patch, _mm512_xor_si512(_mm512_loadu_si512(bytes), flip));
  }
  const __mmask64 keep = (1ull << count) - 1;
  _mm512_mask_storeu_epi8(
      patch, keep, _mm512_xor_si512(_mm512_maskz_loadu_epi8(keep, bytes), flip));
}

// Gathers one pixel's patch brick by brick.
OBOL_VNNI static inline uint8_t *gather_bricks(
    const obol_convolution *c, const int8_t *input, int32_t row, int32_t left, uint8_t *patch) {
  const bool inside = left >= 0 && left + c->kernel_width <= c->input.width;
  const int32_t bytes = c->kernel_width * whole_brick;
  const __m128i flip = _mm_set1_epi8((char)0x80);
  const __m128i padding = _mm_set1_epi8((char)(c->input_zero_point ^ 0x80));
  for (int32_t first = 0; first < c->input.channels; first += whole_brick) {
    for (int32_t tap_row = 0; tap_row < c->kernel_height; tap_row++, patch += bytes) {
      const int32_t y = row * c->stride_height - c->pad_top + tap_row * c->dilation_height;
      const bool within = y >= 0 && y < c->input.height;
      const int8_t *pixels = input + (int64_t)y * c->input.row_bytes + (int64_t)left * whole_brick;
      if (within && inside) {
        if (bytes == whole_brick) {
          const __m128i pixel = _mm_loadu_si128((const __m128i *)pixels);
          _mm_storeu_si128((__m128i *)patch, _mm_xor_si128(pixel, flip));
        } else {
          gather_run(pixels, bytes, patch);
        }
        continue;
      }
      for (int32_t tap = 0; tap < c->kernel_width; tap++) {
        const bool there = within && left + tap >= 0 && left + tap < c->input.width;
        _mm_storeu_si128(
            (__m128i *)(patch + tap * whole_brick),
            there ? _mm_xor_si128(
                        _mm_loadu_si128((const __m128i *)(pixels + tap * whole_brick)), flip)
                  : padding);
      }
    }
    input += c->input.plane_bytes;
  }
  return patch;
}

// Gathers neighbouring pixels of bricks of sixteen, each of which is a patch of `depth` bytes.
OBOL_VNNI static void gather_pixels(
    const obol_feature_map *map, const int8_t *pixels, int32_t count, int32_t depth,
    uint8_t *patches) {
  const __m512i flip = _mm512_set1_epi8((char)0x80);
  for (int32_t first = 0; first < depth; first += whole_brick, pixels += map->plane_bytes) {
    const int32_t left = depth - first;
    const __mmask16 keep = left >= whole_brick ? 0xFFFF : (1 << left) - 1;
    uint8_t *patch = patches + first;
    for (int32_t pixel = 0; pixel < count; pixel += 4) {
      const __mmask64 there = obol_store_mask(whole_brick, count - pixel);
      const __m512i four = _mm512_xor_si512(
          _mm512_maskz_loadu_epi8(there, pixels + (int64_t)pixel * whole_brick), flip);
      // Patches beyond the last lie in the scratch memory as well.
      _mm_mask_storeu_epi8(patch, keep, _mm512_castsi512_si128(four));
      _mm_mask_storeu_epi8(patch + depth, keep, _mm512_extracti32x4_epi32(four, 1));
      _mm_mask_storeu_epi8(patch + 2 * depth, keep, _mm512_extracti32x4_epi32(four, 2));
      _mm_mask_storeu_epi8(patch + 3 * depth, keep, _mm512_extracti32x4_epi32(four, 3));
      patch += 4 * depth;
    }
  }
}

// Whether patches are pixels that lie next to each other.
static bool takes_pixels(const obol_convolution *c) {
  return c->kernel_height * c->kernel_width == 1 && c->stride_width == 1 && c->pad_left == 0
      && c->pad_top == 0 && c->input.brick_shift == 4 && c->output.width <= c->input.width
      && (c->output.height - 1) * c->stride_height < c->input.height;
}

// Gathers the patches of a run of pixels of one output row; K bytes each.
OBOL_VNNI static void gather_row(
    const obol_convolution *c, const int8_t *input, int32_t row, int32_t column, int32_t count,
    uint8_t *patches) {
  const int32_t depth = rounded(c->input.channels, products);
  const int32_t brick = 1 << c->input.brick_shift;
  // Bytes of a brick beyond its channels meet weights of zero, so only narrow bricks need filling.
  const int32_t bricks = rounded(c->input.channels, brick);
  const int32_t stored = depth < bricks ? depth : bricks;
  // Where a patch is whole bricks of one plane, the taps of a row lie next to each other.
  const bool joined = depth == brick && c->dilation_width == 1;
  const bool by_bricks = goes_by_bricks(c);
  if (takes_pixels(c)) {
    const int8_t *pixels = input + (int64_t)row * c->stride_height * c->input.row_bytes
        + (int64_t)column * whole_brick;
    gather_pixels(&c->input, pixels, count, depth, patches);
    return;
  }
  for (int32_t pixel = 0; pixel < count; pixel++) {
    const int32_t left = (column + pixel) * c->stride_width - c->pad_left;
    if (by_bricks) {
      patches = gather_bricks(c, input, row, left, patches);
      continue;
    }
    const bool inside = joined && left >= 0 && left + c->kernel_width <= c->input.width;
    for (int32_t tap_row = 0; tap_row < c->kernel_height; tap_row++) {
      const int32_t y = row * c->stride_height - c->pad_top + tap_row * c->dilation_height;
      if (inside && y >= 0 && y < c->input.height) {
        gather_run(
            input + (int64_t)y * c->input.row_bytes + (int64_t)left * brick,
            c->kernel_width * brick, patches);
        patches += c->kernel_width * depth;
        continue;
      }
      for (int32_t tap = 0; tap < c->kernel_width; tap++, patches += depth) {
        gather_tap(c, input, y, left + tap * c->dilation_width, stored, depth, patches);
      }
    }
  }
}

// Stores the results of up to four neighbouring pixels into the output's bricks.
OBOL_VNNI static inline void store_results(
    const obol_feature_map *map, int8_t *pixel, int32_t output, int32_t pixels, __m512i results) {
  const int32_t count = map->channels - output;
  if (map->brick_shift == 4) {
    _mm512_mask_storeu_epi8(
        pixel + (int64_t)(output >> 4) * map->plane_bytes, obol_store_mask(count, pixels), results);
    return;
  }
  int8_t bytes[64];
  _mm512_storeu_si512(bytes, results);
  const int32_t brick = 1 << map->brick_shift;
  for (int32_t p = 0; p < pixels; p++, pixel += brick) {
    for (int32_t lane = 0; lane < count && lane < lane_outputs; lane++) {
      const int32_t channel = output + lane;
      pixel[(int64_t)(channel >> map->brick_shift) * map->plane_bytes + (channel & (brick - 1))] =
          bytes[p * lane_outputs + lane];
    }
  }
}

// The sums of a block of pixels by a block of sixteen-output vectors, `[vector][pixel]`.
#define OBOL_BLOCK(NAME, PIXELS, VECTORS)                                                          \
  OBOL_VNNI static void NAME(                                                                      \
      const uint8_t *patches, int64_t depth, const int8_t *weights, const __m512i *starts,         \
      __m512i *sums) {                                                                             \
    __m512i acc[PIXELS][VECTORS];                                                                  \
    for (int p = 0; p < PIXELS; p++) {                                                             \
      for (int v = 0; v < VECTORS; v++) { acc[p][v] = starts[v]; }                                 \
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
      for (int v = 0; v < VECTORS; v++) { sums[v * PIXELS + p] = acc[p][v]; }                      \
    }                                                                                              \
  }

OBOL_BLOCK(block_4x4, 4, 4)
OBOL_BLOCK(block_8x3, 8, 3)
OBOL_BLOCK(block_4x3, 4, 3)
OBOL_BLOCK(block_8x2, 8, 2)
OBOL_BLOCK(block_4x2, 4, 2)
OBOL_BLOCK(block_8x1, 8, 1)
OBOL_BLOCK(block_4x1, 4, 1)
OBOL_BLOCK(block_1x4, 1, 4)
OBOL_BLOCK(block_1x3, 1, 3)
OBOL_BLOCK(block_1x2, 1, 2)
OBOL_BLOCK(block_1x1, 1, 1)

typedef void (*block_function)(
    const uint8_t *, int64_t, const int8_t *, const __m512i *, __m512i *);

// By pixels, then vectors: few pixels, as many as there are registers for, and one.
typedef struct {
  int32_t pixels[vector_block];
  block_function sum[vector_block];
} block_functions;

static const block_functions one_pixel = {
    {1, 1, 1, 1}, {block_1x1, block_1x2, block_1x3, block_1x4}};
static const block_functions four_pixels = {
    {4, 4, 4, 4}, {block_4x1, block_4x2, block_4x3, block_4x4}};
static const block_functions most_pixels = {
    {8, 8, 8, 4}, {block_8x1, block_8x2, block_8x3, block_4x4}};

// The sum of a patch as signed bytes, for weights that have a zero point; channels beyond the
// input's count nothing, and there are none where it goes by bricks.
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
  const obol_clamp clamp = obol_make_clamp(c);
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
        _mm512_maskz_loadu_epi32(keep, parameters.shift + first), keep);
  }
  __m512i sums[16 + 8];
  for (int32_t pixel = 0; pixel < count;) {
    // Patches beyond the last are whatever the scratch memory holds: their results are not stored.
    const block_functions *block =
        count - pixel > 4 ? &most_pixels : count - pixel > 1 ? &four_pixels : &one_pixel;
    const int32_t pixels = block->pixels[vectors - 1];
    block->sum[vectors - 1](
        run->patches + pixel * run->depth, run->depth, weights, starts, sums);
    for (int32_t p = 0; p < pixels && pixel < count; p += 4, pixel += 4) {
      int8_t *place = run->output + ((int64_t)pixel << c->output.brick_shift);
      for (int32_t v = 0; v < vectors; v++) {
        __m512i *four = sums + v * pixels + p;
        // A block of one pixel is followed by other vectors' sums, which have patches of their own.
        for (int32_t q = 0; c->weight_zero_point != 0 && q < 4 && p + q < pixels; q++) {
          four[q] = _mm512_sub_epi32(
              four[q], _mm512_set1_epi32(c->weight_zero_point * run->patch_sums[pixel + q]));
        }
        store_results(
            &c->output, place, output + v * lane_outputs, count - pixel < 4 ? count - pixel : 4,
            obol_requantize_four(four, &requantizers[v], &clamp));
      }
    }
  }
}

// How many vectors to take together: all as even as can be.
static int32_t vectors_at_once(int32_t vectors) {
  if (vectors % vector_block == 0 || vectors < vector_block) {
    return vectors < vector_block ? vectors : vector_block;
  }
  return vectors % 3 == 0 || vectors == 5 ? 3 : vector_block;
}

void obol_convolve_dense_vnni(
    const obol_convolution *c, const int8_t *input, const int8_t *packed_weights,
    const int32_t *weight_sums, obol_channel_parameters parameters, int8_t *output,
    int32_t first_row, int32_t end_row, uint8_t *scratch) {
  const int64_t taps = (int64_t)c->kernel_height * c->kernel_width;
  const int64_t depth = taps * rounded(c->input.channels, products);
  const int32_t vectors = rounded(c->output.channels, lane_outputs) / lane_outputs;
  const int32_t step = vectors_at_once(vectors);
  int32_t patch_sums[row_pixels + 4] = {0};
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
      for (int32_t v = 0; v < vectors; v += step) {
        run_vectors(
            &run, count, packed_weights + (int64_t)v * lane_outputs * depth, weight_sums,
            parameters, v * lane_outputs, vectors - v < step ? vectors - v : step);
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
