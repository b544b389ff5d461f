/* What the WebAssembly modules export beside their kernels: recorded plans, on the memory that they import. */
#include "exec.h"

/* 0, or what is wrong: kgl_plan_reason | argument << 4 | word << 8. */
__attribute__((export_name("plan_check"))) uint32_t kgl_wasm_plan_check(uint32_t *words, size_t count, size_t bytes) {
  kgl_plan_fault fault;
  if (kgl_plan_check(words, count, bytes, &fault)) return KGL_PLAN_GOOD;
  return (uint32_t)fault.reason | (uint32_t)fault.argument << 4 | (uint32_t)fault.word << 8;
}

__attribute__((export_name("plan_run"))) size_t kgl_wasm_plan_run(const uint32_t *words, size_t count) {
  return kgl_plan_run(NULL, NULL, words, count);
}
