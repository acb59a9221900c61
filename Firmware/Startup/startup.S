# What has to be there before Swift code can run: a stack, memory at its first values, and the few
# instructions that Swift has no words for.

  .section .text.start, "ax", @progbits
  .globl _start
# a0 is handed on to the program.
_start:
  la sp, stack_end
  la t0, trapped
  csrw mtvec, t0
  la t0, data_start
  la t1, data_end
  la t2, data_source
3:
  bgeu t0, t1, 4f
  lw t3, 0(t2)
  sw t3, 0(t0)
  addi t0, t0, 4
  addi t2, t2, 4
  j 3b
4:
  la t0, zero_start
  la t1, zero_end
5:
  bgeu t0, t1, 6f
  sw zero, 0(t0)
  addi t0, t0, 4
  j 5b
6:
  call obol_main
7:
  wfi
  j 7b

# Nothing is expected to trap: what does is told, and then the watchdog's.
  .balign 4
trapped:
  csrr a0, mcause
  csrr a1, mepc
  call obol_trapped
8:
  wfi
  j 8b

  .text
  .globl obol_enable_interrupts
obol_enable_interrupts:
  csrw mie, a0
  ret

  .globl obol_wait_for_interrupt
obol_wait_for_interrupt:
  wfi
  ret

  .globl obol_jump
obol_jump:
  mv t0, a0
  mv a0, a1
  jr t0

# What the compiler may call for copies and zeros: words first, where both sides have them.
  .globl memcpy
memcpy:
  mv t0, a0
  add a2, a2, a1
  or t2, a0, a1
  andi t2, t2, 3
  addi t3, a2, -3
  bnez t2, 2f
1:
  bgeu a1, t3, 2f
  lw t1, 0(a1)
  addi a1, a1, 4
  sw t1, 0(t0)
  addi t0, t0, 4
  j 1b
2:
  beq a1, a2, 3f
  lbu t1, 0(a1)
  addi a1, a1, 1
  sb t1, 0(t0)
  addi t0, t0, 1
  j 2b
3:
  ret

  .globl memset
memset:
  mv t0, a0
  add a2, a2, a0
1:
  beq t0, a2, 2f
  sb a1, 0(t0)
  addi t0, t0, 1
  j 1b
2:
  ret

# What it may call to shift 64 bits in a0 and a1 by a2, at most 63.
  .globl __ashldi3
__ashldi3:
  addi t0, a2, -32
  bgez t0, 1f
  srli t1, a0, 1
  not t0, a2
  srl t1, t1, t0
  sll a1, a1, a2
  or a1, a1, t1
  sll a0, a0, a2
  ret
1:
  sll a1, a0, t0
  li a0, 0
  ret

  .globl __ashrdi3
__ashrdi3:
  addi t0, a2, -32
  bgez t0, 1f
  slli t1, a1, 1
  not t0, a2
  sll t1, t1, t0
  srl a0, a0, a2
  or a0, a0, t1
  sra a1, a1, a2
  ret
1:
  sra a0, a1, t0
  srai a1, a1, 31
  ret
