#include "integer_kernels.h"

#include <string.h>

// What moves bytes, or folds the windows of pools, in loops that compilers vectorise as they stand.

void obol_copy(
    int8_t *memory, int64_t destination, const int8_t *source, int64_t first, int64_t count) {
  memcpy(memory + destination, source + first, (size_t)count);
}

bool obol_are_equal(const int8_t *memory, int64_t first, const int8_t *others, int64_t count) {
  return memcmp(memory + first, others, (size_t)count) == 0;
}

void obol_take_row(
    int8_t *memory, int64_t row, const uint8_t *pixels, int64_t first, obol_row_shape shape,
    uint8_t flip) {
  int8_t *to = memory + row;
  const uint8_t *from = pixels + first;
  for (int32_t column = 0; column < shape.width; column++) {
    for (int32_t channel = 0; channel < shape.count; channel++) {
      to[channel] = (int8_t)(from[channel] ^ flip);
    }
    to += shape.brick;
    from += shape.channels;
  }
}

void obol_give_row(
    const int8_t *memory, int64_t row, uint8_t *pixels, int64_t first, obol_row_shape shape,
    uint8_t flip) {
  const int8_t *from = memory + row;
  uint8_t *to = pixels + first;
  for (int32_t column = 0; column < shape.width; column++) {
    for (int32_t channel = 0; channel < shape.count; channel++) {
      to[channel] = (uint8_t)from[channel] ^ flip;
    }
    from += shape.brick;
    to += shape.channels;
  }
}

enum { whole_brick = 16 };

void obol_fold_greatest(
    const int8_t *memory, int64_t first, int32_t rows, int32_t columns, int64_t row_bytes,
    int32_t brick, int8_t *greatest) {
  for (int32_t row = 0; row < rows; row++) {
    const int8_t *pixel = memory + first + row * row_bytes;
    for (int32_t column = 0; column < columns; column++, pixel += brick) {
      if (brick == whole_brick) {
        for (int32_t lane = 0; lane < whole_brick; lane++) {
          greatest[lane] = pixel[lane] > greatest[lane] ? pixel[lane] : greatest[lane];
        }
        continue;
      }
      for (int32_t lane = 0; lane < brick; lane++) {
        greatest[lane] = pixel[lane] > greatest[lane] ? pixel[lane] : greatest[lane];
      }
    }
  }
}

// Sums wrap, which signed ones may not in C.
static inline void add(int32_t *sum, int8_t value) {
  *sum = (int32_t)((uint32_t)*sum + (uint32_t)(int32_t)value);
}

void obol_fold_sum(
    const int8_t *memory, int64_t first, int32_t rows, int32_t columns, int64_t row_bytes,
    int32_t brick, int32_t *sums) {
  for (int32_t row = 0; row < rows; row++) {
    const int8_t *pixel = memory + first + row * row_bytes;
    for (int32_t column = 0; column < columns; column++, pixel += brick) {
      if (brick == whole_brick) {
        for (int32_t lane = 0; lane < whole_brick; lane++) { add(&sums[lane], pixel[lane]); }
        continue;
      }
      for (int32_t lane = 0; lane < brick; lane++) { add(&sums[lane], pixel[lane]); }
    }
  }
}
