/* The bytecode at the end of the bootstrap's own file, and the 64-byte trailer behind it (little endian):
 *
 *    0  8  magic "KINGLET\0"
 *    8  4  trailer version, 1
 *   12  4  engine ABI: the engine that wrote the bytecode must be the one that reads it
 *   16  8  length of the bytecode, which ends where the trailer begins
 *   24  8  length of the source map (source_map.h), which ends where the bytecode begins; 0: none
 *   32 32  SHA-256 of the bytecode
 *
 * src/trailer.ts writes it. */
#ifndef KGL_TRAILER_H
#define KGL_TRAILER_H

#include <stddef.h>
#include <stdint.h>

#define KGL_TRAILER_SIZE 64
#define KGL_TRAILER_VERSION 1

/* Checks `file`, whose last bytes are the trailer. NULL and the program's place, or what is wrong. */
const char *kgl_trailer_check(const uint8_t *file, size_t length, uint32_t engine_abi, const uint8_t **program,
                              size_t *program_length);

/* The source map of a program that kgl_trailer_check found; NULL when it has none. */
const uint8_t *kgl_trailer_source_map(const uint8_t *program, size_t program_length, size_t *length);

/* Maps this process's own file (/proc/self/exe, else AT_EXECFN) and checks it. The mapping stays. */
const char *kgl_trailer_load(uint32_t engine_abi, const uint8_t **program, size_t *program_length);

/* Gives back the memory of a program that was read: the mapping stays, and whoever looks again finds the same bytes. */
void kgl_trailer_release(const uint8_t *program, size_t length);

#endif
