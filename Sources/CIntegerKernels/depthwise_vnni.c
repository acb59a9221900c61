#include "requantize_avx512.h"

// Depthwise convolution: four pixels of sixteen channels, which lie next to each other in a brick,
// are loaded and transposed together, so that one instruction sums four taps of a row for every
// channel. Kernels that are wider, dilated or not of signed bytes go tap by tap.

#if defined(__x86_64__)

enum { most_rows = 8, row_taps = 4 };

typedef struct {
  const obol_convolution *convolution;
  const int8_t *plane;
  // Taps of 16 bits, `[tap][channel]`, and the bytes from one tap to the next.
  const int16_t *weights;
  int32_t weight_stride;
  __m512i bias;
  // Where rows fit: each row's taps as bytes, `[channel][tap]`, and the sums' start, which takes
  // off again that inputs count from -128.
  __m512i rows[most_rows];
  __m512i start;
} depthwise_channels;

static bool rows_fit(const obol_convolution *c) {
  return c->kernel_width <= row_taps && c->kernel_height <= most_rows && c->dilation_width == 1
      && c->weight_zero_point == 0;
}

OBOL_VNNI static inline __m512i load_weights(const depthwise_channels *d, int32_t tap) {
  return _mm512_cvtepi16_epi32(
      _mm256_loadu_si256((const __m256i *)(d->weights + (int64_t)tap * d->weight_stride)));
}

OBOL_VNNI static void pack_rows(depthwise_channels *d) {
  const obol_convolution *c = d->convolution;
  __m512i sums = _mm512_setzero_si512();
  for (int32_t row = 0; row < c->kernel_height; row++) {
    __m512i taps = _mm512_setzero_si512();
    for (int32_t tap = c->kernel_width - 1; tap >= 0; tap--) {
      const __m512i weights = load_weights(d, row * c->kernel_width + tap);
      sums = _mm512_add_epi32(sums, weights);
      taps = _mm512_or_si512(
          _mm512_slli_epi32(taps, 8), _mm512_and_si512(weights, _mm512_set1_epi32(0xFF)));
    }
    d->rows[row] = taps;
  }
  d->start = _mm512_sub_epi32(d->bias, _mm512_slli_epi32(sums, 7));
}

// Four neighbouring pixels from column x as unsigned bytes, `[channel][pixel]`; the zero point
// outside the input.
OBOL_VNNI static inline __m512i load_four(
    const obol_convolution *c, const int8_t *row, int32_t x) {
  __m512i bytes = _mm512_set1_epi8((int8_t)c->input_zero_point);
  if (row && x >= 0 && x + 4 <= c->input.width) {
    bytes = _mm512_loadu_si512(row + (int64_t)x * 16);
  } else if (row && x < c->input.width && x > -4) {
    const int32_t last = c->input.width - x;
    const __mmask64 before = x < 0 ? ~0ull << -16 * x : ~0ull;
    const __mmask64 after = last < 4 ? (1ull << 16 * last) - 1 : ~0ull;
    bytes = _mm512_mask_loadu_epi8(bytes, before & after, row + (int64_t)x * 16);
  }
  const __m512i order =
      _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
  const __m512i transpose = _mm512_broadcast_i32x4(
      _mm_setr_epi8(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15));
  return _mm512_xor_si512(
      _mm512_shuffle_epi8(_mm512_permutexvar_epi32(order, bytes), transpose),
      _mm512_set1_epi8((char)0x80));
}

// The sums of four output pixels from `column`, a row of taps at a time.
OBOL_VNNI static inline __attribute__((always_inline)) void sum_rows(
    const depthwise_channels *d, int32_t row, int32_t column, int32_t kernel_height,
    bool overlaps, __m512i *sums) {
  const obol_convolution *c = d->convolution;
  const int32_t x = column * c->stride_width - c->pad_left;
  for (int p = 0; p < 4; p++) { sums[p] = d->start; }
  for (int32_t tap = 0; tap < kernel_height; tap++) {
    const int32_t y = row * c->stride_height - c->pad_top + tap * c->dilation_height;
    const int8_t *inputs =
        y >= 0 && y < c->input.height ? d->plane + (int64_t)y * c->input.row_bytes : 0;
    const __m512i weights = d->rows[tap];
    if (overlaps) {
      // Four pixels hold the taps of two outputs, the second of which is one pixel further on.
      const __m512i second = _mm512_slli_epi32(weights, 8);
      for (int p = 0; p < 4; p += 2) {
        const __m512i four = load_four(c, inputs, x + p);
        sums[p] = _mm512_dpbusd_epi32(sums[p], four, weights);
        sums[p + 1] = _mm512_dpbusd_epi32(sums[p + 1], four, second);
      }
    } else {
      for (int p = 0; p < 4; p++) {
        sums[p] = _mm512_dpbusd_epi32(
            sums[p], load_four(c, inputs, x + p * c->stride_width), weights);
      }
    }
  }
}

