#include "integer_kernels.h"

#include <string.h>

// As pairs.h has them.
enum { outputs_together = 8, longest_run = 32 };

int64_t obol_pair_depth(const obol_convolution *convolution) {
  const int64_t depth = (int64_t)convolution->kernel_height * convolution->kernel_width
      * convolution->input.channels;
  return depth + depth % 2;
}

int64_t obol_pair_weights(const obol_convolution *convolution) {
  const int64_t groups =
      (convolution->output.channels + outputs_together - 1) / outputs_together;
  return groups * outputs_together * obol_pair_depth(convolution);
}

int64_t obol_pair_scratch(const obol_convolution *convolution) {
  return longest_run * obol_pair_depth(convolution);
}

void obol_pack_pairs(
    const obol_convolution *convolution, const int8_t *weights, int16_t *packed) {
  const int64_t depth = obol_pair_depth(convolution);
  const int64_t taps = (int64_t)convolution->kernel_height * convolution->kernel_width;
  const int64_t stored = taps * convolution->input.channels;
  memset(packed, 0, (size_t)obol_pair_weights(convolution) * sizeof *packed);
  for (int32_t output = 0; output < convolution->output.channels; output++) {
    int16_t *group = packed + output / outputs_together * outputs_together * depth;
    for (int64_t k = 0; k < stored; k++) {
      group[(k / 2 * outputs_together + output % outputs_together) * 2 + k % 2] =
          (int16_t)(*weights++ - convolution->weight_zero_point);
    }
  }
}
