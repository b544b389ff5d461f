#include "trap.h"

#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <ucontext.h>

/* As Lambda's own limit; without one, endless recursion would take all memory first. */
#define STACK_LIMIT ((rlim_t)8 * 1024 * 1024)
/* Of the stack, for what the bootstrap does for the program. */
#define HEADROOM ((rlim_t)128 * 1024)
/* A frame of the program may begin so far below the stack pointer of the one that calls it. */
#define LARGEST_FRAME ((uintptr_t)1024 * 1024)
/* The kernel puts the registers there: 11 KB on processors with AMX. */
#define SIGNAL_STACK (32 * 1024)

static struct {
  bool running;
  wasm_rt_trap_t last;
  jmp_buf leave;
} guard;

static const struct {
  const char *type, *text;
} names[] = {
    [WASM_RT_TRAP_NONE] = {"Error", ""},
    [WASM_RT_TRAP_OOB] = {"Function.OutOfBounds", "out of bounds memory access"},
    [WASM_RT_TRAP_INT_OVERFLOW] = {"Function.IntegerOverflow", "integer overflow"},
    [WASM_RT_TRAP_DIV_BY_ZERO] = {"Function.IntegerDivideByZero", "integer divide by zero"},
    [WASM_RT_TRAP_INVALID_CONVERSION] = {"Function.InvalidConversion", "invalid conversion to integer"},
    [WASM_RT_TRAP_UNREACHABLE] = {"Function.Unreachable", "unreachable"},
    [WASM_RT_TRAP_CALL_INDIRECT] = {"Function.IndirectCall", "indirect call to null, or of another signature"},
    [WASM_RT_TRAP_EXHAUSTION] = {"Function.StackOverflow", "call stack exhausted"},
    [WASM_RT_TRAP_NULL_REF] = {"Function.NullReference", "null reference"},
};

uintptr_t kgl_trap_stack_end;

static void on_fault(int number, siginfo_t *info, void *context);

void kgl_trap_init(void) {
  static uint8_t stack[SIGNAL_STACK];
  struct rlimit limit;
  if (prlimit(0, RLIMIT_STACK, NULL, &limit) < 0) limit.rlim_cur = STACK_LIMIT;
  if (limit.rlim_cur > STACK_LIMIT) {
    limit.rlim_cur = STACK_LIMIT;
    prlimit(0, RLIMIT_STACK, &limit, NULL);
  }
  /* The program's own name is what lies highest on the stack. */
  if (limit.rlim_cur > 2 * HEADROOM) kgl_trap_stack_end = getauxval(AT_EXECFN) - limit.rlim_cur + HEADROOM;
  sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL);
  /* Not blocked meanwhile: the handler is left by a jump, which restores no signal mask. */
  struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  sigaction(SIGSEGV, &action, NULL);
  sigaction(SIGBUS, &action, NULL);
}

bool kgl_trap_guard(void (*function)(uint32_t), uint32_t argument) {
  guard.last = WASM_RT_TRAP_NONE;
  guard.running = true;
  bool left = _setjmp(guard.leave);
  if (!left) function(argument);
  guard.running = false;
  return !left;
}

_Noreturn void kgl_trap_leave(void) {
  if (!guard.running) abort(); /* there is no call to end */
  _longjmp(guard.leave, 1);
}

_Noreturn void wasm_rt_trap(wasm_rt_trap_t trap) {
  guard.last = trap;
  kgl_trap_leave();
}

wasm_rt_trap_t kgl_trap_last(void) {
  return guard.last;
}

const char *kgl_trap_type(wasm_rt_trap_t trap) {
  return names[trap].type;
}

const char *kgl_trap_text(wasm_rt_trap_t trap) {
  return names[trap].text;
}

static uintptr_t stack_pointer(const ucontext_t *context) {
#if defined(__x86_64__)
  return (uintptr_t)context->uc_mcontext.gregs[REG_RSP];
#else
  return (uintptr_t)context->uc_mcontext.sp;
#endif
}

/* A fault of the program's is a trap; of the bootstrap's own, it is a bug and ends the process, as without a handler. */
static void on_fault(int number, siginfo_t *info, void *context) {
  uintptr_t at = (uintptr_t)info->si_addr, stack = stack_pointer(context);
  if (guard.running && at - kgl_the_program.memory_base < kgl_the_program.memory_max) wasm_rt_trap(WASM_RT_TRAP_OOB);
  if (guard.running && at - (stack - LARGEST_FRAME) < 2 * LARGEST_FRAME) wasm_rt_trap(WASM_RT_TRAP_EXHAUSTION);
  signal(number, SIG_DFL);
}
