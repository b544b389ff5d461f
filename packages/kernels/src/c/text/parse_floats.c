/* Arrays of numbers as JSON. */
#include "json.h"
#include "read_number.h"
#include "text_vec.h"

KGL_INLINE void store(kgl_float_array out, bool is_double, size_t i, double value) {
  if (is_double)
    ((double *)out.elements)[i] = value;
  else
    ((float *)out.elements)[i] = (float)value; /* as Math.fround: the nearest double first */
}

#ifdef KGL_NUMBER_BYTES
/* The usual numbers: up to 15 digits, a point among them or none, and a comma behind them, all in one vector. Digits that are
 * one number below 2^53 and a power of ten that a double holds need one division. Where the next number is depends on the comma
 * alone, so a processor works on several at once. The place behind the comma; NULL if this is none of them. */
KGL_INLINE const uint8_t *read_usual(const uint8_t *text, double *value) {
  const number_bytes bytes = number_load(text);
  const number_masks masks = number_find(bytes);
  const unsigned length = (unsigned)__builtin_ctz(masks.commas | 1u << KGL_NUMBER_BYTES);
  const uint32_t within = (1u << length) - 1, point = masks.points & within, is_negative = *text == '-';
  const unsigned before = (unsigned)__builtin_ctz(point | 1u << length); /* what is before the point, or all */
  const unsigned part = length - before - (point != 0), whole = before - is_negative;
  const bool is_unusual = (length == KGL_NUMBER_BYTES) | ((within & ~masks.digits) != (point | is_negative)) |
                          ((point & (point - 1)) != 0) | (whole - 1 > KGL_NUMBER_BYTES) | ((point != 0) & (part == 0)) |
                          ((whole > 1) & (text[is_negative] == '0'));
  if (__builtin_expect(is_unusual, 0)) return NULL;
  const double magnitude = (double)(int64_t)number_join(bytes, length, point ? (int)before : -KGL_NUMBER_BYTES - 1);
  *value = (is_negative ? -magnitude : magnitude) / kgl_exact_powers[part];
  return text + length + 1;
}

/* From a number on, as long as numbers are usual and commas follow them. The place of the first that is not, or of one near
 * the end. */
KGL_INLINE const uint8_t *read_run(const uint8_t *text, const uint8_t *end, kgl_float_array out, bool is_double, size_t *count) {
  enum { READ = 1 + KGL_NUMBER_BYTES };
  size_t n = *count;
  while (end - text >= READ && n < out.capacity) {
    double value;
    if (*text == ' ') text++; /* foreseen, where it is not worked out */
    const uint8_t *next = read_usual(text, &value);
    if (!next) break;
    store(out, is_double, n++, value);
    text = next;
  }
  *count = n;
  return text;
}
#else
KGL_INLINE const uint8_t *read_run(const uint8_t *text, const uint8_t *end, kgl_float_array out, bool is_double, size_t *count) {
  (void)end, (void)out, (void)is_double, (void)count;
  return text;
}
#endif

/* Takes an array. */
KGL_INLINE bool take_array(kgl_json *json, kgl_float_array out, bool is_double, size_t *count) {
  size_t n = *count = 0;
  if (!kgl_json_take(json, '[')) return kgl_json_expected(json, KGL_TEXT_ARRAY);
  if (kgl_json_take(json, ']')) return true;
  do {
    json->at = read_run(json->at, json->end, out, is_double, &n);
    double value;
    kgl_json_space(json);
    if (!kgl_take_number(&json->at, json->end, &value)) return kgl_json_expected(json, KGL_TEXT_NUMBER);
    if (n == out.capacity) return kgl_json_expected(json, KGL_TEXT_ROOM);
    store(out, is_double, n++, value);
  } while (kgl_json_take(json, ','));
  *count = n;
  return kgl_json_take(json, ']') || kgl_json_expected(json, KGL_TEXT_NEXT_NUMBER);
}

#ifdef KGL_SMALL_TEXT
static bool take_numbers(kgl_json *json, kgl_float_array out, size_t *count) {
  return take_array(json, out, out.is_double, count);
}
#else
static __attribute__((noinline)) bool take_floats(kgl_json *json, kgl_float_array out, size_t *count) {
  return take_array(json, out, false, count);
}

static __attribute__((noinline)) bool take_doubles(kgl_json *json, kgl_float_array out, size_t *count) {
  return take_array(json, out, true, count);
}

static bool take_numbers(kgl_json *json, kgl_float_array out, size_t *count) {
  return (out.is_double ? take_doubles : take_floats)(json, out, count);
}
#endif

/* Takes an object with the array as its member `key`: the last one of that name, as in JSON.parse. */
static bool take_member(kgl_json *json, kgl_bytes key, kgl_float_array out, size_t *count) {
  bool is_found = false, is_key;
  if (!kgl_json_take(json, '{')) return kgl_json_expected(json, KGL_TEXT_OBJECT);
  if (kgl_json_take(json, '}')) return kgl_json_expected(json, KGL_TEXT_MEMBER);
  do {
    if (!kgl_json_name(json, key, &is_key)) return false;
    is_found |= is_key;
    if (!(is_key ? take_numbers(json, out, count) : kgl_json_skip(json))) return false;
  } while (kgl_json_take(json, ','));
  if (!kgl_json_take(json, '}')) return kgl_json_expected(json, KGL_TEXT_NEXT_MEMBER);
  return is_found || kgl_json_expected(json, KGL_TEXT_MEMBER);
}

kgl_text_result KGL_TEXT_FUNCTION(parse_floats)(kgl_bytes text, kgl_bytes key, kgl_float_array out) {
  kgl_json json = {.at = text.bytes, .end = text.bytes + text.length};
  size_t count = 0;
  bool is_good = key.bytes ? take_member(&json, key, out, &count) : take_numbers(&json, out, &count);
  if (is_good) {
    kgl_json_space(&json);
    is_good = json.at == json.end || kgl_json_expected(&json, KGL_TEXT_END);
  }
  return is_good ? (kgl_text_result)count : KGL_TEXT_FAULT(json.expected, json.at - text.bytes);
}
