/* What the C that wasm2c writes expects of its run-time: the part that a module of AssemblyScript needs. Ours, so that a
 * bootstrap stays small and starts at once: no mapping of 8 GiB, no signal handler per access, no growing tables.
 *
 * A module has one memory, at an address that the compiler knows (KGL_MEMORY_BASE), and at most KGL_MEMORY_MAX bytes of it:
 * an access is one comparison with a constant and one instruction that needs no base from memory. What lies between the
 * memory's size and its maximum is reserved and may not be touched: an access there faults, and the fault is the trap. */
#ifndef KGL_WASM_RT_H
#define KGL_WASM_RT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Of the program; the glue defines KGL_MEMORY_MAX, a multiple of 64 KiB. The kernel puts the heap that brk() grows anywhere
 * in the first GiB behind the program. On x64 an address below 2 GiB is part of the instruction: where that is enough, it is
 * between the two. */
#ifdef KGL_MEMORY_MAX
#if defined(__x86_64__) && KGL_MEMORY_MAX <= 0x30000000
#define KGL_MEMORY_BASE UINT64_C(0x50000000)
#else
#define KGL_MEMORY_BASE UINT64_C(0x100000000)
#endif
#endif

#define WABT_BIG_ENDIAN 0
#define WASM_RT_USE_SEGUE 0
#define WASM_RT_MEMCHECK_GUARD_PAGES 0
#define WASM_RT_STACK_DEPTH_COUNT 0 /* a guard page costs nothing; counting doubles the time of fib */
#define WASM_RT_SANITY_CHECKS 0
#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)
#define wasm_rt_memcpy memcpy
#define wasm_rt_is_initialized() true

typedef enum {
  WASM_RT_TRAP_NONE,
  WASM_RT_TRAP_OOB,
  WASM_RT_TRAP_INT_OVERFLOW,
  WASM_RT_TRAP_DIV_BY_ZERO,
  WASM_RT_TRAP_INVALID_CONVERSION,
  WASM_RT_TRAP_UNREACHABLE,
  WASM_RT_TRAP_CALL_INDIRECT,
  WASM_RT_TRAP_EXHAUSTION,
  WASM_RT_TRAP_NULL_REF,
} wasm_rt_trap_t;

typedef enum { WASM_RT_I32, WASM_RT_I64, WASM_RT_F32, WASM_RT_F64, WASM_RT_V128, WASM_RT_FUNCREF, WASM_RT_EXTERNREF } wasm_rt_type_t;

typedef struct {
  uint8_t *data;
  uint64_t pages, max_pages, size;
} wasm_rt_memory_t;

typedef const char *wasm_rt_func_type_t; /* 32 bytes, different for each signature */
typedef void (*wasm_rt_function_ptr_t)(void);
typedef void (*wasm_rt_tailcall_t)(void **instance, void *arguments, void *next);
typedef struct {
  wasm_rt_tailcall_t fn;
} wasm_rt_tailcallee_t;

typedef struct {
  wasm_rt_func_type_t func_type;
  wasm_rt_function_ptr_t func;
  wasm_rt_tailcallee_t func_tailcallee;
  void *module_instance;
} wasm_rt_funcref_t;

typedef struct {
  wasm_rt_funcref_t *data;
  uint32_t max_size, size;
} wasm_rt_funcref_table_t;

typedef void *wasm_rt_externref_t;
typedef struct {
  wasm_rt_externref_t *data;
  uint32_t max_size, size;
} wasm_rt_externref_table_t;

#define wasm_rt_funcref_null_value ((wasm_rt_funcref_t){0})
#define wasm_rt_externref_null_value NULL

/* Ends the call into the module. */
_Noreturn void wasm_rt_trap(wasm_rt_trap_t trap);

void wasm_rt_allocate_memory(wasm_rt_memory_t *memory, uint64_t initial_pages, uint64_t max_pages, bool is64,
                             uint32_t page_size);
/* The size before, in pages; -1 when there is no room. */
uint64_t wasm_rt_grow_memory(wasm_rt_memory_t *memory, uint64_t pages);
void wasm_rt_free_memory(wasm_rt_memory_t *memory);
void wasm_rt_allocate_funcref_table(wasm_rt_funcref_table_t *table, uint32_t elements, uint32_t max_elements);
void wasm_rt_free_funcref_table(wasm_rt_funcref_table_t *table);

#endif
