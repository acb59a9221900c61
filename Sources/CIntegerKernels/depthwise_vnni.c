#include "requantize_avx512.h"

// Depthwise convolution: sixteen channels of a pixel at a time, two taps to a 32-bit lane, so that
// one instruction multiplies and adds a pair.

#if defined(__x86_64__)

typedef struct {
  const obol_convolution *convolution;
  const int8_t *plane;
  const int16_t *weights;
  int32_t weight_stride;
  __mmask16 keep;
  __m512i bias;
} depthwise_channels;

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

// Two taps as pairs of 16-bit numbers.
OBOL_VNNI static inline __m512i pair(__m512i first, __m512i second) {
  return _mm512_mask_blend_epi16(0xAAAAAAAA, first, _mm512_slli_epi32(second, 16));
}

OBOL_VNNI static inline __m512i load_weights(const depthwise_channels *d, int32_t tap) {
  return _mm512_cvtepi16_epi32(
      _mm256_loadu_si256((const __m256i *)(d->weights + (int64_t)tap * d->weight_stride)));
}

OBOL_VNNI static inline __m512i tap_at(
    const depthwise_channels *d, int32_t row, int32_t column, int32_t tap) {
  const obol_convolution *c = d->convolution;
  return load_tap(
      c, d->plane,
      row * c->stride_height - c->pad_top + tap / c->kernel_width * c->dilation_height,
      column * c->stride_width - c->pad_left + tap % c->kernel_width * c->dilation_width);
}

OBOL_VNNI static inline __m512i sum_pixel(
    const depthwise_channels *d, int32_t row, int32_t column) {
  const int32_t taps = d->convolution->kernel_height * d->convolution->kernel_width;
  __m512i sum = d->bias;
  for (int32_t tap = 0; tap < taps; tap += 2) {
    const __m512i zero = _mm512_setzero_si512();
    const bool paired = tap + 1 < taps;
    const __m512i x = pair(
        tap_at(d, row, column, tap), paired ? tap_at(d, row, column, tap + 1) : zero);
    const __m512i w = pair(load_weights(d, tap), paired ? load_weights(d, tap + 1) : zero);
    sum = _mm512_dpwssd_epi32(sum, x, w);
  }
  return sum;
}

// The inside of a 3x3 kernel without dilation: every tap within the input, weights in registers.
OBOL_VNNI static void run_inside_3x3(
    const depthwise_channels *d, const obol_requantizer *requantizer, int32_t row, int32_t first,
    int32_t end, int8_t *output) {
  const obol_convolution *c = d->convolution;
  __m512i weights[5];
  for (int32_t tap = 0; tap < 9; tap += 2) {
    weights[tap / 2] = pair(
        load_weights(d, tap), tap < 8 ? load_weights(d, tap + 1) : _mm512_setzero_si512());
  }
  const int64_t step = (int64_t)c->stride_width << c->input.brick_shift;
  const int64_t pixel = (int64_t)1 << c->input.brick_shift;
  const int8_t *rows[3];
  for (int32_t tap = 0; tap < 3; tap++) {
    rows[tap] = d->plane
        + (int64_t)(row * c->stride_height - c->pad_top + tap) * c->input.row_bytes
        + ((int64_t)(first * c->stride_width - c->pad_left) << c->input.brick_shift);
  }
  for (int32_t column = first; column < end; column++) {
    __m512i x[9];
    for (int32_t tap = 0; tap < 9; tap++) {
      x[tap] = _mm512_cvtepi8_epi32(
          _mm_loadu_si128((const __m128i *)(rows[tap / 3] + tap % 3 * pixel)));
    }
    __m512i sum = d->bias;
    for (int32_t tap = 0; tap < 8; tap += 2) {
      sum = _mm512_dpwssd_epi32(sum, pair(x[tap], x[tap + 1]), weights[tap / 2]);
    }
    sum = _mm512_dpwssd_epi32(sum, x[8], weights[4]);
    _mm_mask_storeu_epi8(
        output + ((int64_t)column << c->output.brick_shift), d->keep,
        obol_requantize(sum, requantizer));
    for (int32_t tap = 0; tap < 3; tap++) { rows[tap] += step; }
  }
}

// Columns whose windows lie within the input from left to right.
static void inside_columns(const obol_convolution *c, int32_t *first, int32_t *end) {
  const int32_t reach = (c->kernel_width - 1) * c->dilation_width;
  *first = (c->pad_left + c->stride_width - 1) / c->stride_width;
  const int32_t last = c->input.width - 1 - reach + c->pad_left;
  *end = last < 0 ? 0 : last / c->stride_width + 1;
  if (*end > c->output.width) { *end = c->output.width; }
  if (*first > *end) { *first = *end; }
}

OBOL_VNNI static void run_row(
    const depthwise_channels *d, const obol_requantizer *requantizer, int32_t row,
    int8_t *output) {
  const obol_convolution *c = d->convolution;
  const int32_t top = row * c->stride_height - c->pad_top;
  const bool plain = c->kernel_height == 3 && c->kernel_width == 3 && c->dilation_height == 1
      && c->dilation_width == 1 && top >= 0 && top + 2 < c->input.height;
  int32_t first = 0;
  int32_t end = 0;
  if (plain) {
    inside_columns(c, &first, &end);
    run_inside_3x3(d, requantizer, row, first, end, output);
  }
  for (int32_t column = 0; column < c->output.width; column++) {
    if (column == first && end > first) { column = end; }
    if (column >= c->output.width) { break; }
    _mm_mask_storeu_epi8(
        output + ((int64_t)column << c->output.brick_shift), d->keep,
        obol_requantize(sum_pixel(d, row, column), requantizer));
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
    const depthwise_channels channels = {
        c, input + brick * c->input.plane_bytes, weights + first, bricks * 16, keep,
        _mm512_maskz_loadu_epi32(keep, parameters.bias + first)};
    const obol_requantizer requantizer = obol_make_requantizer(
        c, _mm512_maskz_loadu_epi32(keep, parameters.significand + first),
        _mm512_maskz_loadu_epi32(keep, parameters.shift + first));
    for (int32_t row = first_row; row < end_row; row++) {
      run_row(
          &channels, &requantizer, row,
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
