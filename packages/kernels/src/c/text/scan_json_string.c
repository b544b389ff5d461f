/* Where a string of JSON ends or is interrupted. */
#include "json.h"
#include "text_vec.h"

size_t KGL_TEXT_FUNCTION(scan_json_string)(kgl_bytes json, size_t from) {
  const uint8_t *at = json.bytes + from, *end = json.bytes + json.length;
#ifdef KGL_BYTE_VECTORS
  const bytes quote = bytes_set1('"'), backslash = bytes_set1('\\'), controls = bytes_set1(' ' - 1);
  for (; end - at >= BYTES; at += BYTES) {
    const bytes v = bytes_load(at);
    const bytes found = bytes_or(bytes_or(bytes_equal(v, quote), bytes_equal(v, backslash)), bytes_at_most(v, controls));
    if (bytes_any(found)) return (size_t)(at - json.bytes) + bytes_first(found);
  }
#endif
  return (size_t)(kgl_json_scan(at, end) - json.bytes);
}
