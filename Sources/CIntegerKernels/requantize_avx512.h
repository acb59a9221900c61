#ifndef OBOL_REQUANTIZE_AVX512_H
#define OBOL_REQUANTIZE_AVX512_H

#include "integer_kernels.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define OBOL_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")))

// What sixteen output channels need to become bytes.
//
// Where every shift is to the right, both roundings are one: with t = value · significand + 2^30,
// floor((floor(t / 2^31) + c) / 2^s) is floor((t + c · 2^31) / 2^(31 + s)), where c is half of 2^s,
// less one below zero so that ties go away from it. A value whose product is negative though t is
// not gives zero with either c. The odd lanes' results are shifted into the upper halves.
typedef struct {
  __m512i significand;
  __m512i odd_significand;
  __m512i even_nudge;
  __m512i odd_nudge;
  __m512i below_zero;
  __m512i even_shift;
  __m512i odd_shift;
  // For shifts to the left.
  __m512i left_shift;
  __m512i right_shift;
  bool shifts_right;
  bool single_rounding;
  // The factors in single precision, where sums are multiplied by those.
  bool float_rounding;
  __m512 scale;
} obol_requantizer;

OBOL_VNNI static inline obol_requantizer obol_make_requantizer(
    const obol_convolution *convolution, __m512i significand, __m512i shift, __mmask16 keep) {
  const __m512i zero = _mm512_setzero_si512();
  const __m512i one = _mm512_set1_epi64(1);
  const __m512i low = _mm512_set1_epi64(0xFFFFFFFF);
  obol_requantizer result;
  result.significand = significand;
  result.odd_significand = _mm512_srli_epi64(significand, 32);
  result.left_shift = _mm512_max_epi32(shift, zero);
  result.right_shift = _mm512_max_epi32(_mm512_sub_epi32(zero, shift), zero);
  result.single_rounding = convolution->single_rounding;
  result.float_rounding = convolution->float_rounding;
  result.shifts_right =
      !result.float_rounding && _mm512_mask_cmpge_epi32_mask(keep, shift, zero) == 0;
  result.scale = _mm512_scalef_ps(
      _mm512_cvtepi32_ps(significand),
      _mm512_cvtepi32_ps(_mm512_sub_epi32(shift, _mm512_set1_epi32(31))));
  const __m512i even = _mm512_and_si512(result.right_shift, low);
  const __m512i odd = _mm512_srli_epi64(result.right_shift, 32);
  const __m512i base = _mm512_set1_epi64(30);
  const __m512i first = _mm512_set1_epi64(convolution->single_rounding ? 0 : 1LL << 30);
  result.even_nudge = _mm512_add_epi64(first, _mm512_sllv_epi64(one, _mm512_add_epi64(even, base)));
  result.odd_nudge = _mm512_add_epi64(first, _mm512_sllv_epi64(one, _mm512_add_epi64(odd, base)));
  result.below_zero = _mm512_set1_epi64(convolution->single_rounding ? 0 : 1LL << 31);
  result.even_shift = _mm512_add_epi64(even, _mm512_set1_epi64(31));
  result.odd_shift = _mm512_sub_epi64(odd, one);
  return result;
}

// The high 32 bits of 2ab, rounded to nearest. Adding 2^30 and shifting right arithmetically gives
// what gemmlowp's signed nudge and truncating division give; the one saturating case needs both
// factors at the least integer, and significands are never negative.
OBOL_VNNI static inline __m512i obol_high_multiply(__m512i value, const obol_requantizer *r) {
  const __m512i nudge = _mm512_set1_epi64(1LL << 30);
  const __m512i even = _mm512_srli_epi64(
      _mm512_add_epi64(_mm512_mul_epi32(value, r->significand), nudge), 31);
  const __m512i odd = _mm512_slli_epi64(
      _mm512_add_epi64(
          _mm512_mul_epi32(_mm512_srli_epi64(value, 32), r->odd_significand), nudge),
      1);
  return _mm512_mask_blend_epi32(0xAAAA, even, odd);
}

// One rounding of the 64-bit product by 31 - shift bits, then saturation to 32 bits.
OBOL_VNNI static inline __m512i obol_single_round(__m512i value, const obol_requantizer *r) {
  const __m512i shift = _mm512_sub_epi32(r->right_shift, r->left_shift);
  const __m512i total = _mm512_add_epi32(_mm512_set1_epi32(31), shift);
  const __m512i total_even = _mm512_and_si512(total, _mm512_set1_epi64(0xFFFFFFFF));
  const __m512i total_odd = _mm512_srli_epi64(total, 32);
  const __m512i one = _mm512_set1_epi64(1);
  const __m512i even = _mm512_srav_epi64(
      _mm512_add_epi64(
          _mm512_mul_epi32(value, r->significand),
          _mm512_sllv_epi64(one, _mm512_sub_epi64(total_even, one))),
      total_even);
  const __m512i odd = _mm512_srav_epi64(
      _mm512_add_epi64(
          _mm512_mul_epi32(_mm512_srli_epi64(value, 32), r->odd_significand),
          _mm512_sllv_epi64(one, _mm512_sub_epi64(total_odd, one))),
      total_odd);
  const __m512i least = _mm512_set1_epi64(INT32_MIN);
  const __m512i greatest = _mm512_set1_epi64(INT32_MAX);
  const __m512i low = _mm512_min_epi64(_mm512_max_epi64(even, least), greatest);
  const __m512i high = _mm512_min_epi64(_mm512_max_epi64(odd, least), greatest);
  return _mm512_mask_blend_epi32(0xAAAA, low, _mm512_slli_epi64(high, 32));
}

