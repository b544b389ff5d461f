/* As much of wasm2c's runtime as a module needs that has a memory and calls nothing: for simd_driver.c alone. */
#ifndef KGL_TEST_WASM_RT_H
#define KGL_TEST_WASM_RT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)
#define wasm_rt_memcpy memcpy
/* Leaves out the checks of addresses, which are all the driver's own. */
#define WASM_RT_MEMCHECK_GUARD_PAGES 1

enum {
  WASM_RT_TRAP_OOB = 2,
  WASM_RT_TRAP_INT_OVERFLOW,
  WASM_RT_TRAP_DIV_BY_ZERO,
  WASM_RT_TRAP_INVALID_CONVERSION,
};
static inline _Noreturn void wasm_rt_trap(int code) { exit(code); }

typedef struct {
  uint8_t *data;
  uint64_t size;
} wasm_rt_memory_t;

static uint8_t kgl_pages[4 << 20];

static inline bool wasm_rt_is_initialized(void) { return true; }
static inline void wasm_rt_allocate_memory(wasm_rt_memory_t *memory, uint64_t pages, uint64_t limit, bool is64,
                                           uint32_t page_size) {
  (void)limit, (void)is64;
  if (pages * page_size > sizeof kgl_pages) exit(WASM_RT_TRAP_OOB);
  *memory = (wasm_rt_memory_t){kgl_pages, pages * page_size};
}
static inline void wasm_rt_free_memory(wasm_rt_memory_t *memory) { (void)memory; }

/* What every module's helpers for tables mention. */
typedef enum { WASM_RT_I32 } wasm_rt_type_t;
typedef const char *wasm_rt_func_type_t;
typedef void (*wasm_rt_function_ptr_t)(void);
typedef struct {
  wasm_rt_function_ptr_t fn;
} wasm_rt_tailcallee_t;
typedef struct {
  wasm_rt_func_type_t func_type;
  wasm_rt_function_ptr_t func;
  wasm_rt_tailcallee_t func_tailcallee;
  void *module_instance;
} wasm_rt_funcref_t;
typedef void *wasm_rt_externref_t;
typedef struct {
  wasm_rt_funcref_t *data;
  uint32_t size;
} wasm_rt_funcref_table_t;
typedef struct {
  wasm_rt_externref_t *data;
  uint32_t size;
} wasm_rt_externref_table_t;
static const wasm_rt_funcref_t wasm_rt_funcref_null_value = {0};
static const wasm_rt_externref_t wasm_rt_externref_null_value = 0;

#endif
