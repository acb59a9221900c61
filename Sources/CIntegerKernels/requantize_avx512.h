#ifndef OBOL_REQUANTIZE_AVX512_H
#define OBOL_REQUANTIZE_AVX512_H

#if defined(__x86_64__)

#include <immintrin.h>

#include "integer_kernels.h"

#define OBOL_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")))

// What sixteen output channels need to become bytes.
typedef struct {
  __m512i significand;
  __m512i left_shift;
  __m512i right_shift;
  __m512i mask;
  __m512i half_mask;
  __m512i zero_point;
  __m512i low;
  __m512i high;
  bool single_rounding;
} obol_requantizer;

OBOL_VNNI static inline obol_requantizer obol_make_requantizer(
    const obol_convolution *convolution, __m512i significand, __m512i shift) {
  const __m512i zero = _mm512_setzero_si512();
  const __m512i one = _mm512_set1_epi32(1);
  obol_requantizer result;
  result.significand = significand;
  result.left_shift = _mm512_max_epi32(shift, zero);
  result.right_shift = _mm512_max_epi32(_mm512_sub_epi32(zero, shift), zero);
  result.mask = _mm512_sub_epi32(_mm512_sllv_epi32(one, result.right_shift), one);
  result.half_mask = _mm512_srli_epi32(result.mask, 1);
  result.zero_point = _mm512_set1_epi32(convolution->output_zero_point);
  result.low = _mm512_set1_epi32(convolution->clamp_low);
  result.high = _mm512_set1_epi32(convolution->clamp_high);
  result.single_rounding = convolution->single_rounding;
  return result;
}

// The high 32 bits of 2ab, rounded to nearest. Adding 2^30 and shifting right arithmetically gives
// what gemmlowp's signed nudge and truncating division give; the one saturating case needs both
// factors at the least integer, and significands are never negative.
OBOL_VNNI static inline __m512i obol_high_multiply(__m512i value, __m512i significand) {
  const __m512i nudge = _mm512_set1_epi64(1LL << 30);
  const __m512i even =
      _mm512_srai_epi64(_mm512_add_epi64(_mm512_mul_epi32(value, significand), nudge), 31);
  const __m512i odd = _mm512_srai_epi64(
      _mm512_add_epi64(
          _mm512_mul_epi32(_mm512_srli_epi64(value, 32), _mm512_srli_epi64(significand, 32)),
          nudge),
      31);
  return _mm512_mask_blend_epi32(0xAAAA, even, _mm512_slli_epi64(odd, 32));
}

// One rounding of the 64-bit product by 31 - shift bits, then saturation to 32 bits.
OBOL_VNNI static inline __m512i obol_single_round(
    __m512i value, const obol_requantizer *requantizer) {
  const __m512i shift =
      _mm512_sub_epi32(requantizer->right_shift, requantizer->left_shift);
  const __m512i total = _mm512_add_epi32(_mm512_set1_epi32(31), shift);
  const __m512i total_even = _mm512_and_si512(total, _mm512_set1_epi64(0xFFFFFFFF));
  const __m512i total_odd = _mm512_srli_epi64(total, 32);
  const __m512i one = _mm512_set1_epi64(1);
  const __m512i even = _mm512_srav_epi64(
      _mm512_add_epi64(
          _mm512_mul_epi32(value, requantizer->significand),
          _mm512_sllv_epi64(one, _mm512_sub_epi64(total_even, one))),
      total_even);
  const __m512i odd = _mm512_srav_epi64(
      _mm512_add_epi64(
          _mm512_mul_epi32(
              _mm512_srli_epi64(value, 32), _mm512_srli_epi64(requantizer->significand, 32)),
          _mm512_sllv_epi64(one, _mm512_sub_epi64(total_odd, one))),
      total_odd);
  const __m512i least = _mm512_set1_epi64(INT32_MIN);
  const __m512i greatest = _mm512_set1_epi64(INT32_MAX);
  const __m512i low = _mm512_min_epi64(_mm512_max_epi64(even, least), greatest);
  const __m512i high = _mm512_min_epi64(_mm512_max_epi64(odd, least), greatest);
  return _mm512_mask_blend_epi32(0xAAAA, low, _mm512_slli_epi64(high, 32));
}

// Sixteen sums as bytes.
OBOL_VNNI static inline __m128i obol_requantize(
    __m512i sum, const obol_requantizer *requantizer) {
  __m512i scaled;
  if (requantizer->single_rounding) {
    scaled = obol_single_round(sum, requantizer);
  } else {
    const __m512i product = obol_high_multiply(
        _mm512_sllv_epi32(sum, requantizer->left_shift), requantizer->significand);
    const __m512i remainder = _mm512_and_si512(product, requantizer->mask);
    // A negative value's threshold is one more, which rounds ties away from zero.
    const __m512i threshold = _mm512_sub_epi32(
        requantizer->half_mask, _mm512_srai_epi32(product, 31));
    const __mmask16 up = _mm512_cmpgt_epi32_mask(remainder, threshold);
    const __m512i shifted = _mm512_srav_epi32(product, requantizer->right_shift);
    scaled = _mm512_mask_add_epi32(shifted, up, shifted, _mm512_set1_epi32(1));
  }
  // Saturating before the zero point is added keeps a sum at the end of its range from wrapping.
  const __m512i bounded = _mm512_max_epi32(
      _mm512_min_epi32(scaled, _mm512_set1_epi32(1 << 20)), _mm512_set1_epi32(-(1 << 20)));
  const __m512i placed = _mm512_add_epi32(bounded, requantizer->zero_point);
  return _mm512_cvtepi32_epi8(
      _mm512_min_epi32(_mm512_max_epi32(placed, requantizer->low), requantizer->high));
}

#endif
#endif
