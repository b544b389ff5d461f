/* What every module of AssemblyScript may import from `env`: the standard library's own imports. */
#include "host.h"

#include "../clock.h"
#include "../entropy.h"
#include "../log.h"
#include "engine_state.h"
#include "text.h"
#include "trap.h"

#include <math.h>
#include <stdlib.h>

/* The bytes of an object, before it in memory (AssemblyScript's run-time, OBJECT.rtSize). */
#define SIZE_BEFORE 4

struct w2c_env;

static uint32_t object_size(uint32_t object) {
  uint32_t size;
  memcpy(&size, kgl_instance_bytes(object - SIZE_BEFORE, SIZE_BEFORE), SIZE_BEFORE);
  return size;
}

void kgl_host_append_string(kgl_buffer *buffer, uint32_t string) {
  if (!string) return;
  if (string % sizeof(uint16_t)) wasm_rt_trap(WASM_RT_TRAP_OOB); /* no object of the run-time's lies so */
  uint32_t size = object_size(string);
  const uint16_t *units = kgl_instance_bytes(string, size);
  kgl_buffer_utf16(buffer, units, size / sizeof *units);
}

kgl_slice kgl_host_string(uint32_t string) {
  static kgl_buffer copy;
  kgl_buffer_clear(&copy);
  kgl_buffer_reserve(&copy, 0);
  kgl_host_append_string(&copy, string);
  if (copy.failed) kgl_host_throw("Error", "A text did not fit into memory");
  return (kgl_slice){(const char *)copy.bytes, copy.length};
}

void kgl_host_log(kgl_log_level level, kgl_slice text, const kgl_error *error) {
  static kgl_buffer record;
  if (level < kgl_log_lowest()) return;
  kgl_buffer_clear(&record);
  if (kgl_log_is_json()) {
    kgl_buffer_text(&record, "\"message\":");
    kgl_buffer_json(&record, text.bytes, text.length);
    if (error) {
      kgl_buffer_text(&record, ",\"errorType\":");
      kgl_buffer_json(&record, error->type, strlen(error->type));
      kgl_buffer_text(&record, ",\"errorMessage\":");
      kgl_buffer_json(&record, error->message.bytes, error->message.length);
      kgl_buffer_text(&record, ",\"stackTrace\":[]"); /* an error that was not thrown has no place */
    }
  } else if (error) {
    kgl_buffer_append(&record, text.bytes, text.length);
    kgl_buffer_text(&record, " ");
    kgl_buffer_text(&record, error->type);
    kgl_buffer_text(&record, ": ");
    kgl_buffer_append(&record, error->message.bytes, error->message.length);
  } else {
    kgl_log_record(kgl_native_engine.invocation, level, text);
    return;
  }
  if (!record.failed)
    kgl_log_record(kgl_native_engine.invocation, level, (kgl_slice){(const char *)record.bytes, record.length});
}

#define CONSOLE(name, level)                                                 \
  void w2c_env_console0x2E##name(struct w2c_env *module, uint32_t message) { \
    kgl_host_enter(module);                                                  \
    kgl_host_log(level, kgl_host_string(message), NULL);                     \
  }
CONSOLE(debug, KGL_LOG_DEBUG)
CONSOLE(log, KGL_LOG_INFO)
CONSOLE(info, KGL_LOG_INFO)
CONSOLE(warn, KGL_LOG_WARN)
CONSOLE(error, KGL_LOG_ERROR)

void w2c_env_console0x2Eassert(struct w2c_env *module, uint32_t condition, uint32_t message) {
  if (!condition) w2c_env_console0x2Eerror(module, message);
}

