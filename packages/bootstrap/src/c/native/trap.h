/* Calls into the program, and how they end before their time. */
#ifndef KGL_TRAP_H
#define KGL_TRAP_H

#include "program.h"

/* Handles faults from here on; the stack gets a limit if it has none. */
void kgl_trap_init(void);

/* Calls a function of the program. False: it trapped, or kgl_trap_leave was called in it. */
bool kgl_trap_guard(void (*function)(uint32_t), uint32_t argument);

/* Where the stack is as good as exhausted: what the bootstrap does for the program below it needs the rest, and must not be
 * cut off half way. */
extern uintptr_t kgl_trap_stack_end;

/* Ends the call that runs. */
_Noreturn void kgl_trap_leave(void);

/* The trap that ended the last call, WASM_RT_TRAP_NONE after kgl_trap_leave; its type and text for an error report. */
wasm_rt_trap_t kgl_trap_last(void);
const char *kgl_trap_type(wasm_rt_trap_t trap);
const char *kgl_trap_text(wasm_rt_trap_t trap);

#endif
