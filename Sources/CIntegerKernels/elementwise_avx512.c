#include "requantize_avx512.h"

// The sum of two maps of bytes, 64 of them at a time.

#if defined(__x86_64__)

// What brings sixteen operands to the scale of the sum: both roundings in one, as the
// requantiser's, and the odd lanes doubled, so that a shift by nothing has a place. Operands are
// below 2^28.
typedef struct {
  __m512i zero_point;
  __m512i significand;
  __m512i even_nudge;
  __m512i odd_nudge;
  __m512i even_below_zero;
  __m512i odd_below_zero;
  __m512i even_shift;
  __m512i odd_shift;
} operand_scale;

enum { operand_shift = 20 };

OBOL_VNNI static operand_scale make_scale(obol_scaling scaling) {
  const int64_t shift = -scaling.shift;
  const int64_t nudge = (1LL << 30) + (shift > 0 ? 1LL << (30 + shift) : 0);
  const int64_t below_zero = shift > 0 ? 1LL << 31 : 0;
  const operand_scale scale = {
      _mm512_set1_epi32(scaling.zero_point),
      _mm512_set1_epi32(scaling.significand),
      _mm512_set1_epi64(nudge),
      _mm512_set1_epi64(2 * nudge),
      _mm512_set1_epi64(below_zero),
      _mm512_set1_epi64(2 * below_zero),
      _mm512_set1_epi64(31 + shift),
      _mm512_set1_epi64(shift)};
  return scale;
}

OBOL_VNNI static inline __m512i scaled(__m128i bytes, const operand_scale *s) {
  const __m512i value = _mm512_slli_epi32(
      _mm512_sub_epi32(_mm512_cvtepi8_epi32(bytes), s->zero_point), operand_shift);
  const __m512i even = _mm512_mul_epi32(value, s->significand);
  const __m512i half = _mm512_mul_epi32(_mm512_srli_epi64(value, 32), s->significand);
  const __m512i odd = _mm512_add_epi64(half, half);
  return _mm512_mask_blend_epi32(
      0xAAAA, obol_round_products(even, s->even_nudge, s->even_below_zero, s->even_shift),
      obol_round_products(odd, s->odd_nudge, s->odd_below_zero, s->odd_shift));
}

OBOL_VNNI void obol_add_avx512(
    const obol_addition *addition, int8_t *memory, int64_t left, int64_t right, int64_t output,
    int64_t count) {
  const operand_scale left_scale = make_scale(addition->left);
  const operand_scale right_scale = make_scale(addition->right);
  const obol_convolution result = {
      .output_zero_point = addition->result.zero_point, .clamp_low = addition->clamp_low,
      .clamp_high = addition->clamp_high};
  const obol_requantizer requantizer = obol_make_requantizer(
      &result, _mm512_set1_epi32(addition->result.significand),
      _mm512_set1_epi32(addition->result.shift), 0xFFFF);
  const obol_clamp clamp = obol_make_clamp(&result);
  for (int64_t first = 0; first < count; first += 64) {
    const int64_t bytes = count - first;
    const __mmask64 keep = bytes < 64 ? (1ull << bytes) - 1 : ~0ull;
    const __m512i lefts = _mm512_maskz_loadu_epi8(keep, memory + left + first);
    const __m512i rights = _mm512_maskz_loadu_epi8(keep, memory + right + first);
    __m512i sums[4];
    sums[0] = _mm512_add_epi32(
        scaled(_mm512_castsi512_si128(lefts), &left_scale),
        scaled(_mm512_castsi512_si128(rights), &right_scale));
    sums[1] = _mm512_add_epi32(
        scaled(_mm512_extracti32x4_epi32(lefts, 1), &left_scale),
        scaled(_mm512_extracti32x4_epi32(rights, 1), &right_scale));
    sums[2] = _mm512_add_epi32(
        scaled(_mm512_extracti32x4_epi32(lefts, 2), &left_scale),
        scaled(_mm512_extracti32x4_epi32(rights, 2), &right_scale));
    sums[3] = _mm512_add_epi32(
        scaled(_mm512_extracti32x4_epi32(lefts, 3), &left_scale),
        scaled(_mm512_extracti32x4_epi32(rights, 3), &right_scale));
    _mm512_mask_storeu_epi8(
        memory + output + first, keep, obol_requantize_four(sums, &requantizer, &clamp));
  }
}

#else

// Never called where obol_has_avx512_vnni says no.
void obol_add_avx512(
    const obol_addition *addition, int8_t *memory, int64_t left, int64_t right, int64_t output,
    int64_t count) {
  (void)addition, (void)memory, (void)left, (void)right, (void)output, (void)count;
}

#endif
