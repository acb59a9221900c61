/* What firmware has besides Swift: words of devices, and Startup/startup.S. */
#ifndef OBOL_CORE_H
#define OBOL_CORE_H

#include <stdint.h>

/* Reads a word that changes without the program. */
static inline uint32_t obol_load(uint32_t address) { return *(volatile uint32_t *)address; }

/* Writes one, which must not be left out. */
static inline void obol_store(uint32_t address, uint32_t word) {
  *(volatile uint32_t *)address = word;
}

/* Sets which interrupts wake the core, by their bits in mie. */
void obol_enable_interrupts(uint32_t mask);

/* Sleeps until one of them is pending. */
void obol_wait_for_interrupt(void);

/* Goes on at an address, with a number for the program there; it does not come back. */
void obol_jump(uint32_t address, uint32_t number) __attribute__((noreturn));

#endif
