/* Faults that are planted behind a right kernel, to see that the conformance driver finds them: --fault=<name>. */
#ifndef KGL_FAULTS_H
#define KGL_FAULTS_H

#include <math.h>
#include <string.h>

#include "dispatch.h"
#include "reference.h"

typedef enum {
  NO_FAULT,
  WRONG_RESULT, /* an element of the result just beyond its bound */
  WRONG_SIGN,   /* a zero with the other sign */
  WRONG_OTHER,  /* an element of the second array that is written */
  WRONG_ORDER,  /* a number whose last bit depends on where the operands lie */
  STRAY_WRITE,  /* the byte behind an operand changed */
  SPOILT_INPUT, /* an input changed */
  STRAY_READ,   /* the byte behind an operand read: the process dies by it */
  FAULTS
} fault_kind;

static const char *const fault_names[FAULTS] = {"none",        "wrong-result", "wrong-sign",   "wrong-other",
                                                "wrong-order", "stray-write",  "spoilt-input", "stray-read"};

static inline fault_kind fault_named(const char *name) {
  for (int kind = 0; kind < FAULTS; kind++)
    if (strcmp(name, fault_names[kind]) == 0) return (fault_kind)kind;
  return FAULTS;
}

/* A value that is off by more than `allowed` and than a rounding, or by one bit where nothing is allowed. */
static inline double beyond(double wanted, double allowed) {
  if (allowed == 0) return nextafter(wanted, INFINITY);
  return wanted + (wanted > 0 ? 1 : -1) * (1.01 * allowed + last_place_of(wanted));
}

static inline void set_wrong(void *data, uint8_t dtype, size_t i, double wanted, double allowed) {
  switch (dtype) {
    case KGL_F32:
      ((float *)data)[i] = allowed == 0 ? nextafterf((float)wanted, INFINITY) : (float)beyond(wanted, allowed);
      break;
    case KGL_F64: ((double *)data)[i] = beyond(wanted, allowed); break;
    case KGL_F16:
    case KGL_BF16:
    case KGL_I16: ((uint16_t *)data)[i] ^= 1; break;
    case KGL_I8:
    case KGL_U8: ((uint8_t *)data)[i] ^= 1; break;
    default: ((uint32_t *)data)[i] ^= 1;
  }
}

#endif
