/* What single lines of an HTTP response mean (RFC 9110, 9112). They come without their ends. */
#ifndef KGL_HTTP_LINES_H
#define KGL_HTTP_LINES_H

#include "buffer.h"

bool kgl_http_parse_status_line(const uint8_t *line, size_t length, int *status);

/* Adds one field line to `head` as "name:value\n", or its continuation to the field before (obs-fold, RFC 9112 5.2).
 * False: it is neither. */
bool kgl_http_add_field(kgl_buffer *head, const uint8_t *line, size_t length);

/* A chunk-size line: hexadecimal digits, then nothing or an extension (RFC 9112 7.1). At most 16 * `most` + 15. */
bool kgl_http_parse_chunk_size(const uint8_t *line, size_t length, size_t most, size_t *size);

/* Whether `word`, in lower case, is somewhere in a field's value. */
bool kgl_http_contains(kgl_slice value, const char *word);

#endif
