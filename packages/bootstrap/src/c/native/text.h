/* Between the UTF-8 of the API and the UTF-16 of the program's strings. */
#ifndef KGL_TEXT_H
#define KGL_TEXT_H

#include "../buffer.h"

/* UTF-16 code units of well-formed UTF-8. */
size_t kgl_utf16_length(const uint8_t *text, size_t length);

/* Writes so many code units. `text` is well formed. */
void kgl_utf16_write(uint16_t *to, const uint8_t *text, size_t length);

/* Appends `units` code units as UTF-8; a surrogate without its other half becomes U+FFFD. */
void kgl_buffer_utf16(kgl_buffer *buffer, const uint16_t *units, size_t length);

#endif
