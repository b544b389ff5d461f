/* What the WebAssembly modules export beside their kernels: recorded plans, on the memory that they import. */
#include "exec.h"
#include "generated/table_hash.h"

__attribute__((export_name("table_hash"))) uint32_t kgl_wasm_table_hash(void) { return KGL_TABLE_HASH; }

/* 0, or what is wrong: kgl_plan_reason | word << 4. */
__attribute__((export_name("plan_prepare"))) uint32_t kgl_wasm_plan_prepare(
    const uint32_t *words, size_t count, kgl_slot *slots, const void *constants, size_t constants_bytes, void *arena,
    size_t arena_bytes) {
  const kgl_plan_memory memory = {constants, constants_bytes, arena, arena_bytes};
  kgl_plan_fault fault;
  if (kgl_plan_prepare(words, count, &memory, slots, &fault)) return KGL_PLAN_GOOD;
  return (uint32_t)fault.reason | (uint32_t)fault.word << 4;
}

__attribute__((export_name("plan_instructions"))) size_t kgl_wasm_plan_instructions(const kgl_slot *slots, size_t count) {
  return kgl_plan_instructions(slots, count);
}

__attribute__((export_name("plan_run"))) size_t kgl_wasm_plan_run(const kgl_slot *slots, size_t count) {
  return kgl_plan_run(NULL, slots, count);
}
