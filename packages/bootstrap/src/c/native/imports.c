/* What the program imports from `kinglet`: the library in assembly/@kinglet/runtime calls these. */
#include "../asset_path.h"
#include "../clock.h"
#include "../requests.h"
#include "engine_state.h"
#include "host.h"
#include "text.h"
#include "trap.h"

#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

/* A stream is sent on while no more than this waits; then its writer does. */
#define STREAM_ROOM ((size_t)64 * 1024)
/* find…() of what is not there. */
#define ABSENT UINT32_MAX

struct w2c_kinglet;

/* In the order of the enum in assembly/@kinglet/runtime. */
enum { TEXT_EVENT, TEXT_REQUEST_ID, TEXT_ARN, TEXT_TRACE_ID, TEXT_CLIENT_CONTEXT, TEXT_IDENTITY, TEXT_TENANT_ID, TEXT_VARIABLE };
enum { BYTES_EVENT, BYTES_ASSET };

/* What was found last, for the copy that follows. */
static struct {
  const uint8_t *bytes;
  size_t length;
  int file;
} found = {.file = -1};

static kgl_slice text_of(uint32_t source, uint32_t name) {
  const kgl_invocation *invocation = kgl_native_engine.invocation;
  kgl_slice absent = {NULL, 0};
  if (source == TEXT_VARIABLE) {
    const char *value = getenv(kgl_host_string(name).bytes);
    return value ? kgl_text(value) : absent;
  }
  if (!invocation) return absent;
  switch (source) {
    case TEXT_EVENT: return (kgl_slice){(const char *)invocation->message.body.bytes, invocation->message.body.length};
    case TEXT_REQUEST_ID: return invocation->request_id;
    case TEXT_ARN: return invocation->function_arn;
    case TEXT_TRACE_ID: return invocation->trace_id;
    case TEXT_CLIENT_CONTEXT: return invocation->client_context;
    case TEXT_IDENTITY: return invocation->cognito_identity;
    case TEXT_TENANT_ID: return invocation->tenant_id;
    default: return absent;
  }
}

/* The length of a text in UTF-16 code units. */
uint32_t w2c_kinglet_findText(struct w2c_kinglet *module, uint32_t source, uint32_t name) {
  (void)module;
  static kgl_buffer repaired;
  kgl_slice text = text_of(source, name);
  found.bytes = (const uint8_t *)text.bytes;
  found.length = text.length;
  if (!found.bytes && source != TEXT_EVENT) return ABSENT;
  if (source != TEXT_EVENT && kgl_utf8_valid(found.bytes, found.length) < found.length) {
    kgl_buffer_clear(&repaired);
    kgl_buffer_utf8(&repaired, found.bytes, found.length);
    found.bytes = repaired.bytes;
    found.length = repaired.length;
  }
  return (uint32_t)kgl_utf16_length(found.bytes, found.length);
}

void w2c_kinglet_copyText(struct w2c_kinglet *module, uint32_t to) {
  (void)module;
  size_t units = kgl_utf16_length(found.bytes, found.length);
  kgl_utf16_write(kgl_instance_bytes(to, units * sizeof(uint16_t)), found.bytes, found.length);
}

static uint32_t find_asset(uint32_t name) {
  kgl_buffer path = {0};
  struct stat info;
  if (found.file >= 0) close(found.file);
  found.file = -1;
  if (kgl_asset_path(&path, kgl_host_string(name)) && !path.failed)
    found.file = open((const char *)path.bytes, O_RDONLY | O_CLOEXEC);
  kgl_buffer_free(&path);
  if (found.file < 0 || fstat(found.file, &info) < 0 || !S_ISREG(info.st_mode)) return ABSENT;
  /* More than any array may have, so that making one throws. */
  return (uint64_t)info.st_size < kgl_the_program.memory_max ? (uint32_t)info.st_size : INT32_MAX;
}

/* The length of an event or an asset in bytes. */
uint32_t w2c_kinglet_findBytes(struct w2c_kinglet *module, uint32_t source, uint32_t name) {
  (void)module;
  const kgl_invocation *invocation = kgl_native_engine.invocation;
  if (source == BYTES_ASSET) return find_asset(name);
  if (!invocation) return ABSENT;
  found.bytes = invocation->message.body.bytes;
  found.length = invocation->message.body.length;
  return (uint32_t)found.length;
}

void w2c_kinglet_copyBytes(struct w2c_kinglet *module, uint32_t to, uint32_t length) {
  (void)module;
  uint8_t *bytes = kgl_instance_bytes(to, length);
  if (found.file < 0) {
    memcpy(bytes, found.bytes, length < found.length ? length : found.length);
    return;
  }
  for (uint32_t done = 0; done < length;) {
    ssize_t got = read(found.file, bytes + done, length - done);
    if (got <= 0) break; /* the file has become shorter: the rest is zero */
    done += (uint32_t)got;
  }
  close(found.file);
  found.file = -1;
}

/* Empty, for the answer of the invocation that runs. */
static kgl_buffer *begin_answer(void) {
  kgl_native *native = &kgl_native_engine;
  if (!native->invocation) kgl_host_refuse("Expected an invocation to answer to");
  kgl_buffer *answer = &native->slots[native->invocation->slot].answer;
  kgl_buffer_clear(answer);
  return answer;
}

