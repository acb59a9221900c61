/* What firmware has besides Swift: words of devices, and Startup/startup.S. */
#ifndef OBOL_CORE_H
#define OBOL_CORE_H

#include <stdint.h>

/* An access that costs a call would cost more than itself. */
#define OBOL_INLINE static inline __attribute__((always_inline))

/* Reads a word that changes without the program. */
OBOL_INLINE uint32_t obol_load(uint32_t address) { return *(volatile uint32_t *)address; }

/* Writes one, which must not be left out. */
OBOL_INLINE void obol_store(uint32_t address, uint32_t word) {
  *(volatile uint32_t *)address = word;
}

/* The same for a byte, without and with its sign. */
OBOL_INLINE uint32_t obol_load_byte(uint32_t address) { return *(volatile uint8_t *)address; }

OBOL_INLINE int32_t obol_load_signed_byte(uint32_t address) {
  return *(volatile int8_t *)address;
}

OBOL_INLINE void obol_store_byte(uint32_t address, uint32_t byte) {
  *(volatile uint8_t *)address = (uint8_t)byte;
}

/* The core's own memory that the linker script leaves to the runtime's data. */
extern char scratch_start[], scratch_end[];

OBOL_INLINE uint32_t obol_scratch_start(void) { return (uint32_t)scratch_start; }

OBOL_INLINE uint32_t obol_scratch_end(void) { return (uint32_t)scratch_end; }

/* Sets which interrupts wake the core, by their bits in mie. */
void obol_enable_interrupts(uint32_t mask);

/* Sleeps until one of them is pending. */
void obol_wait_for_interrupt(void);

/* Goes on at an address, with a number for the program there; it does not come back. */
void obol_jump(uint32_t address, uint32_t number) __attribute__((noreturn));

#endif
