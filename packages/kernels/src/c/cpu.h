/* What this processor can do and this system lets it do. */
#ifndef KGL_CPU_H
#define KGL_CPU_H

#include <stdint.h>

/* A set of KGL_CPU_* bits. Asks the processor and the kernel's auxiliary vector only: no file, no signal handler. */
uint32_t kgl_cpu_features(void);

#endif
