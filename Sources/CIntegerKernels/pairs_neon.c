#include "integer_kernels.h"

#if defined(__aarch64__)

#include <arm_neon.h>

#define OBOL_PAIRS
#define OBOL_NAME(name) name##_neon

typedef int32x4x2_t pair_sums;

static inline pair_sums start_sums(const int32_t *biases) {
  const pair_sums sums = {{vld1q_s32(biases), vld1q_s32(biases + 4)}};
  return sums;
}

// Eight products of pairs, four outputs in each half.
static inline pair_sums add_pair(pair_sums sums, const int16_t *inputs, const int16_t *weights) {
  int32_t pair;
  __builtin_memcpy(&pair, inputs, sizeof pair);
  const int16x8_t both = vreinterpretq_s16_s32(vdupq_n_s32(pair));
  for (int half = 0; half < 2; half++) {
    const int16x8_t own = vld1q_s16(weights + 8 * half);
    sums.val[half] = vaddq_s32(
        sums.val[half],
        vpaddq_s32(
            vmull_s16(vget_low_s16(both), vget_low_s16(own)), vmull_high_s16(both, own)));
  }
  return sums;
}

static inline void store_sums(int32_t *place, pair_sums sums) {
  vst1q_s32(place, sums.val[0]);
  vst1q_s32(place + 4, sums.val[1]);
}

#include "pairs.h"

bool obol_has_neon(void) { return true; }

#else

bool obol_has_neon(void) { return false; }

// Never called where obol_has_neon says no.
void obol_convolve_dense_neon(
    const obol_convolution *c, int8_t *memory, int64_t input, int64_t output,
    const int16_t *weights, const int32_t *biases, const int32_t *significands,
    const int32_t *shifts, int32_t first_row, int32_t end_row, int16_t *scratch) {
  (void)c, (void)memory, (void)input, (void)output, (void)weights, (void)biases;
  (void)significands, (void)shifts, (void)first_row, (void)end_row, (void)scratch;
}

void obol_convolve_depthwise_neon(
    const obol_convolution *c, int8_t *memory, int64_t input, int64_t output,
    const int16_t *weights, const int32_t *biases, const int32_t *significands,
    const int32_t *shifts, int32_t first_row, int32_t end_row) {
  (void)c, (void)memory, (void)input, (void)output, (void)weights, (void)biases;
  (void)significands, (void)shifts, (void)first_row, (void)end_row;
}

#endif