void w2c_kinglet_answerText(struct w2c_kinglet *module, uint32_t text) {
  (void)module;
  kgl_buffer *answer = begin_answer();
  if (text) kgl_host_append_string(answer, text);
  else kgl_buffer_text(answer, "null");
}

void w2c_kinglet_answerBytes(struct w2c_kinglet *module, uint32_t bytes, uint32_t length) {
  (void)module;
  kgl_buffer_append(begin_answer(), kgl_instance_bytes(bytes, length), length);
}

/* The error that the invocation ends with. */
void w2c_kinglet_fail(struct w2c_kinglet *module, uint32_t type, uint32_t message) {
  (void)module;
  kgl_native *native = &kgl_native_engine;
  kgl_buffer_clear(&native->error_type);
  kgl_buffer_clear(&native->error_message);
  kgl_buffer_clear(&native->error_stack);
  kgl_host_append_string(&native->error_type, type);
  kgl_host_append_string(&native->error_message, message);
  native->failed = true;
}

/* What the abort() that follows is about: an error's name; or the type of a value, which has no place. */
void w2c_kinglet_thrown(struct w2c_kinglet *module, uint32_t type, uint32_t is_error) {
  (void)module;
  kgl_native *native = &kgl_native_engine;
  kgl_buffer_clear(&native->error_type);
  kgl_host_append_string(&native->error_type, type);
  native->thrown = is_error ? KGL_THROWN_ERROR : KGL_THROWN_VALUE;
}

/* Milliseconds; below zero when the deadline has passed and the environment has not been stopped yet. Where there is no
 * deadline there is all the time in the world. */
double w2c_kinglet_remainingTime(struct w2c_kinglet *module) {
  (void)module;
  const kgl_invocation *invocation = kgl_native_engine.invocation;
  struct timeval now;
  gettimeofday(&now, NULL);
  double deadline = 0;
  kgl_slice digits = invocation ? invocation->deadline_ms : (kgl_slice){NULL, 0};
  for (size_t i = 0; i < digits.length; i++) {
    if (digits.bytes[i] < '0' || digits.bytes[i] > '9') return INFINITY;
    deadline = deadline * 10 + (digits.bytes[i] - '0');
  }
  return digits.length ? deadline - ((double)now.tv_sec * 1e3 + (double)now.tv_usec / 1e3) : INFINITY;
}

/* Any number as a level: the nearest below, TRACE at least. */
static kgl_log_level level_of(uint32_t level) {
  return level < KGL_LOG_TRACE ? KGL_LOG_TRACE : level > KGL_LOG_FATAL ? KGL_LOG_FATAL : (kgl_log_level)(level & ~3u);
}

void w2c_kinglet_log(struct w2c_kinglet *module, uint32_t level, uint32_t message) {
  (void)module;
  kgl_host_log(level_of(level), kgl_host_string(message), NULL);
}

void w2c_kinglet_logError(struct w2c_kinglet *module, uint32_t level, uint32_t message, uint32_t type,
                          uint32_t error_message) {
  (void)module;
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
  (void)module;
  if (milliseconds > 0) kgl_sleep_ms(milliseconds < 1e9 ? milliseconds : 1e9);
}

void w2c_kinglet_fillRandom(struct w2c_kinglet *module, uint32_t bytes, uint32_t length) {
  (void)module;
  kgl_host_fill_random(kgl_instance_bytes(bytes, length), length);
}

/* The invocation that runs, if its answer is a stream. One that the program has made itself would take the place of an
 * answer, or go into another's. */
static kgl_invocation *streaming(bool started) {
  kgl_native *native = &kgl_native_engine;
  bool streams = kgl_the_program.handlers[native->handler].kind == KGL_HANDLES_STREAM;
  if (!native->invocation || !streams || native->invocation->stream.started != started)
    kgl_host_refuse("Expected the stream that the handler was called with");
  return native->invocation;
}

void w2c_kinglet_streamStart(struct w2c_kinglet *module, uint32_t content_type) {
  (void)module;
  kgl_slice type = kgl_host_string(content_type);
  for (size_t i = 0; i < type.length; i++)
    if ((uint8_t)type.bytes[i] < ' ' || type.bytes[i] == 0x7f)
      kgl_host_refuse("Expected a content type without control characters: it becomes a header");
  kgl_request_stream(streaming(false), type.bytes);
}

/* Sends at once what the connection takes, and waits where it takes no more. */
static void write_stream(const void *bytes, size_t length) {
  kgl_invocation *invocation = streaming(true);
  kgl_stream_write(&invocation->stream, bytes, length);
  kgl_invocation_flush(invocation, STREAM_ROOM);
}

void w2c_kinglet_streamText(struct w2c_kinglet *module, uint32_t text) {
  (void)module;
  kgl_slice utf8 = kgl_host_string(text);
  write_stream(utf8.bytes, utf8.length);
}

void w2c_kinglet_streamBytes(struct w2c_kinglet *module, uint32_t bytes, uint32_t length) {
  (void)module;
  write_stream(kgl_instance_bytes(bytes, length), length);
}

void w2c_kinglet_streamEnd(struct w2c_kinglet *module) {
  (void)module;
  streaming(true);
  kgl_native_engine.stream_ended = true;
}
