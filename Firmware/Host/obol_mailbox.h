/* Talks to the control core of an Obol chip through its mailbox registers. */
#ifndef OBOL_MAILBOX_H
#define OBOL_MAILBOX_H

#include <stdint.h>

#include "obol_registers.h"

/* How the host reaches the chip's registers: over SPI, a memory map, or a simulator. */
struct obol_link {
  uint32_t (*read)(void *context, uint32_t offset);
  void (*write)(void *context, uint32_t offset, uint32_t value);
  void *context;
  /* How often a status is read before the host gives up. */
  uint32_t patience;
};

/* What a host that gave up waiting gets instead of a reply. */
#define OBOL_HOST_TIMEOUT 0xffffffffu

/* Does a command: an OBOL_REPLY number, or OBOL_HOST_TIMEOUT. `value` may be null. */
uint32_t obol_ask(const struct obol_link *link, uint32_t command, uint32_t argument,
                  uint32_t *value);

/* The refusal of a slot by the boot ROM, an OBOL_REFUSAL number; zero where it is fine. */
uint32_t obol_slot_refusal(const struct obol_link *link, uint32_t slot);

/* The commands, one by one. */
uint32_t obol_load(const struct obol_link *link);
uint32_t obol_describe(const struct obol_link *link, uint32_t manifest_byte, uint32_t *word);
uint32_t obol_infer(const struct obol_link *link);
uint32_t obol_status(const struct obol_link *link, uint32_t *frames);
uint32_t obol_sleep(const struct obol_link *link);

#endif
