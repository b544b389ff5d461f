#include "json.h"

#include "read_number.h"

/* Arrays and objects in each other; each is a call. */
enum { MOST_LEVELS = 512 };

void kgl_json_space(kgl_json *json) {
  while (json->at < json->end && *json->at <= ' ' && (UINT64_C(0x100002600) >> *json->at & 1)) json->at++;
}

bool kgl_json_take(kgl_json *json, uint8_t byte) {
  kgl_json_space(json);
  if (json->at == json->end || *json->at != byte) return false;
  json->at++;
  return true;
}

static int hex_value(uint8_t byte) {
  if (kgl_is_digit(byte)) return byte - '0';
  const uint8_t letter = (uint8_t)((byte | 32) - 'a');
  return letter < 6 ? letter + 10 : -1;
}

/* The code unit of four hex digits; -1 where there are none. */
static int32_t code_unit(const uint8_t *at, const uint8_t *end) {
  int32_t unit = 0;
  if (end - at < 4) return -1;
  for (int i = 0; i < 4; i++) {
    const int value = hex_value(at[i]);
    if (value < 0) return -1;
    unit = unit << 4 | value;
  }
  return unit;
}

/* Behind a backslash. A pair of surrogates is taken as one; -1 for what JSON has not. */
static int32_t take_escape(kgl_json *json) {
  static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
  if (json->at == json->end) return -1;
  const uint8_t letter = *json->at;
  if (letter != 'u') {
    const char *found = letter ? strchr(letters, letter) : NULL;
    json->at += found != NULL;
    return found ? meant[found - letters] : -1;
  }
  const int32_t first = code_unit(json->at + 1, json->end);
  if (first < 0) return -1;
  json->at += 5;
  if (first < 0xd800 || first > 0xdbff || json->end - json->at < 6 || json->at[0] != '\\' || json->at[1] != 'u') return first;
  const int32_t second = code_unit(json->at + 2, json->end);
  if (second < 0xdc00 || second > 0xdfff) return first;
  json->at += 6;
  return ((first & 0x3ff) << 10 | (second & 0x3ff)) + 0x10000;
}

static size_t utf8_of(int32_t point, uint8_t utf8[4]) {
  if (point < 0x80) return utf8[0] = (uint8_t)point, 1;
  const int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  utf8[0] = (uint8_t)(0xff80 >> more | point >> 6 * more);
  for (int i = 1; i <= more; i++) utf8[i] = (uint8_t)(0x80 | (point >> 6 * (more - i) & 0x3f));
  return (size_t)more + 1;
}

/* Takes `length` bytes off the front of `key` if they are its first. */
static bool strip(kgl_bytes *key, const uint8_t *bytes, size_t length) {
  if (key->length < length || memcmp(key->bytes, bytes, length) != 0) return false;
  key->bytes += length, key->length -= length;
  return true;
}

/* Takes a string; *is_key if it is `key`, unless that is NULL. */
static bool take_string(kgl_json *json, kgl_bytes key, bool *is_key) {
  if (!kgl_json_take(json, '"')) return false;
  bool matches = key.bytes != NULL;
  for (;;) {
    const uint8_t *from = json->at;
    json->at = kgl_json_scan(from, json->end);
    matches = matches && strip(&key, from, (size_t)(json->at - from));
    if (json->at == json->end || *json->at < ' ') return kgl_json_expected(json, KGL_TEXT_STRING);
    if (*json->at++ == '"') break;
    const int32_t point = take_escape(json);
    if (point < 0) return kgl_json_expected(json, KGL_TEXT_STRING);
    uint8_t utf8[4];
    matches = matches && strip(&key, utf8, utf8_of(point, utf8));
  }
  *is_key = matches && key.length == 0;
  return true;
}

bool kgl_json_name(kgl_json *json, kgl_bytes key, bool *is_key) {
  json->expected = KGL_TEXT_NAME;
  if (!take_string(json, key, is_key)) return false;
  return kgl_json_take(json, ':') || kgl_json_expected(json, KGL_TEXT_COLON);
}

static bool take_word(kgl_json *json, const char *word, size_t length) {
  if ((size_t)(json->end - json->at) < length || memcmp(json->at, word, length) != 0)
    return kgl_json_expected(json, KGL_TEXT_VALUE);
  json->at += length;
  return true;
}

/* What holds no other values. */
static bool take_scalar(kgl_json *json) {
  bool is_key;
  double number;
  switch (json->at < json->end ? *json->at : 0) {
  case '"':
    return take_string(json, (kgl_bytes){NULL, 0}, &is_key);
  case 't':
    return take_word(json, "true", 4);
  case 'f':
    return take_word(json, "false", 5);
  case 'n':
    return take_word(json, "null", 4);
  }
  const uint8_t *from = json->at;
  if (kgl_take_number(&json->at, json->end, &number)) return true;
  return kgl_json_expected(json, json->at == from ? KGL_TEXT_VALUE : KGL_TEXT_NUMBER);
}

static bool skip_value(kgl_json *json, int level);

/* Takes an array or object, which begins here. */
static bool skip_values(kgl_json *json, int level) {
  const bool is_object = *json->at == '{';
  const uint8_t closing = is_object ? '}' : ']';
  bool is_key;
  if (level == MOST_LEVELS) return kgl_json_expected(json, KGL_TEXT_DEPTH);
  json->at++;
  if (kgl_json_take(json, closing)) return true;
  do {
    if (is_object && !kgl_json_name(json, (kgl_bytes){NULL, 0}, &is_key)) return false;
    if (!skip_value(json, level + 1)) return false;
  } while (kgl_json_take(json, ','));
  return kgl_json_take(json, closing) || kgl_json_expected(json, is_object ? KGL_TEXT_NEXT_MEMBER : KGL_TEXT_NEXT_VALUE);
}

static bool skip_value(kgl_json *json, int level) {
  kgl_json_space(json);
  const bool opens = json->at < json->end && (*json->at == '{' || *json->at == '[');
  return opens ? skip_values(json, level) : take_scalar(json);
}

bool kgl_json_skip(kgl_json *json) { return skip_value(json, 0); }
