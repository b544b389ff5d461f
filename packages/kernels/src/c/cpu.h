/* What this processor can do and this system lets it do. */
#ifndef KGL_CPU_H
#define KGL_CPU_H

#include <stddef.h>
#include <stdint.h>

/* A set of KGL_CPU_* bits. Asks the processor and the kernel's auxiliary vector only: no file, no signal handler. */
uint32_t kgl_cpu_features(void);

/* The processor's design, as generate/tunedTables.ts spells it, or 0: on x86 the vendor (1 Intel, 2 AMD) from bit 24 on, the
 * family from bit 12 on, the model; on Arm the implementer from bit 12 on and the part. For tuning only, never for what runs. */
uint32_t kgl_cpu_identity(void);

/* From how many bytes on an output is better written past the caches than into them; SIZE_MAX where that is not known. */
size_t kgl_cpu_stream_bytes(void);

/* In programs with a tier for SVE: bytes of its vectors in this thread, 0 where there is no SVE. */
size_t kgl_cpu_sve_bytes(void);

/* x86: bytes of the data cache of that level, 1 to 3; 0 where there is none. */
size_t kgl_cpu_cache_bytes(uint32_t level);

#endif
