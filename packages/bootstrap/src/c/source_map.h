/* Where the program's code was written: the positions of its stack traces as those of its sources.
 *
 * The map lies before the bytecode in the bootstrap's file and is looked at only when a stack is reported. All numbers are
 * LEB128, those marked with a star zigzag-coded:
 *
 *    32 bytes      SHA-256 of the rest
 *    text          the name that the stack has for the module (a text is its length, then UTF-8)
 *    count, texts  the sources
 *    segments      to the end, by position in the code, each as the difference to the one before: line (from 0; when it is not
 *                  zero, the column starts again from 0), column, source*, line*, column* in the source
 *
 * src/sourceMap.ts writes it. */
#ifndef KGL_SOURCE_MAP_H
#define KGL_SOURCE_MAP_H

#include "buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* From here on `map` is the program's; it must stay. */
void kgl_source_map_use(const uint8_t *map, size_t length);

/* Appends `stack` with the positions of the sources. Without a map, or with one that was altered, as it is. */
void kgl_source_map_apply(kgl_buffer *out, kgl_slice stack);

#endif