// The product in single precision, to the nearest integer, ties to the even one. What is beyond 2^30
// is beyond every clamp.
OBOL_VNNI static inline __m512i obol_float_round(__m512i value, const obol_requantizer *r) {
  const __m512 product = _mm512_mul_ps(_mm512_cvtepi32_ps(value), r->scale);
  const __m512 bound = _mm512_set1_ps(0x1p30f);
  const __m512 inside = _mm512_max_ps(
      _mm512_min_ps(product, bound), _mm512_sub_ps(_mm512_setzero_ps(), bound));
  return _mm512_cvtps_epi32(inside);
}

// Sixteen sums at the output's scale, for any shift.
OBOL_VNNI static inline __m512i obol_scale_any(__m512i sum, const obol_requantizer *r) {
  if (r->float_rounding) { return obol_float_round(sum, r); }
  if (r->single_rounding) { return obol_single_round(sum, r); }
  const __m512i product = obol_high_multiply(_mm512_sllv_epi32(sum, r->left_shift), r);
  const __m512i one = _mm512_set1_epi32(1);
  const __m512i mask = _mm512_sub_epi32(_mm512_sllv_epi32(one, r->right_shift), one);
  const __m512i remainder = _mm512_and_si512(product, mask);
  // A negative value's threshold is one more, which rounds ties away from zero.
  const __m512i threshold =
      _mm512_sub_epi32(_mm512_srli_epi32(mask, 1), _mm512_srai_epi32(product, 31));
  const __mmask16 up = _mm512_cmpgt_epi32_mask(remainder, threshold);
  const __m512i shifted = _mm512_srav_epi32(product, r->right_shift);
  return _mm512_mask_add_epi32(shifted, up, shifted, one);
}

// Eight products, both their roundings in one, at the scale that a shift to the right gives.
OBOL_VNNI static inline __m512i obol_round_products(
    __m512i products, __m512i nudge, __m512i below_zero, __m512i shift) {
  const __m512i sum = _mm512_add_epi64(products, nudge);
  const __m512i tie =
      _mm512_mask_sub_epi64(sum, _mm512_movepi64_mask(products), sum, below_zero);
  return _mm512_srav_epi64(tie, shift);
}

// Sixteen sums at the output's scale, where every shift is to the right.
OBOL_VNNI static inline __m512i obol_scale_right(__m512i sum, const obol_requantizer *r) {
  const __m512i even = _mm512_mul_epi32(sum, r->significand);
  const __m512i odd = _mm512_mul_epi32(_mm512_srli_epi64(sum, 32), r->odd_significand);
  return _mm512_mask_blend_epi32(
      0xAAAA, obol_round_products(even, r->even_nudge, r->below_zero, r->even_shift),
      obol_round_products(odd, r->odd_nudge, r->below_zero, r->odd_shift));
}

// The zero point and the clamp that all channels share.
typedef struct {
  __m512i zero_point;
  __m512i low;
  __m512i high;
} obol_clamp;

OBOL_VNNI static inline obol_clamp obol_make_clamp(const obol_convolution *convolution) {
  const obol_clamp clamp = {
      _mm512_set1_epi16((int16_t)convolution->output_zero_point),
      _mm512_set1_epi8((int8_t)convolution->clamp_low),
      _mm512_set1_epi8((int8_t)convolution->clamp_high)};
  return clamp;
}

// Four pixels of sixteen sums as bytes, one pixel after the other. Saturating to 16 and to 8 bits
// on the way changes nothing, as the clamp lies within 8.
OBOL_VNNI static inline __m512i obol_requantize_four(
    const __m512i *sums, const obol_requantizer *r, const obol_clamp *clamp) {
  __m512i scaled[4];
  if (r->shifts_right) {
    for (int p = 0; p < 4; p++) { scaled[p] = obol_scale_right(sums[p], r); }
  } else {
    for (int p = 0; p < 4; p++) { scaled[p] = obol_scale_any(sums[p], r); }
  }
  const __m512i front =
      _mm512_adds_epi16(_mm512_packs_epi32(scaled[0], scaled[1]), clamp->zero_point);
  const __m512i back =
      _mm512_adds_epi16(_mm512_packs_epi32(scaled[2], scaled[3]), clamp->zero_point);
  const __m512i bytes = _mm512_min_epi8(
      _mm512_max_epi8(_mm512_packs_epi16(front, back), clamp->low), clamp->high);
  // Packing goes by 128 bits: each of these parts holds four channels of all four pixels.
  const __m512i order =
      _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
  return _mm512_permutexvar_epi32(order, bytes);
}

// The bytes of up to four pixels, of up to sixteen channels each, that are to be written.
static inline __mmask64 obol_store_mask(int32_t channels, int32_t pixels) {
  const uint64_t keep = channels >= 16 ? 0xFFFF : (1u << channels) - 1;
  const uint64_t all = keep | keep << 16 | keep << 32 | keep << 48;
  return pixels >= 4 ? all : all & ((1ull << 16 * pixels) - 1);
}

#endif
#endif
