/* Text: arrays of numbers as JSON, strings of JSON, UTF-8, base64. What each function gives is told in src/text.ts.
 *
 * No function reads or writes outside what it is given or keeps a state; inputs may change meanwhile, which answers follow but
 * memory is safe from. Inputs and outputs do not overlap. */
#ifndef KGL_TEXT_H
#define KGL_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What was expected at a place where something else is, in the order of `expected` in src/textFaults.ts. */
typedef enum {
  KGL_TEXT_NUMBER,
  KGL_TEXT_ARRAY,
  KGL_TEXT_NEXT_NUMBER,
  KGL_TEXT_END,
  KGL_TEXT_ROOM,
  KGL_TEXT_OBJECT,
  KGL_TEXT_NAME,
  KGL_TEXT_COLON,
  KGL_TEXT_NEXT_MEMBER,
  KGL_TEXT_NEXT_VALUE,
  KGL_TEXT_VALUE,
  KGL_TEXT_STRING,
  KGL_TEXT_DEPTH,
  KGL_TEXT_MEMBER,
  KGL_TEXT_BASE64,
} kgl_text_expected;

/* A count from 0 on, or a fault. */
typedef int64_t kgl_text_result;
#define KGL_TEXT_FAULT(expected, at) (-1 - ((int64_t)(at) * 16 + (int64_t)(expected)))

/* Where results go; `capacity` is in elements. */
typedef struct {
  void *elements;
  size_t capacity;
  bool is_double;
} kgl_float_array;

typedef struct {
  const uint8_t *bytes; /* NULL: none */
  size_t length;
} kgl_bytes;

/* With both, the other alphabet (URL) and no padding. */
typedef enum { KGL_BASE64_URL = 1, KGL_BASE64_UNPADDED = 2 } kgl_base64_form;

/* The functions of one instruction set. */
typedef struct {
  const char *isa;
  /* The numbers of an array, or of the array that is the member `key` of an object. */
  kgl_text_result (*parse_floats)(kgl_bytes json, kgl_bytes key, kgl_float_array out);
  /* The first byte from `from` on that ends or interrupts a string of JSON; the length if there is none. */
  size_t (*scan_json_string)(kgl_bytes json, size_t from);
  bool (*is_utf8)(kgl_bytes bytes);
  /* `out` has room for ceil(length / 3) * 4 bytes; gives how many were written. */
  size_t (*encode_base64)(kgl_bytes bytes, uint8_t *out, int form);
  /* What the text stands for; KGL_TEXT_ROOM with the size that `out` would have to have. */
  kgl_text_result (*decode_base64)(kgl_bytes text, uint8_t *out, size_t capacity, int form);
} kgl_text_table;

/* Those functions; the files that have them are compiled for each tier. */
#define KGL_TEXT_FUNCTIONS(tier)                                                                     \
  kgl_text_result kgl_parse_floats_##tier(kgl_bytes json, kgl_bytes key, kgl_float_array out);         \
  size_t kgl_scan_json_string_##tier(kgl_bytes json, size_t from);                                    \
  bool kgl_is_utf8_##tier(kgl_bytes bytes);                                                           \
  size_t kgl_encode_base64_##tier(kgl_bytes bytes, uint8_t *out, int form);                           \
  kgl_text_result kgl_decode_base64_##tier(kgl_bytes text, uint8_t *out, size_t capacity, int form);

/* The numbers as a JSON array; KGL_TEXT_ROOM at the number that has none. With KGL_SMALL_TEXT of floats alone. */
kgl_text_result kgl_format_floats(kgl_float_array numbers, uint8_t *out, size_t room);

/* Those that were compiled in, best first, without a name at the end. */
extern const kgl_text_table kgl_text_tables[];

/* The table that goes with a tier's kernels; NULL for a name that is none's. */
const kgl_text_table *kgl_text_of_tier(const char *isa);

#endif
