/* What a compiled program and the engine know of each other. The program is the C that wasm2c writes, with glue.c around
 * it; it is the only part of a bootstrap that is compiled on the user's machine. */
#ifndef KGL_PROGRAM_H
#define KGL_PROGRAM_H

#include "include/wasm-rt.h"

typedef enum {
  KGL_HANDLES_TEXT,  /* handler(event: string, context: Context): string */
  KGL_HANDLES_BYTES, /* rawHandler(event: Uint8Array, context: Context): Uint8Array */
  KGL_HANDLES_STREAM /* handler(event: string, stream: ResponseStream, context: Context): void */
} kgl_handler_kind;

typedef struct {
  const char *name;
  kgl_handler_kind kind;
} kgl_native_handler;

/* Written by src/native/glue.ts. */
typedef struct {
  void *globals; /* everything of an instance but its memory */
  size_t globals_size;
  wasm_rt_memory_t *memory;
  uint64_t memory_base, memory_max; /* KGL_MEMORY_BASE, KGL_MEMORY_MAX */
  const kgl_native_handler *handlers; /* the first is the default */
  size_t handler_count;
  const char *(*init_kernels)(void); /* NULL: it imports none. Why they cannot run here, or NULL */
  /* Each of these runs code of the program, and may trap. */
  void (*instantiate)(uint32_t unused);
  void (*start)(uint32_t unused);   /* the top level */
  void (*invoke)(uint32_t handler); /* index into `handlers` */
  bool (*has_hook)(uint32_t hook);  /* a kgl_hook */
  void (*run_hook)(uint32_t hook);
  void (*reseed)(uint32_t unused);
  void (*collect)(uint32_t unused);
} kgl_program;

extern const kgl_program kgl_the_program;

#endif
