/* What the program asks for: `find…` says how long it is, so that the program can make room, and `copy…` fills that. Imports
 * from `kinglet`, called by the library in assembly/@kinglet/runtime. */
#include "../clock.h"
#include "../marks.h"
#include "assets.h"
#include "engine_state.h"
#include "host.h"
#include "text.h"

#include <stdlib.h>
#include <unistd.h>

/* find…() of what is not there. */
#define ABSENT UINT32_MAX

struct w2c_kinglet;

/* In the order of the enum in assembly/@kinglet/runtime. */
enum { TEXT_EVENT, TEXT_REQUEST_ID, TEXT_ARN, TEXT_TRACE_ID, TEXT_CLIENT_CONTEXT, TEXT_IDENTITY, TEXT_TENANT_ID, TEXT_VARIABLE };
enum { BYTES_EVENT, BYTES_ASSET };

/* What was found last, for the copy that follows: bytes, or an open file. `units` are the UTF-16 code units of a text. */
static struct {
  const uint8_t *bytes;
  size_t length, units;
  int file;
} found = {.file = -1};

void kgl_host_forget(void) {
  if (found.file >= 0) close(found.file);
  memset(&found, 0, sizeof found);
  found.file = -1;
}

/* An empty one is there all the same. */
static kgl_slice event_of(const kgl_invocation *invocation) {
  const kgl_buffer *body = &invocation->message.body;
  return body->length ? (kgl_slice){(const char *)body->bytes, body->length} : kgl_text("");
}

static kgl_slice text_of(uint32_t source, uint32_t name) {
  const kgl_invocation *invocation = kgl_native_engine.invocation;
  kgl_slice absent = {NULL, 0};
  if (source == TEXT_VARIABLE) {
    kgl_slice variable = kgl_host_string(name);
    const char *value = strlen(variable.bytes) == variable.length ? getenv(variable.bytes) : NULL;
    return value ? kgl_text(value) : absent;
  }
  if (!invocation) return absent;
  switch (source) {
    case TEXT_EVENT: return event_of(invocation);
    case TEXT_REQUEST_ID: return invocation->request_id;
    case TEXT_ARN: return invocation->function_arn;
    case TEXT_TRACE_ID: return invocation->trace_id;
    case TEXT_CLIENT_CONTEXT: return invocation->client_context;
    case TEXT_IDENTITY: return invocation->cognito_identity;
    case TEXT_TENANT_ID: return invocation->tenant_id;
    default: return absent;
  }
}

/* Whether kgl_engine_begin has seen to it that the text is UTF-8. */
static bool is_checked(uint32_t source) {
  const kgl_native_handler *handler = &kgl_the_program.handlers[kgl_native_engine.handler];
  return source == TEXT_EVENT && handler->kind != KGL_HANDLES_BYTES;
}

/* The text, or a copy with a mark for each part of it that is not UTF-8. */
static kgl_slice well_formed(kgl_slice text) {
  static kgl_buffer repaired;
  if (kgl_utf8_valid((const uint8_t *)text.bytes, text.length) == text.length) return text;
  kgl_buffer_clear(&repaired);
  kgl_buffer_utf8(&repaired, (const uint8_t *)text.bytes, text.length);
  if (repaired.failed) kgl_host_throw("Error", "A text did not fit into memory");
  return (kgl_slice){(const char *)repaired.bytes, repaired.length};
}

/* The length of a text in UTF-16 code units. */
uint32_t w2c_kinglet_findText(struct w2c_kinglet *module, uint32_t source, uint32_t name) {
  kgl_host_enter(module);
  kgl_host_forget();
  kgl_slice text = text_of(source, name);
  if (!text.bytes) return ABSENT;
  if (!is_checked(source)) text = well_formed(text);
  found.bytes = (const uint8_t *)text.bytes;
  found.length = text.length;
  found.units = kgl_utf16_length(found.bytes, found.length);
  return (uint32_t)found.units;
}

void w2c_kinglet_copyText(struct w2c_kinglet *module, uint32_t to) {
  kgl_host_enter(module);
  uint16_t *units = kgl_instance_bytes(to, found.units * sizeof *units);
  if (found.units) kgl_utf16_write(units, found.bytes, found.length);
  kgl_host_forget();
}

static uint32_t find_asset(uint32_t name) {
  uint64_t length;
  double begun = kgl_clock_precise_ms();
  found.file = kgl_host_open_asset(name, &length);
  kgl_mark_asset(begun);
  if (found.file < 0) return ABSENT;
  /* More than any array may have, so that making one throws. */
  return length < kgl_the_program.memory_max ? (uint32_t)length : INT32_MAX;
}

/* The length of an event or an asset in bytes. */
uint32_t w2c_kinglet_findBytes(struct w2c_kinglet *module, uint32_t source, uint32_t name) {
  kgl_host_enter(module);
  const kgl_invocation *invocation = kgl_native_engine.invocation;
  kgl_host_forget();
  if (source == BYTES_ASSET) return find_asset(name);
  if (!invocation) return ABSENT;
  found.bytes = invocation->message.body.bytes;
  found.length = invocation->message.body.length;
  return (uint32_t)found.length;
}

void w2c_kinglet_copyBytes(struct w2c_kinglet *module, uint32_t to, uint32_t length) {
  kgl_host_enter(module);
  uint8_t *bytes = kgl_instance_bytes(to, length);
  double begun = kgl_clock_precise_ms();
  if (found.bytes) memcpy(bytes, found.bytes, length < found.length ? length : found.length);
  for (uint32_t done = 0; found.file >= 0 && done < length;) {
    ssize_t got = read(found.file, bytes + done, length - done);
    if (got <= 0) break; /* the file has become shorter: the rest is zero */
    done += (uint32_t)got;
  }
  if (found.file >= 0) kgl_mark_asset(begun);
  kgl_host_forget();
}
