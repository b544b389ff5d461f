#include "entropy.h"

#include <errno.h>
#include <stdint.h>
#include <sys/random.h>

bool kgl_entropy_fill(void *bytes, size_t length) {
  for (size_t done = 0; done < length;) {
    ssize_t got = getrandom((uint8_t *)bytes + done, length - done, 0);
    if (got > 0) done += (size_t)got;
    else if (got < 0 && errno != EINTR) return false;
  }
  return true;
}
