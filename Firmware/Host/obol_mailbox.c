#include "obol_mailbox.h"

#include <stddef.h>

/* Waits until some bits of the mailbox's status are as they should be; zero for giving up. */
static int wait_for(const struct obol_link *link, uint32_t mask, uint32_t bits) {
  for (uint32_t tries = 0; tries < link->patience; tries++) {
    uint32_t status = link->read(link->context, OBOL_REGISTER_MAILBOX_STATUS_OFFSET);
    if ((status & mask) == bits) return 1;
  }
  return 0;
}

uint32_t obol_ask(const struct obol_link *link, uint32_t command, uint32_t argument,
                  uint32_t *value) {
  if (!wait_for(link, OBOL_REGISTER_MAILBOX_STATUS_REQUEST_MASK, 0)) return OBOL_HOST_TIMEOUT;
  /* An answer that nobody fetched must not be taken for this command's. */
  link->write(link->context, OBOL_REGISTER_MAILBOX_RING_OFFSET,
              OBOL_REGISTER_MAILBOX_RING_CLEAR_MASK);
  link->write(link->context, OBOL_REGISTER_MAILBOX_COMMAND_OFFSET, command);
  link->write(link->context, OBOL_REGISTER_MAILBOX_ARGUMENT_OFFSET, argument);
  link->write(link->context, OBOL_REGISTER_MAILBOX_RING_OFFSET,
              OBOL_REGISTER_MAILBOX_RING_CORE_MASK);
  if (!wait_for(link, OBOL_REGISTER_MAILBOX_STATUS_ANSWER_MASK,
                OBOL_REGISTER_MAILBOX_STATUS_ANSWER_MASK))
    return OBOL_HOST_TIMEOUT;
  if (value != NULL) *value = link->read(link->context, OBOL_REGISTER_MAILBOX_VALUE_OFFSET);
  return link->read(link->context, OBOL_REGISTER_MAILBOX_REPLY_OFFSET) &
         OBOL_REGISTER_MAILBOX_REPLY_REPLY_MASK;
}

uint32_t obol_slot_refusal(const struct obol_link *link, uint32_t slot) {
  uint32_t status = link->read(link->context, OBOL_REGISTER_BOOT_STATUS_OFFSET);
  if (slot == 0)
    return (status & OBOL_REGISTER_BOOT_STATUS_FIRST_REFUSAL_MASK) >>
           OBOL_REGISTER_BOOT_STATUS_FIRST_REFUSAL_SHIFT;
  return (status & OBOL_REGISTER_BOOT_STATUS_SECOND_REFUSAL_MASK) >>
         OBOL_REGISTER_BOOT_STATUS_SECOND_REFUSAL_SHIFT;
}

uint32_t obol_load(const struct obol_link *link, uint32_t *words) {
  return obol_ask(link, OBOL_MAILBOX_LOAD, 0, words);
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
