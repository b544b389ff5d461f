/* Text for a program of engine `native`: the functions of assembly/@kinglet/kernels/text.ts, which has made sure of the types. */
#include "call.h"
#include "host.h" /* of the engine */
#include "text/text.h"

/* An architecture has one tier of text here. */
#if defined(__x86_64__)
#define ON_TIER(name) kgl_##name##_avx2
KGL_TEXT_FUNCTIONS(avx2)
#elif defined(__aarch64__)
#define ON_TIER(name) kgl_##name##_neon
KGL_TEXT_FUNCTIONS(neon)
#endif

struct w2c_text;

/* As `words` of src/textFaults.ts. */
static const char *const words[] = {
    [KGL_TEXT_NUMBER] = "a number",
    [KGL_TEXT_ARRAY] = "an array of numbers",
    [KGL_TEXT_NEXT_NUMBER] = "\",\" or \"]\" behind a number",
    [KGL_TEXT_END] = "nothing behind the value",
    [KGL_TEXT_OBJECT] = "an object",
    [KGL_TEXT_NAME] = "a member's name",
    [KGL_TEXT_COLON] = "\":\" behind a name",
    [KGL_TEXT_NEXT_MEMBER] = "\",\" or \"}\" behind a member",
    [KGL_TEXT_NEXT_VALUE] = "\",\" or \"]\" behind a value",
    [KGL_TEXT_VALUE] = "a value",
    [KGL_TEXT_STRING] = "a string of JSON",
    [KGL_TEXT_DEPTH] = "at most 512 levels of arrays and objects",
    [KGL_TEXT_MEMBER] = "a member of that name",
    [KGL_TEXT_BASE64] = "base64 without white space, padded as asked for",
};

/* Ends the call of the program if the result is a fault. */
static uint32_t checked(const char *operation, kgl_text_result result, const char *wanted_room) {
  if (result >= 0) return (uint32_t)result;
  static kgl_failure failure;
  const int64_t code = -1 - result;
  const kgl_text_expected expected = (kgl_text_expected)(code % 16);
  const bool is_room = expected == KGL_TEXT_ROOM;
  if (is_room) kgl_fail(&failure, KGL_RANGE_ERROR, "LENGTH", "%s: expected %s", operation, wanted_room);
  else
    kgl_fail(&failure, KGL_RANGE_ERROR, "SYNTAX", "%s: expected %s at byte %zu", operation, words[expected], (size_t)(code / 16));
  kgl_host_throw(is_room ? "RangeError" : "SyntaxError", failure.message);
}

static kgl_bytes text_at(uint32_t at, uint32_t length) { return (kgl_bytes){kgl_instance_bytes(at, length), length}; }

static kgl_float_array floats_at(uint32_t at, uint32_t length, uint32_t is_double) {
  const uint64_t bytes = (uint64_t)length * (is_double ? sizeof(double) : sizeof(float));
  return (kgl_float_array){kgl_instance_bytes(at, bytes), length, is_double};
}

/* A key at 0 is none. */
uint32_t w2c_text_parseFloats(struct w2c_text *module, uint32_t json_at, uint32_t json_length, uint32_t out_at,
                              uint32_t out_length, uint32_t is_double, uint32_t key_at, uint32_t key_length) {
  kgl_host_enter(module);
  const kgl_bytes key = key_at ? text_at(key_at, key_length) : (kgl_bytes){NULL, 0};
  const kgl_float_array out = floats_at(out_at, out_length, is_double);
  return checked("parseFloats", ON_TIER(parse_floats)(text_at(json_at, json_length), key, out), "out to have room for every number");
}

uint32_t w2c_text_formatFloats(struct w2c_text *module, uint32_t numbers_at, uint32_t numbers_length, uint32_t is_double,
                               uint32_t out_at, uint32_t out_length) {
  kgl_host_enter(module);
  const kgl_float_array numbers = floats_at(numbers_at, numbers_length, is_double);
  return checked("formatFloats", kgl_format_floats(numbers, kgl_instance_bytes(out_at, out_length), out_length),
                 "out to have room for every number");
}

uint32_t w2c_text_scanJsonString(struct w2c_text *module, uint32_t at, uint32_t length, uint32_t from) {
  kgl_host_enter(module);
  if (from > length) kgl_host_throw("RangeError", "scanJsonString: expected from to be a place in json");
  return (uint32_t)ON_TIER(scan_json_string)(text_at(at, length), from);
}

uint32_t w2c_text_isUtf8(struct w2c_text *module, uint32_t at, uint32_t length) {
  kgl_host_enter(module);
  return ON_TIER(is_utf8)(text_at(at, length));
}

static const char base64_room[] = "out to have room for all of it";

uint32_t w2c_text_encodeBase64(struct w2c_text *module, uint32_t at, uint32_t length, uint32_t out_at, uint32_t out_length,
                               uint32_t form) {
  kgl_host_enter(module);
  uint8_t *out = kgl_instance_bytes(out_at, out_length);
  const uint64_t wanted = ((uint64_t)length + 2) / 3 * 4;
  if (wanted > out_length) checked("encodeBase64", KGL_TEXT_FAULT(KGL_TEXT_ROOM, wanted), base64_room);
  return (uint32_t)ON_TIER(encode_base64)(text_at(at, length), out, (int)form);
}

uint32_t w2c_text_decodeBase64(struct w2c_text *module, uint32_t at, uint32_t length, uint32_t out_at, uint32_t out_length,
                               uint32_t form) {
  kgl_host_enter(module);
  uint8_t *out = kgl_instance_bytes(out_at, out_length);
  return checked("decodeBase64", ON_TIER(decode_base64)(text_at(at, length), out, out_length, (int)form), base64_room);
}
