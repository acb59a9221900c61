/* Lists a firmware image of Obol: an example of what a host reads out of one. */
#include <stdio.h>

#include "obol_image_view.h"

enum { most_bytes = 64 << 20 };
static uint8_t storage[most_bytes];

static void print_name(const char *label, struct obol_name name) {
  printf("%s %.*s\n", label, (int)name.count, (const char *)name.bytes);
}

static void print_tensor(struct obol_image_view image, uint32_t index, const char *label) {
  uint32_t record = obol_tensor_record(image, index);
  uint32_t rank = obol_word(image, record + OBOL_TENSOR_RANK_OFFSET);
  print_name(label, obol_tensor_name(image, index));
  for (uint32_t axis = 0; axis < rank && axis < OBOL_TENSOR_RANK_MOST; axis++)
    printf("  extent %lu\n",
           (unsigned long)obol_word(image, record + OBOL_TENSOR_EXTENTS_OFFSET + 4 * axis));
}

static void print_sections(struct obol_image_view image) {
  uint32_t count = obol_word(image, OBOL_IMAGE_SECTION_COUNT_OFFSET);
  for (uint32_t index = 0; index < count; index++) {
    uint32_t record = obol_section_record(index);
    printf("section %lu: %lu bytes at %lu\n",
           (unsigned long)obol_word(image, record + OBOL_SECTION_KIND_OFFSET),
           (unsigned long)obol_word(image, record + OBOL_SECTION_BYTE_COUNT_OFFSET),
           (unsigned long)obol_word(image, record + OBOL_SECTION_OFFSET_OFFSET));
  }
}

int main(int count, char **arguments) {
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  if (file == NULL) {
    fprintf(stderr, "usage: inspect A.img, of which there must be one\n");
    return 2;
  }
  struct obol_image_view image = {storage, fread(storage, 1, sizeof storage, file)};
  fclose(file);
  uint32_t refusal = obol_layout_refusal(image);
  if (refusal != 0) {
    fprintf(stderr, "%s: no image, refusal %lu\n", arguments[1], (unsigned long)refusal);
    return 1;
  }
  print_name("network", obol_network_name(image));
  print_name("chip", obol_chip_name(image));
  printf("counter %lu\n", (unsigned long)obol_word(image, OBOL_IMAGE_COUNTER_OFFSET));
  uint32_t inputs = obol_word(image, OBOL_IMAGE_INPUT_COUNT_OFFSET);
  uint32_t outputs = obol_word(image, OBOL_IMAGE_OUTPUT_COUNT_OFFSET);
  for (uint32_t index = 0; index < inputs; index++) print_tensor(image, index, "input");
  for (uint32_t index = 0; index < outputs; index++)
    print_tensor(image, inputs + index, "output");
  print_sections(image);
  return 0;
}
