/* The clocks of the loop. */
#ifndef KGL_CLOCK_H
#define KGL_CLOCK_H

#include <stdint.h>

/* Milliseconds of a clock that never goes back. */
int64_t kgl_clock_ms(void);
double kgl_clock_precise_ms(void);

/* Milliseconds since 1970, of a clock that may be set. */
double kgl_clock_wall_ms(void);

/* Processor time of the process, all its threads. A system call. */
double kgl_clock_cpu_ms(void);

/* Sleeps all of it, whatever signals come. */
void kgl_sleep_ms(double milliseconds);

#endif