// Sixteen channels of one input pixel, or the zero point outside the input.
OBOL_VNNI static inline __m512i load_tap(
    const obol_convolution *c, const int8_t *plane, int32_t y, int32_t x) {
  if (y < 0 || y >= c->input.height || x < 0 || x >= c->input.width) {
    return _mm512_set1_epi32(c->input_zero_point);
  }
  const int8_t *pixel =
      plane + (int64_t)y * c->input.row_bytes + ((int64_t)x << c->input.brick_shift);
  return _mm512_cvtepi8_epi32(_mm_loadu_si128((const __m128i *)pixel));
}

// The sums of four output pixels from `column`, tap by tap.
OBOL_VNNI static void sum_taps(
    const depthwise_channels *d, int32_t row, int32_t column, __m512i *sums) {
  const obol_convolution *c = d->convolution;
  for (int p = 0; p < 4; p++) { sums[p] = d->bias; }
  for (int32_t tap = 0; tap < c->kernel_height * c->kernel_width; tap++) {
    const __m512i weights = load_weights(d, tap);
    const int32_t y =
        row * c->stride_height - c->pad_top + tap / c->kernel_width * c->dilation_height;
    const int32_t x =
        column * c->stride_width - c->pad_left + tap % c->kernel_width * c->dilation_width;
    for (int p = 0; p < 4; p++) {
      const __m512i pixel = load_tap(c, d->plane, y, x + p * c->stride_width);
      sums[p] = _mm512_add_epi32(sums[p], _mm512_mullo_epi32(pixel, weights));
    }
  }
}

OBOL_VNNI static void run_row(
    const depthwise_channels *d, const obol_requantizer *requantizer, int32_t channels,
    int32_t row, int8_t *output) {
  const obol_convolution *c = d->convolution;
  const obol_clamp clamp = obol_make_clamp(c);
  const bool fits = rows_fit(c);
  const bool overlaps = c->stride_width == 1 && c->kernel_width < row_taps;
  __m512i sums[4];
  for (int32_t column = 0; column < c->output.width; column += 4) {
    if (fits && overlaps && c->kernel_height == 3) {
      sum_rows(d, row, column, 3, true, sums);
    } else if (fits) {
      sum_rows(d, row, column, c->kernel_height, overlaps, sums);
    } else {
      sum_taps(d, row, column, sums);
    }
    _mm512_mask_storeu_epi8(
        output + (int64_t)column * 16, obol_store_mask(channels, c->output.width - column),
        obol_requantize_four(sums, requantizer, &clamp));
  }
}

// Both maps have bricks of sixteen channels.
OBOL_VNNI void obol_convolve_depthwise_vnni(
    const obol_convolution *c, const int8_t *input, const int16_t *weights,
    obol_channel_parameters parameters, int8_t *output, int32_t first_row, int32_t end_row) {
  const int32_t bricks = (c->output.channels + 15) / 16;
  for (int32_t brick = 0; brick < bricks; brick++) {
    const int32_t first = brick * 16;
    const int32_t left = c->output.channels - first;
    const __mmask16 keep = left >= 16 ? 0xFFFF : (1 << left) - 1;
    depthwise_channels channels = {
        .convolution = c, .plane = input + brick * c->input.plane_bytes,
        .weights = weights + first, .weight_stride = bricks * 16,
        .bias = _mm512_maskz_loadu_epi32(keep, parameters.bias + first)};
    if (rows_fit(c)) { pack_rows(&channels); }
    const obol_requantizer requantizer = obol_make_requantizer(
        c, _mm512_maskz_loadu_epi32(keep, parameters.significand + first),
        _mm512_maskz_loadu_epi32(keep, parameters.shift + first), keep);
    for (int32_t row = first_row; row < end_row; row++) {
      run_row(
          &channels, &requantizer, left, row,
          output + brick * c->output.plane_bytes + row * c->output.row_bytes);
    }
  }
}

#else

// Never called where obol_has_avx512_vnni says no.
void obol_convolve_depthwise_vnni(
    const obol_convolution *c, const int8_t *input, const int16_t *weights,
    obol_channel_parameters parameters, int8_t *output, int32_t first_row, int32_t end_row) {
  (void)c, (void)input, (void)weights, (void)parameters, (void)output;
  (void)first_row, (void)end_row;
}

#endif
