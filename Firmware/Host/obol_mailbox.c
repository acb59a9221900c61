#include "obol_mailbox.h"

#include <stddef.h>

/* Waits until the core has nothing to do; zero for giving up. */
static int wait_for_idle(const struct obol_link *link) {
  for (uint32_t tries = 0; tries < link->patience; tries++) {
    if (link->read(link->context, OBOL_REGISTER_MAILBOX_COMMAND_OFFSET) == 0) return 1;
  }
  return 0;
}

uint32_t obol_ask(const struct obol_link *link, uint32_t command, uint32_t argument,
                  uint32_t *value) {
  if (!wait_for_idle(link)) return OBOL_HOST_TIMEOUT;
  link->write(link->context, OBOL_REGISTER_MAILBOX_ARGUMENT_OFFSET, argument);
  link->write(link->context, OBOL_REGISTER_MAILBOX_COMMAND_OFFSET, command);
  if (!wait_for_idle(link)) return OBOL_HOST_TIMEOUT;
  if (value != NULL) *value = link->read(link->context, OBOL_REGISTER_MAILBOX_RESULT_OFFSET);
  return link->read(link->context, OBOL_REGISTER_MAILBOX_REPLY_OFFSET);
}

uint32_t obol_slot_refusal(const struct obol_link *link, uint32_t slot) {
  uint32_t status = link->read(link->context, OBOL_REGISTER_BOOT_STATUS_OFFSET);
  if (slot == 0)
    return (status & OBOL_REGISTER_BOOT_STATUS_FIRST_MASK) >>
           OBOL_REGISTER_BOOT_STATUS_FIRST_SHIFT;
  return (status & OBOL_REGISTER_BOOT_STATUS_SECOND_MASK) >>
         OBOL_REGISTER_BOOT_STATUS_SECOND_SHIFT;
}

uint32_t obol_load(const struct obol_link *link) {
  return obol_ask(link, OBOL_MAILBOX_LOAD, 0, NULL);
}

uint32_t obol_describe(const struct obol_link *link, uint32_t manifest_byte, uint32_t *word) {
  return obol_ask(link, OBOL_MAILBOX_DESCRIBE, manifest_byte, word);
}

uint32_t obol_infer(const struct obol_link *link) {
  return obol_ask(link, OBOL_MAILBOX_INFER, 0, NULL);
}

uint32_t obol_status(const struct obol_link *link, uint32_t *frames) {
  return obol_ask(link, OBOL_MAILBOX_STATUS, 0, frames);
}

uint32_t obol_sleep(const struct obol_link *link) {
  return obol_ask(link, OBOL_MAILBOX_SLEEP, 0, NULL);
}
