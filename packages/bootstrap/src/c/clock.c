#include "clock.h"

#include <time.h>

static double milliseconds_of(clockid_t clock);

int64_t kgl_clock_ms(void) {
  return (int64_t)kgl_clock_precise_ms();
}

double kgl_clock_precise_ms(void) {
  return milliseconds_of(CLOCK_MONOTONIC);
}

double kgl_clock_wall_ms(void) {
  return milliseconds_of(CLOCK_REALTIME);
}

double kgl_clock_cpu_ms(void) {
  return milliseconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

void kgl_sleep_ms(double milliseconds) {
  struct timespec left = {(time_t)(milliseconds / 1e3), 0};
  left.tv_nsec = (long)((milliseconds - (double)left.tv_sec * 1e3) * 1e6);
  while (nanosleep(&left, &left) < 0) continue;
}

static double milliseconds_of(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}