/* Cut off after six places, without zeros at the end; very large and very small ones with an exponent of ten. */
static void append_value(kgl_buffer *text, double value) {
  if (isnan(value)) {
    kgl_buffer_text(text, "NaN");
    return;
  }
  if (value < 0) kgl_buffer_text(text, "-");
  value = fabs(value);
  if (isinf(value)) {
    kgl_buffer_text(text, "Infinity");
    return;
  }
  int up = 0, down = 0;
  for (; value >= 1e15; up++) value /= 10;
  for (; value > 0 && value < 1e-3; down++) value *= 10;
  uint64_t whole = (uint64_t)value, millionths = (uint64_t)((value - (double)whole) * 1e6 + 1e6);
  kgl_buffer_number(text, whole);
  size_t from = text->length;
  if (millionths > 1000000) kgl_buffer_number(text, millionths);
  if (text->failed) return;
  while (text->length > from && text->bytes[text->length - 1] == '0') text->length--;
  if (text->length > from) text->bytes[from] = '.'; /* in place of the leading 1 */
  if (up || down) kgl_buffer_text(text, up ? "e" : "e-");
  if (up || down) kgl_buffer_number(text, (uint64_t)(up + down));
}

/* trace(message, count, …): up to five numbers. */
void w2c_env_trace(struct w2c_env *module, uint32_t message, uint32_t count, double a, double b, double c, double d,
                   double e) {
  kgl_host_enter(module);
  static kgl_buffer text; /* outlasts a call that is cut off */
  double values[] = {a, b, c, d, e};
  kgl_buffer_clear(&text);
  kgl_host_append_string(&text, message);
  for (uint32_t i = 0; i < count && i < 5; i++) {
    kgl_buffer_text(&text, i ? ", " : " ");
    append_value(&text, values[i]);
  }
  if (!text.failed) kgl_host_log(KGL_LOG_TRACE, (kgl_slice){(const char *)text.bytes, text.length}, NULL);
}

void kgl_host_begin_error(void) {
  kgl_native *native = &kgl_native_engine;
  kgl_buffer_clear(&native->error_message);
  kgl_buffer_clear(&native->error_stack);
  native->failed = true;
}

/* abort(), and every `throw`: one that is the program's own comes after w2c_kinglet_thrown. */
void w2c_env_abort(struct w2c_env *module, uint32_t message, uint32_t file, uint32_t line, uint32_t column) {
  kgl_host_enter(module);
  kgl_native *native = &kgl_native_engine;
  if (native->thrown == KGL_THROWN_NOTHING) kgl_buffer_clear(&native->error_type);
  kgl_host_begin_error();
  kgl_host_append_string(&native->error_message, message);
  if (native->thrown != KGL_THROWN_VALUE) {
    kgl_buffer_text(&native->error_stack, "at ");
    kgl_host_append_string(&native->error_stack, file);
    kgl_buffer_text(&native->error_stack, ":");
    kgl_buffer_number(&native->error_stack, line);
    kgl_buffer_text(&native->error_stack, ":");
    kgl_buffer_number(&native->error_stack, column);
  }
  kgl_trap_leave();
}

void kgl_host_throw(const char *type, const char *message) {
  kgl_native *native = &kgl_native_engine;
  kgl_host_begin_error();
  kgl_buffer_clear(&native->error_type);
  kgl_buffer_text(&native->error_type, type);
  kgl_buffer_text(&native->error_message, message);
  kgl_trap_leave();
}

double w2c_env_Date0x2Enow(struct w2c_env *module) {
  kgl_host_enter(module);
  return floor(kgl_clock_wall_ms());
}

double w2c_env_performance0x2Enow(struct w2c_env *module) {
  kgl_host_enter(module);
  return kgl_clock_precise_ms();
}

void kgl_host_fill_random(void *bytes, size_t length) {
  if (!kgl_entropy_fill(bytes, length)) abort(); /* what is not random must not pass for it */
}

/* The bits of a number: AssemblyScript seeds Math.random with all of them. */
double w2c_env_seed(struct w2c_env *module) {
  kgl_host_enter(module);
  double bits;
  kgl_host_fill_random(&bits, sizeof bits);
  return bits;
}
