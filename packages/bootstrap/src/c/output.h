/* Writing to descriptors that somebody else reads. */
#ifndef KGL_OUTPUT_H
#define KGL_OUTPUT_H

#include <stddef.h>

/* Makes writing safe: descriptors 0 to 2 exist, so that no socket becomes one of them, and a reader that has gone is an
 * error of write() instead of the end of the process. */
void kgl_output_init(void);

/* Writes all of it, waiting for a slow reader. What cannot be written is dropped: there is nobody to tell. */
void kgl_output_write(int fd, const void *bytes, size_t length);

/* The same for a header and what belongs to it, in one system call if the descriptor takes it: other processes write to
 * it too. */
void kgl_output_write_frame(int fd, const void *header, size_t header_length, const void *bytes, size_t length);

#endif
