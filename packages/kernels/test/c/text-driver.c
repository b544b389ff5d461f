/* Text functions on random and mutated texts: every tier against plain references, inputs and outputs against guard pages.
 *
 * text-driver [rounds [seed [step]]]: every step-th float is printed and read again, too. */
#define _GNU_SOURCE
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "text/read_number.h"
#include "text/text.h"

enum { ROOM = 1 << 13 };

static uint64_t state;
static size_t comparisons;

static uint64_t next(void) { /* xorshift64* (Marsaglia, Vigna) */
  state ^= state >> 12, state ^= state << 25, state ^= state >> 27;
  return state * UINT64_C(2685821657736338717);
}
static size_t below(size_t n) { return (size_t)((next() >> 16) % n); }

static void fail(const char *what, const char *isa, kgl_bytes text) {
  fprintf(stderr, "%s, %s, of %zu bytes:\n%.*s\n", what, isa, text.length, (int)text.length, (const char *)text.bytes);
  exit(1);
}

static void expect(bool is_true, const char *what, const char *isa, kgl_bytes text) {
  comparisons++;
  if (!is_true) fail(what, isa, text);
}

/* Memory that ends at a page nobody may touch; `begins` at one. */
typedef struct {
  uint8_t *first, *end;
} guarded;

static guarded make_guarded(void) {
  const size_t page = (size_t)sysconf(_SC_PAGESIZE);
  uint8_t *map = mmap(NULL, ROOM * 8 + 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (map == MAP_FAILED || mprotect(map, page, PROT_NONE) || mprotect(map + page + ROOM * 8, page, PROT_NONE)) exit(2);
  return (guarded){map + page, map + page + ROOM * 8};
}

static guarded input, output, other_output;

/* A copy before one guard page or behind the other. */
static kgl_bytes place(kgl_bytes text) {
  uint8_t *at = next() & 1 ? input.first : input.end - text.length;
  memmove(at, text.bytes, text.length);
  return (kgl_bytes){at, text.length};
}

static uint8_t scratch[ROOM];
static size_t length;

static void append(const char *format, ...) {
  va_list values;
  va_start(values, format);
  if (length < ROOM - 400) length += (size_t)vsnprintf((char *)scratch + length, ROOM - length, format, values);
  va_end(values);
}

static double random_double(void) {
  double number;
  do {
    const uint64_t bits = next();
    memcpy(&number, &bits, sizeof number);
  } while (!isfinite(number));
  return number;
}

static void append_space(void) {
  static const char *const spaces[] = {"", "", "", "", "", " ", "  ", "\n", "\t \r\n"};
  append("%s", spaces[below(9)]);
}

static void append_number(void) {
  const double unit = (double)(next() >> 11) * 0x1p-53;
  switch (below(9)) {
  case 0: append("%d", (int)below(1000) - 500); break;
  case 1: append("%.*f", (int)below(20), unit * 100); break;
  case 2: append("%.17g", unit); break;
  case 3: append("%.17g", random_double()); break;
  case 4: append("%.9g", (double)(float)(unit * 1e6)); break;
  case 5: append("%.*fe%d", (int)below(12), unit, (int)below(700) - 360); break;
  case 6: append("-%.8f", unit); break;
  case 7: append("%llu", (unsigned long long)next()); break;
  default: append("%.*f", (int)below(300), unit); break;
  }
}

static void append_numbers(void) {
  const size_t count = below(40);
  append_space(), append("["), append_space();
  for (size_t i = 0; i < count; i++) append(i ? "," : ""), append_space(), append_number(), append_space();
  append("]"), append_space();
}

static void append_value(int depth) {
  static const char *const values[] = {"null", "true", "false", "\"a\\\"b\\u00e4\\n\"", "\"\"", "[]", "{}", "1.5e3", "\"\xc3\xa9\""};
  if (depth == 0 || below(3)) {
    append("%s", values[below(9)]);
  } else if (below(2)) {
    append("["), append_value(depth - 1), append_space(), append(","), append_value(depth - 1), append("]");
  } else {
    append("{\"x\":"), append_value(depth - 1), append("}");
  }
}

static const char key[] = "f\xc3\xa9/";

static void append_object(void) {
  static const char *const names[] = {"\"f\xc3\xa9/\"", "\"f\\u00e9\\/\"", "\"\\u0066\\u00E9/\"", "\"f\"", "\"fe/\"", "\"\""};
  const size_t count = below(5);
  append("{"), append_space();
  for (size_t i = 0; i < count; i++) {
    const size_t name = below(6);
    append(i ? "," : ""), append_space(), append("%s", names[name]), append_space(), append(":");
    if (name < 3) append_numbers();
    else append_space(), append_value(3);
    append_space();
  }
  append("}");
}

static void mutate(void) {
  static const char marks[] = "[]{},:\"\\-+.eE0123456789 \n\x1f\x80\xc3\xff";
  for (size_t i = below(4); i > 0 && length > 0; i--) {
    const size_t at = below(length);
    switch (below(4)) {
    case 0: scratch[at] = (uint8_t)marks[below(sizeof marks - 1)]; break;
    case 1: memmove(scratch + at, scratch + at + 1, --length - at); break;
    case 2: length = at; break;
    default:
      if (length < ROOM) memmove(scratch + at + 1, scratch + at, length++ - at), scratch[at] = (uint8_t)marks[below(sizeof marks - 1)];
    }
  }
}

/* The numbers of an array that is one, by strtod; -1 for what begins with none. */
static long reference_numbers(kgl_bytes text, double *out) {
  static char copy[ROOM + 1];
  memcpy(copy, text.bytes, text.length);
  copy[text.length] = 0;
  const char *at = strchr(copy, '[');
  long count = 0;
  if (!at) return -1;
  for (at++; *at && *at != ']'; at++) {
    char *end;
    const double number = strtod(at, &end);
    if (end == at) continue; /* space, a comma */
    out[count++] = number;
    at = end - 1;
  }
  return count;
}

static bool same_bits(const void *a, const void *b, size_t bytes) { return bytes == 0 || memcmp(a, b, bytes) == 0; }

/* All tiers alike, as scalar code says, whose place is last; with room for exactly so many. */
static void check_parsing(bool is_object, bool is_whole) {
  const kgl_bytes text = place((kgl_bytes){scratch, length});
  const kgl_bytes name = {is_object ? (const uint8_t *)key : NULL, sizeof key - 1};
  static double numbers[ROOM];
  double *expected = (double *)other_output.first;
  const kgl_text_table *scalar = kgl_text_of_tier("scalar");
  const kgl_text_result count = scalar->parse_floats(text, name, (kgl_float_array){expected, ROOM, true});
  if (is_whole && !is_object) {
    const long found = reference_numbers(text, numbers);
    expect(found == (long)count && same_bits(numbers, expected, (size_t)count * sizeof(double)), "numbers", "scalar", text);
  }
  for (const kgl_text_table *table = kgl_text_tables; table->isa; table++) {
    for (int is_double = 0; is_double < 2; is_double++) {
      const size_t room = count > 0 && !is_object ? (size_t)count : ROOM, bytes = is_double ? sizeof(double) : sizeof(float);
      void *out = output.end - room * bytes;
      expect(table->parse_floats(text, name, (kgl_float_array){out, room, is_double}) == count, "result", table->isa, text);
      for (kgl_text_result i = 0; i < count; i++) {
        const float single = (float)expected[i];
        const void *want = is_double ? (const void *)&expected[i] : (const void *)&single;
        expect(same_bits((uint8_t *)out + (size_t)i * bytes, want, bytes), "number", table->isa, text);
      }
      if (count <= 0 || is_object) continue; /* an earlier member of that name may have more */
      const kgl_text_result less = table->parse_floats(text, name, (kgl_float_array){(uint8_t *)out + bytes, room - 1, is_double});
      expect(less < 0, "room for one less", table->isa, text);
    }
  }
}

static void check_parsers(void) {
  const bool is_object = below(3) == 0;
  length = 0;
  if (is_object) append_object();
  else append_numbers();
  check_parsing(is_object, true);
  mutate();
  check_parsing(is_object, false);
  check_parsing(!is_object, false);
}

/* By the code point, unlike the functions that are tested. */
static bool reference_utf8(kgl_bytes text) {
  for (size_t i = 0; i < text.length;) {
    const uint8_t first = text.bytes[i];
    const int more = first < 0x80 ? 0 : (first & 0xe0) == 0xc0 ? 1 : (first & 0xf0) == 0xe0 ? 2 : (first & 0xf8) == 0xf0 ? 3 : -1;
    if (more < 0 || i + (size_t)more >= text.length) return false;
    uint32_t point = more ? first & (0x3fu >> more) : first;
    for (int k = 1; k <= more; k++) {
      if ((text.bytes[i + (size_t)k] & 0xc0) != 0x80) return false;
      point = point << 6 | (text.bytes[i + (size_t)k] & 0x3f);
    }
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (point < least[more] || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return false;
    i += (size_t)more + 1;
  }
  return true;
}

static void append_point(void) {
  static const uint32_t edges[] = {0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xffff, 0x10000, 0x10ffff, 0x110000};
  const uint32_t point = below(4) ? (uint32_t)below(0x80) : below(2) ? edges[below(12)] : (uint32_t)below(0x110800);
  const int more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  if (length > ROOM - 8) return;
  scratch[length++] = (uint8_t)(more ? (0xff80 >> more & 0xff) | point >> 6 * more : point);
  for (int k = more - 1; k >= 0; k--) scratch[length++] = (uint8_t)(0x80 | (point >> 6 * k & 0x3f));
}

static void check_utf8(void) {
  const size_t points = below(150);
  length = 0;
  for (size_t i = 0; i < points; i++) append_point();
  if (below(2)) mutate();
  if (length && below(4) == 0) scratch[below(length)] = (uint8_t)next();
  const kgl_bytes text = place((kgl_bytes){scratch, length});
  const bool want = reference_utf8(text);
  for (const kgl_text_table *table = kgl_text_tables; table->isa; table++)
    expect(table->is_utf8(text) == want, "UTF-8", table->isa, text);
}

static void check_scanning(void) {
  length = below(200);
  for (size_t i = 0; i < length; i++) scratch[i] = (uint8_t)(below(80) ? ' ' + below(224) : next());
  const kgl_bytes text = place((kgl_bytes){scratch, length});
  const size_t from = below(length + 1);
  size_t want = from;
  while (want < length && scratch[want] >= ' ' && scratch[want] != '"' && scratch[want] != '\\') want++;
  for (const kgl_text_table *table = kgl_text_tables; table->isa; table++)
    expect(table->scan_json_string(text, from) == want, "a string's end", table->isa, text);
}

static size_t reference_base64(kgl_bytes bytes, uint8_t *out, int form) {
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  size_t count = 0;
  for (size_t bit = 0; bit < bytes.length * 8; bit += 6) {
    int value = 0;
    for (size_t k = bit; k < bit + 6; k++) value = value * 2 + (k < bytes.length * 8 ? bytes.bytes[k / 8] >> (7 - k % 8) & 1 : 0);
    out[count++] = (uint8_t)(value < 62 ? letters[value] : (form & 1 ? "-_" : "+/")[value - 62]);
  }
  while (!(form & 2) && count % 4) out[count++] = '=';
  return count;
}

/* A text is base64 if what it stands for has that form. */
static kgl_text_result reference_decoded(kgl_bytes text, uint8_t *out, int form) {
  static uint8_t again[ROOM * 2];
  size_t bits = 0, count = 0;
  memset(out, 0, ROOM);
  for (size_t i = 0; i < text.length && text.bytes[i] != '='; i++, bits += 6) {
    const uint8_t c = text.bytes[i];
    const int value = c >= 'A' && c <= 'Z' ? c - 'A' : c >= 'a' && c <= 'z' ? c - 'a' + 26 : c >= '0' && c <= '9' ? c - '0' + 52
                      : c == (form & 1 ? '-' : '+') ? 62 : c == (form & 1 ? '_' : '/') ? 63 : 0;
    for (size_t k = 0; k < 6; k++) out[(bits + k) / 8] |= (uint8_t)((value >> (5 - k) & 1) << (7 - (bits + k) % 8));
  }
  count = bits / 8;
  const size_t same = reference_base64((kgl_bytes){out, count}, again, form);
  return same == text.length && same_bits(again, text.bytes, same) ? (kgl_text_result)count : -1;
}

static void check_decoding(kgl_bytes text, int form) {
  static uint8_t want[ROOM];
  const kgl_text_result size = reference_decoded(text, want, form);
  for (const kgl_text_table *table = kgl_text_tables; table->isa; table++) {
    const size_t room = size < 0 ? ROOM : (size_t)size;
    uint8_t *out = output.end - room;
    const kgl_text_result got = table->decode_base64(text, out, room, form);
    expect((got < 0 ? -1 : got) == size && (size < 0 || same_bits(out, want, (size_t)size)), "decoded", table->isa, text);
    expect(got == kgl_text_of_tier("scalar")->decode_base64(text, other_output.first, ROOM, form), "a fault", table->isa, text);
    if (size > 0) expect(table->decode_base64(text, out + 1, room - 1, form) < 0, "room for one less", table->isa, text);
  }
}

static void check_base64(void) {
  static uint8_t want[ROOM];
  const int form = (int)below(4);
  length = below(300);
  for (size_t i = 0; i < length; i++) scratch[i] = (uint8_t)next();
  const kgl_bytes bytes = place((kgl_bytes){scratch, length});
  const size_t size = reference_base64(bytes, want, form), room = (length + 2) / 3 * 4;
  for (const kgl_text_table *table = kgl_text_tables; table->isa; table++) {
    uint8_t *out = output.end - room;
    expect(table->encode_base64(bytes, out, form) == size && same_bits(out, want, size), "encoded", table->isa, bytes);
  }
  memcpy(scratch, want, length = size);
  check_decoding(place((kgl_bytes){scratch, length}), form);
  mutate();
  if (length && below(2)) scratch[below(length)] = (uint8_t)next();
  check_decoding(place((kgl_bytes){scratch, length}), (int)below(4));
}

static void check_formatting(void) {
  const size_t count = below(30);
  const bool is_double = below(2);
  double *numbers = (double *)(input.end - count * sizeof(double));
  for (size_t i = 0; i < count; i++) numbers[i] = below(2) ? random_double() : (double)(next() >> 11) * 0x1p-53 * (double)below(1000);
  if (!is_double)
    for (size_t i = 0; i < count; i++) ((float *)numbers)[i] = (float)numbers[i];
  const kgl_float_array array = {numbers, count, is_double};
  const kgl_text_result size = kgl_format_floats(array, other_output.first, ROOM);
  const kgl_bytes text = {other_output.first, (size_t)size};
  double *again = (double *)(void *)output.first;
  for (size_t i = 0; i < count; i++) {
    const double number = is_double ? numbers[i] : (double)((float *)numbers)[i];
    if (!isfinite(number)) return; /* null, which is no number */
  }
  const kgl_text_result found = kgl_text_tables->parse_floats(text, (kgl_bytes){0}, (kgl_float_array){again, count, is_double});
  expect(found == (kgl_text_result)count, "printed", kgl_text_tables->isa, text);
  for (size_t i = 0; i < count; i++) {
    const double a = is_double ? numbers[i] : (double)((float *)numbers)[i], b = is_double ? again[i] : (double)((float *)again)[i];
    expect(a == b, "printed and read", kgl_text_tables->isa, text);
  }
  expect(kgl_format_floats(array, output.end - size, (size_t)size) == size, "printed into exact room", "any", text);
  expect(kgl_format_floats(array, output.end - size + 1, (size_t)size - 1) < 0, "printed into less", "any", text);
}

/* What the reader of numbers must tell apart: ties, the ends of the range, many digits. */
static void check_hard_numbers(void) {
  static const char *const texts[] = {
      "9007199254740993", "9007199254740992.5", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
      "2.2250738585072011e-308", "2.2250738585072014e-308", "1.7976931348623157e308", "1.7976931348623158e308",
      "1.7976931348623159e308", "1e400", "-1e-400", "0e99999999999999999999", "1e-99999999999999999999", "1e23",
      "0.000000000000000000000000000000000000001e40", "0.50000000000000000000000000000000000000000000",
      "9007199254740993.00000000000000000000000000000000000000000000000000000000000001", "6.631236846766476e-316",
      "7.038531e-26", "8.5e-1", "123456789012345678", "1234567890123456789012345678901234567890e-20"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    const kgl_bytes text = place((kgl_bytes){(const uint8_t *)texts[i], strlen(texts[i])});
    const uint8_t *at = text.bytes;
    double number = 0;
    const double want = strtod(texts[i], NULL);
    const bool is_read = kgl_take_number(&at, text.bytes + text.length, &number) && at == text.bytes + text.length;
    expect(is_read && same_bits(&number, &want, sizeof number), "a hard number", "any", text);
  }
}

/* Without a sign, which is printed as it is. */
static void check_floats(uint64_t step) {
  for (uint64_t bits = 1; bits < UINT64_C(0x7f800000); bits += step) {
    const uint32_t word = (uint32_t)bits;
    float number;
    memcpy(&number, &word, sizeof number);
    const kgl_text_result size = kgl_format_floats((kgl_float_array){&number, 1, false}, scratch, ROOM);
    const uint8_t *at = scratch + 1;
    double again = 0;
    const bool is_read = size > 0 && kgl_take_number(&at, scratch + size, &again) && at == scratch + size - 1;
    expect(is_read && (float)again == number, "a float", "any", (kgl_bytes){scratch, (size_t)size});
  }
}

int main(int count, char **arguments) {
  const long rounds = count > 1 ? atol(arguments[1]) : 1000;
  state = count > 2 ? strtoull(arguments[2], NULL, 10) : 1;
  input = make_guarded(), output = make_guarded(), other_output = make_guarded();
  check_hard_numbers();
  if (count > 3) check_floats(strtoull(arguments[3], NULL, 10));
  for (long i = 0; i < rounds; i++) check_parsers(), check_utf8(), check_scanning(), check_base64(), check_formatting();
  printf("{\"comparisons\":%zu,\"isas\":[", comparisons);
  for (const kgl_text_table *table = kgl_text_tables; table->isa; table++)
    printf("%s\"%s\"", table == kgl_text_tables ? "" : ",", table->isa);
  printf("]}\n");
  return 0;
}
