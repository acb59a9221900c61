#include "obol_image_view.h"

uint32_t obol_word(struct obol_image_view image, uint32_t offset) {
  if (image.count < 4 || offset > image.count - 4) return 0;
  const uint8_t *bytes = image.bytes + offset;
  return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
         (uint32_t)bytes[3] << 24;
}

/* Bytes of the header and of all records: wider than a word, so that no count can hide. */
static uint64_t records_bytes(struct obol_image_view image) {
  uint64_t tensors = (uint64_t)obol_word(image, OBOL_IMAGE_INPUT_COUNT_OFFSET) +
                     obol_word(image, OBOL_IMAGE_OUTPUT_COUNT_OFFSET);
  return OBOL_IMAGE_SIZE +
         (uint64_t)obol_word(image, OBOL_IMAGE_SECTION_COUNT_OFFSET) * OBOL_SECTION_SIZE +
         tensors * OBOL_TENSOR_SIZE +
         (uint64_t)obol_word(image, OBOL_IMAGE_REGION_COUNT_OFFSET) * OBOL_REGION_SIZE;
}

uint32_t obol_layout_refusal(struct obol_image_view image) {
  if (image.count < OBOL_IMAGE_SIZE) return OBOL_REFUSAL_TRUNCATED;
  if (obol_word(image, OBOL_IMAGE_MAGIC_OFFSET) != OBOL_IMAGE_MAGIC)
    return OBOL_REFUSAL_NOT_AN_IMAGE;
  if (obol_word(image, OBOL_IMAGE_FORMAT_VERSION_OFFSET) != OBOL_IMAGE_VERSION)
    return OBOL_REFUSAL_UNKNOWN_FORMAT;
  uint32_t manifest = obol_word(image, OBOL_IMAGE_MANIFEST_BYTES_OFFSET);
  if (obol_word(image, OBOL_IMAGE_HEADER_BYTES_OFFSET) != OBOL_IMAGE_SIZE ||
      manifest < OBOL_IMAGE_SIZE || manifest > OBOL_IMAGE_MANIFEST_MOST)
    return OBOL_REFUSAL_MALFORMED_HEADER;
  if (obol_word(image, OBOL_IMAGE_IMAGE_BYTES_OFFSET) > image.count || manifest > image.count)
    return OBOL_REFUSAL_TRUNCATED;
  return records_bytes(image) > manifest ? OBOL_REFUSAL_MALFORMED_MANIFEST : 0;
}

uint32_t obol_section_record(uint32_t index) {
  return OBOL_IMAGE_SIZE + index * OBOL_SECTION_SIZE;
}

uint32_t obol_tensor_record(struct obol_image_view image, uint32_t index) {
  uint32_t sections = obol_word(image, OBOL_IMAGE_SECTION_COUNT_OFFSET);
  return obol_section_record(sections) + index * OBOL_TENSOR_SIZE;
}

/* Bytes of the manifest as a name. */
static struct obol_name name_at(struct obol_image_view image, uint32_t offset, uint32_t count) {
  uint32_t manifest = obol_word(image, OBOL_IMAGE_MANIFEST_BYTES_OFFSET);
  struct obol_name name = {image.bytes, 0};
  if (manifest > image.count || offset > manifest || count > manifest - offset) return name;
  name.bytes = image.bytes + offset;
  name.count = count;
  return name;
}

/* Where the names start, behind all records. */
static uint32_t names_offset(struct obol_image_view image) {
  uint32_t tensors = obol_word(image, OBOL_IMAGE_INPUT_COUNT_OFFSET) +
                     obol_word(image, OBOL_IMAGE_OUTPUT_COUNT_OFFSET);
  uint32_t regions = obol_word(image, OBOL_IMAGE_REGION_COUNT_OFFSET);
  return obol_tensor_record(image, tensors) + regions * OBOL_REGION_SIZE;
}

struct obol_name obol_chip_name(struct obol_image_view image) {
  return name_at(image, names_offset(image), obol_word(image, OBOL_IMAGE_CHIP_NAME_BYTES_OFFSET));
}

struct obol_name obol_network_name(struct obol_image_view image) {
  uint32_t offset =
      names_offset(image) + obol_word(image, OBOL_IMAGE_CHIP_NAME_BYTES_OFFSET);
  return name_at(image, offset, obol_word(image, OBOL_IMAGE_NETWORK_NAME_BYTES_OFFSET));
}

struct obol_name obol_tensor_name(struct obol_image_view image, uint32_t index) {
  uint32_t record = obol_tensor_record(image, index);
  return name_at(image, obol_word(image, record + OBOL_TENSOR_NAME_OFFSET_OFFSET),
                 obol_word(image, record + OBOL_TENSOR_NAME_BYTES_OFFSET));
}
