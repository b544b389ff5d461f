/* What the program asks for: `find…` says how long it is, so that the program can make room, and `copy…` fills that. Imports
 * from `kinglet`, called by the library in assembly/@kinglet/runtime. */
#include "../asset_path.h"
#include "engine_state.h"
#include "host.h"
#include "text.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* find…() of what is not there. */
#define ABSENT UINT32_MAX

struct w2c_kinglet;

/* In the order of the enum in assembly/@kinglet/runtime. */
enum { TEXT_EVENT, TEXT_REQUEST_ID, TEXT_ARN, TEXT_TRACE_ID, TEXT_CLIENT_CONTEXT, TEXT_IDENTITY, TEXT_TENANT_ID, TEXT_VARIABLE };
enum { BYTES_EVENT, BYTES_ASSET };

/* What was found last, for the copy that follows: bytes, or an open file. */
static struct {
  const uint8_t *bytes;
  size_t length;
  int file;
} found = {.file = -1};

/* A copy that never came must not be that of the next thing found. */
static void forget(void) {
  if (found.file >= 0) close(found.file);
  found.file = -1;
  found.bytes = NULL;
  found.length = 0;
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
  kgl_host_enter(module);
  static kgl_buffer repaired;
  forget();
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
  kgl_host_enter(module);
  size_t units = kgl_utf16_length(found.bytes, found.length);
  kgl_utf16_write(kgl_instance_bytes(to, units * sizeof(uint16_t)), found.bytes, found.length);
}

static uint32_t find_asset(uint32_t name) {
  kgl_buffer path = {0};
  struct stat info;
  if (kgl_asset_path(&path, kgl_host_string(name)) && !path.failed)
    found.file = open((const char *)path.bytes, O_RDONLY | O_CLOEXEC);
  kgl_buffer_free(&path);
  if (found.file < 0 || fstat(found.file, &info) < 0 || !S_ISREG(info.st_mode)) {
    forget();
    return ABSENT;
  }
  /* More than any array may have, so that making one throws. */
  return (uint64_t)info.st_size < kgl_the_program.memory_max ? (uint32_t)info.st_size : INT32_MAX;
}

/* The length of an event or an asset in bytes. */
uint32_t w2c_kinglet_findBytes(struct w2c_kinglet *module, uint32_t source, uint32_t name) {
  kgl_host_enter(module);
  const kgl_invocation *invocation = kgl_native_engine.invocation;
  forget();
  if (source == BYTES_ASSET) return find_asset(name);
  if (!invocation) return ABSENT;
  found.bytes = invocation->message.body.bytes;
  found.length = invocation->message.body.length;
  return (uint32_t)found.length;
}

void w2c_kinglet_copyBytes(struct w2c_kinglet *module, uint32_t to, uint32_t length) {
  kgl_host_enter(module);
  uint8_t *bytes = kgl_instance_bytes(to, length);
  if (found.bytes) memcpy(bytes, found.bytes, length < found.length ? length : found.length);
  for (uint32_t done = 0; found.file >= 0 && done < length;) {
    ssize_t got = read(found.file, bytes + done, length - done);
    if (got <= 0) break; /* the file has become shorter: the rest is zero */
    done += (uint32_t)got;
  }
  forget();
}
