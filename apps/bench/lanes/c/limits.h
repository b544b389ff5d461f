/* The limits of one vector width; see limits.c. */
#ifndef LIMITS_H
#define LIMITS_H

#include "lane.h"

#define LIMIT_PROTOTYPE(name, width) \
  void limit_##name##_##width(const kgl_table *table, const operands *o, size_t repeats);
#define LIMIT_PROTOTYPES(width)                                                                   \
  LIMIT_PROTOTYPE(read1, width) LIMIT_PROTOTYPE(read4, width) LIMIT_PROTOTYPE(read2, width)       \
  LIMIT_PROTOTYPE(triad, width) LIMIT_PROTOTYPE(triadStream, width) LIMIT_PROTOTYPE(copy, width)  \
  LIMIT_PROTOTYPE(copyStream, width) LIMIT_PROTOTYPE(fma, width)

LIMIT_PROTOTYPES(16)
LIMIT_PROTOTYPES(32)
LIMIT_PROTOTYPES(64)

#endif
