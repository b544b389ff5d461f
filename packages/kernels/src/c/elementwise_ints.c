/* Arithmetic of int8 and int16, wrapping and saturating: the same bits on every tier. */
#include "kernels.h"
#include "vec_integers.h"
#include "vec_lanes.h"

/* Less than a vector of the tier. */
KGL_HELPER void copy_few(void *to, const void *from, size_t bytes) {
  uint8_t *target = to;
  const uint8_t *source = from;
  for (size_t part = 64; part > 0; part /= 2)
    if (bytes & part) {
      memcpy(target, source, part);
      target += part, source += part;
    }
}

#define OF_(name, dtype) v##dtype##_##name
#define OF_TYPE(name, dtype) OF_(name, dtype)
#define OF(name) OF_TYPE(name, DTYPE)
typedef vi8 vi8_t;
typedef vi16 vi16_t;

#define ELEMENT int8_t
#define DTYPE i8
#define LANES VI8_LANES
#define AS KGL_AS_I8
#include "elementwise_ints.h"
#undef ELEMENT
#undef DTYPE
#undef LANES
#undef AS

#define ELEMENT int16_t
#define DTYPE i16
#define LANES VI16_LANES
#define AS KGL_AS_I16
#include "elementwise_ints.h"
