/* What the program does: answers, errors, records, streams. Imports from `kinglet`, called by the library in
 * assembly/@kinglet/runtime. */
#include "../clock.h"
#include "../requests.h"
#include "engine_state.h"
#include "host.h"
#include "trap.h"

#include <math.h>

/* A stream is sent on while no more than this waits; then its writer does. */
#define STREAM_ROOM ((size_t)64 * 1024)

struct w2c_kinglet;

/* Empty, for the answer of the invocation that runs. */
static kgl_buffer *begin_answer(void) {
  kgl_native *native = &kgl_native_engine;
  if (!native->invocation) kgl_host_throw("Error", "Expected an invocation to answer to");
  kgl_buffer *answer = &native->slots[native->invocation->slot].answer;
  kgl_buffer_clear(answer);
  return answer;
}

void w2c_kinglet_answerText(struct w2c_kinglet *module, uint32_t text) {
  kgl_host_enter(module);
  kgl_buffer *answer = begin_answer();
  if (text) kgl_host_append_string(answer, text);
  else kgl_buffer_text(answer, "null");
}

void w2c_kinglet_answerBytes(struct w2c_kinglet *module, uint32_t bytes, uint32_t length) {
  kgl_host_enter(module);
  kgl_buffer_append(begin_answer(), kgl_instance_bytes(bytes, length), length);
}

/* The error that the invocation ends with. */
void w2c_kinglet_fail(struct w2c_kinglet *module, uint32_t type, uint32_t message) {
  kgl_host_enter(module);
  kgl_native *native = &kgl_native_engine;
  kgl_host_begin_error();
  kgl_buffer_clear(&native->error_type);
  kgl_host_append_string(&native->error_type, type);
  kgl_host_append_string(&native->error_message, message);
}

/* What the abort() that follows is about: an error's name; or the type of a value, which has no place. */
void w2c_kinglet_thrown(struct w2c_kinglet *module, uint32_t type, uint32_t is_error) {
  kgl_host_enter(module);
  kgl_native *native = &kgl_native_engine;
  kgl_buffer_clear(&native->error_type);
  kgl_host_append_string(&native->error_type, type);
  native->thrown = is_error ? KGL_THROWN_ERROR : KGL_THROWN_VALUE;
}

/* Whole milliseconds; below zero when the deadline has passed and the environment has not been stopped yet. Where there is no
 * deadline there is all the time in the world. */
double w2c_kinglet_remainingTime(struct w2c_kinglet *module) {
  kgl_host_enter(module);
  const kgl_invocation *invocation = kgl_native_engine.invocation;
  return invocation ? floor(invocation->end_ms - kgl_clock_precise_ms()) : HUGE_VAL;
}

/* Any number as a level: the nearest below, TRACE at least. */
static kgl_log_level level_of(uint32_t level) {
  return level < KGL_LOG_TRACE ? KGL_LOG_TRACE : level > KGL_LOG_FATAL ? KGL_LOG_FATAL : (kgl_log_level)(level & ~3u);
}

void w2c_kinglet_log(struct w2c_kinglet *module, uint32_t level, uint32_t message) {
  kgl_host_enter(module);
  kgl_host_log(level_of(level), kgl_host_string(message), NULL);
}

void w2c_kinglet_logError(struct w2c_kinglet *module, uint32_t level, uint32_t message, uint32_t type,
                          uint32_t error_message) {
  kgl_host_enter(module);
  static kgl_buffer texts[2];
  const uint32_t strings[] = {type, error_message};
  for (int i = 0; i < 2; i++) {
    kgl_buffer_clear(&texts[i]);
    kgl_host_append_string(&texts[i], strings[i]);
    kgl_buffer_text(&texts[i], "");
    if (texts[i].failed) return;
  }
  kgl_error error = {(const char *)texts[0].bytes, {(const char *)texts[1].bytes, texts[1].length}, {NULL, 0}};
  kgl_host_log(level_of(level), kgl_host_string(message), &error);
}

void w2c_kinglet_sleep(struct w2c_kinglet *module, double milliseconds) {
  kgl_host_enter(module);
  if (milliseconds > 0) kgl_sleep_ms(milliseconds < 1e9 ? milliseconds : 1e9);
}

void w2c_kinglet_fillRandom(struct w2c_kinglet *module, uint32_t bytes, uint32_t length) {
  kgl_host_enter(module);
  kgl_host_fill_random(kgl_instance_bytes(bytes, length), length);
}

/* The invocation that runs, if its answer is a stream. One that the program has made itself would take the place of an
 * answer, or go into another's. */
static kgl_invocation *streaming(bool started) {
  kgl_native *native = &kgl_native_engine;
  bool streams = kgl_the_program.handlers[native->handler].kind == KGL_HANDLES_STREAM;
  if (!native->invocation || !streams || native->invocation->stream.started != started)
    kgl_host_throw("Error", "Expected the stream that the handler was called with");
  return native->invocation;
}

void w2c_kinglet_streamStart(struct w2c_kinglet *module, uint32_t content_type) {
  kgl_host_enter(module);
  kgl_slice type = kgl_host_string(content_type);
  for (size_t i = 0; i < type.length; i++)
    if ((uint8_t)type.bytes[i] < ' ' || type.bytes[i] == 0x7f)
      kgl_host_throw("Error", "Expected a content type without control characters: it becomes a header");
  kgl_request_stream(streaming(false), type.bytes);
}

/* Sends at once what the connection takes, and waits where it takes no more. */
static void write_stream(const void *bytes, size_t length) {
  kgl_invocation *invocation = streaming(true);
  kgl_stream_write(&invocation->stream, bytes, length);
  kgl_invocation_flush(invocation, STREAM_ROOM);
}

void w2c_kinglet_streamText(struct w2c_kinglet *module, uint32_t text) {
  kgl_host_enter(module);
  kgl_slice utf8 = kgl_host_string(text);
  write_stream(utf8.bytes, utf8.length);
}

void w2c_kinglet_streamBytes(struct w2c_kinglet *module, uint32_t bytes, uint32_t length) {
  kgl_host_enter(module);
  write_stream(kgl_instance_bytes(bytes, length), length);
}

void w2c_kinglet_streamEnd(struct w2c_kinglet *module) {
  kgl_host_enter(module);
  streaming(true);
  kgl_native_engine.stream_ended = true;
}
