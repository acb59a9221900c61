/* Looks into a firmware image of Obol that lies in memory. */
#ifndef OBOL_IMAGE_VIEW_H
#define OBOL_IMAGE_VIEW_H

#include <stddef.h>
#include <stdint.h>

#include "obol_image.h"

/* An image, and how many bytes of it there are. */
struct obol_image_view {
  const uint8_t *bytes;
  size_t count;
};

/* A name in an image: UTF-8 that does not end in a zero. */
struct obol_name {
  const uint8_t *bytes;
  uint32_t count;
};

/* The word at a position; zero where the image ends before it. */
uint32_t obol_word(struct obol_image_view image, uint32_t offset);

/* Zero if the bytes are laid out like an image, or why not, as the chip's boot ROM counts reasons. */
uint32_t obol_layout_refusal(struct obol_image_view image);

/* Where the record of a section, or of a tensor (inputs first, then outputs), starts. */
uint32_t obol_section_record(uint32_t index);
uint32_t obol_tensor_record(struct obol_image_view image, uint32_t index);

/* Names; empty where the manifest ends before them. */
struct obol_name obol_chip_name(struct obol_image_view image);
struct obol_name obol_network_name(struct obol_image_view image);
struct obol_name obol_tensor_name(struct obol_image_view image, uint32_t index);

#endif
