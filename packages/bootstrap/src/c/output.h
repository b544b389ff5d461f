/* Writing to standard output and standard error. */
#ifndef KGL_OUTPUT_H
#define KGL_OUTPUT_H

#include "buffer.h"

/* Makes writing safe: descriptors 0 to 2 exist, so that no socket becomes one of them, and a reader that has gone is an
 * error of write() instead of the end of the process. */
void kgl_output_init(void);

/* Writes all of it, waiting for a slow reader. What cannot be written is dropped: there is nobody to tell. */
void kgl_output_write(int fd, const void *bytes, size_t length);

/* One line on standard error: time, request id or "-", level, message, details. */
void kgl_log(kgl_slice request_id, const char *level, const char *message, kgl_slice detail);

#endif
