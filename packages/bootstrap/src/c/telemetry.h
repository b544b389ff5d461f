/* What a profiler wants to know of the process, and where its figures go. */
#ifndef KGL_TELEMETRY_H
#define KGL_TELEMETRY_H

#include "buffer.h"

/* The most memory that the process was resident with, in bytes (VmHWM: unlike getrusage's, it is not that of the program which
 * started this one); 0 where there is no /proc. */
uint64_t kgl_peak_memory(void);

/* Sends one UDP datagram to `address`, as 127.0.0.1:2000, without waiting. False: it is no such address, or the system took
 * nothing. */
bool kgl_datagram_send(const char *address, kgl_slice bytes);

/* One line on standard output, exactly as it is: no record of the log. */
void kgl_line_write(kgl_slice line);

#endif
