#include "integer_kernels.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define OBOL_PAIRS __attribute__((target("avx2")))
#define OBOL_NAME(name) name##_avx2

typedef __m256i pair_sums;

OBOL_PAIRS static inline pair_sums start_sums(const int32_t *biases) {
  return _mm256_loadu_si256((const __m256i *)biases);
}

OBOL_PAIRS static inline pair_sums add_pair(
    pair_sums sums, const int16_t *inputs, const int16_t *weights) {
  int32_t pair;
  __builtin_memcpy(&pair, inputs, sizeof pair);
  return _mm256_add_epi32(
      sums,
      _mm256_madd_epi16(
          _mm256_set1_epi32(pair), _mm256_loadu_si256((const __m256i *)weights)));
}

OBOL_PAIRS static inline void store_sums(int32_t *place, pair_sums sums) {
  _mm256_storeu_si256((__m256i *)place, sums);
}

#include "pairs.h"

bool obol_has_avx2(void) { return __builtin_cpu_supports("avx2"); }

#else

bool obol_has_avx2(void) { return false; }

// Never called where obol_has_avx2 says no.
void obol_convolve_dense_avx2(
    const obol_convolution *c, int8_t *memory, int64_t input, int64_t output,
    const int16_t *weights, const int32_t *biases, const int32_t *significands,
    const int32_t *shifts, int32_t first_row, int32_t end_row, int16_t *scratch) {
  (void)c, (void)memory, (void)input, (void)output, (void)weights, (void)biases;
  (void)significands, (void)shifts, (void)first_row, (void)end_row, (void)scratch;
}

void obol_convolve_depthwise_avx2(
    const obol_convolution *c, int8_t *memory, int64_t input, int64_t output,
    const int16_t *weights, const int32_t *biases, const int32_t *significands,
    const int32_t *shifts, int32_t first_row, int32_t end_row) {
  (void)c, (void)memory, (void)input, (void)output, (void)weights, (void)biases;
  (void)significands, (void)shifts, (void)first_row, (void)end_row;
}

#endif
