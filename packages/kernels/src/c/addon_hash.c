/* Node-API glue for hashes and ciphers, on bytes that the script holds: no memory here outlives a call.
 *
 * hashes(isa | undefined) gives an object of
 *   sha256(bytes, digest)            digest: Uint8Array of 32
 *   sha256Start(state), sha256Add(state, bytes), sha256End(state, digest)    state: Uint8Array of stateBytes
 *   crc32c(bytes, before)            a number
 *   aesExpand(bytes, key)            bytes: 16, 24 or 32; key: Uint8Array of keyBytes
 *   aesCtr(key, counter, offset, bytes, out)
 * With isa "scalar" none of the processor's instructions for them is used, with another name none for two blocks of AES.
 * Callers have checked types and lengths; what would lead outside an array is refused all the same. */
#include <string.h>

#include "addon.h"
#include "aes.h"
#include "cpu.h"
#include "crc32c.h"
#include "sha256.h"

typedef struct {
  uint8_t *at;
  size_t length;
} bytes;

static napi_value refuse(napi_env env, const char *wanted) {
  kgl_failure failure;
  kgl_fail(&failure, KGL_RANGE_ERROR, "LENGTH", "hashes: expected %s", wanted);
  return kgl_throw(env, &failure);
}

static bool read_bytes(napi_env env, napi_value value, bytes *read) {
  return kgl_good(env, napi_get_typedarray_info(env, value, NULL, &read->length, (void **)&read->at, NULL, NULL));
}

/* The arguments, `count` of them, and the features that may be used, which the function's data pointer is. */
static bool arguments_of(napi_env env, napi_callback_info info, size_t count, napi_value *arguments, uint32_t *features) {
  void *data;
  if (!kgl_good(env, napi_get_cb_info(env, info, &count, arguments, NULL, &data))) return false;
  *features = (uint32_t)(uintptr_t)data;
  return true;
}

static napi_value call_sha256(napi_env env, napi_callback_info info) {
  napi_value arguments[2];
  uint32_t features;
  bytes message, digest;
  if (!arguments_of(env, info, 2, arguments, &features)) return NULL;
  if (!read_bytes(env, arguments[0], &message) || !read_bytes(env, arguments[1], &digest)) return NULL;
  if (digest.length < KGL_SHA256_DIGEST) return refuse(env, "room for a digest");
  kgl_sha256(features, message.at, message.length, digest.at);
  return NULL;
}

static bool read_state(napi_env env, napi_value value, bytes *read) {
  if (!read_bytes(env, value, read)) return false;
  return read->length == sizeof(kgl_sha256_state) || refuse(env, "a state");
}

static napi_value call_sha256_start(napi_env env, napi_callback_info info) {
  napi_value argument;
  uint32_t features;
  bytes at;
  if (!arguments_of(env, info, 1, &argument, &features) || !read_state(env, argument, &at)) return NULL;
  kgl_sha256_state state = {0};
  kgl_sha256_start(&state);
  memcpy(at.at, &state, sizeof state);
  return NULL;
}

static napi_value call_sha256_add(napi_env env, napi_callback_info info) {
  napi_value arguments[2];
  uint32_t features;
  bytes at, part;
  if (!arguments_of(env, info, 2, arguments, &features)) return NULL;
  if (!read_state(env, arguments[0], &at) || !read_bytes(env, arguments[1], &part)) return NULL;
  kgl_sha256_state state;
  memcpy(&state, at.at, sizeof state); /* which may lie anywhere */
  kgl_sha256_add(features, &state, part.at, part.length);
  memcpy(at.at, &state, sizeof state);
  return NULL;
}

static napi_value call_sha256_end(napi_env env, napi_callback_info info) {
  napi_value arguments[2];
  uint32_t features;
  bytes at, digest;
  if (!arguments_of(env, info, 2, arguments, &features)) return NULL;
  if (!read_state(env, arguments[0], &at) || !read_bytes(env, arguments[1], &digest)) return NULL;
  if (digest.length < KGL_SHA256_DIGEST) return refuse(env, "room for a digest");
  kgl_sha256_state state;
  memcpy(&state, at.at, sizeof state);
  kgl_sha256_end(features, &state, digest.at);
  return NULL;
}

static napi_value call_crc32c(napi_env env, napi_callback_info info) {
  napi_value arguments[2], result;
  uint32_t features, before;
  bytes message;
  if (!arguments_of(env, info, 2, arguments, &features) || !read_bytes(env, arguments[0], &message)) return NULL;
  if (!kgl_good(env, napi_get_value_uint32(env, arguments[1], &before))) return NULL;
  const uint32_t sum = kgl_crc32c(features, before, message.at, message.length);
  return kgl_good(env, napi_create_uint32(env, sum, &result)) ? result : NULL;
}

static napi_value call_aes_expand(napi_env env, napi_callback_info info) {
  napi_value arguments[2];
  uint32_t features;
  bytes given, room;
  if (!arguments_of(env, info, 2, arguments, &features)) return NULL;
  if (!read_bytes(env, arguments[0], &given) || !read_bytes(env, arguments[1], &room)) return NULL;
  if (room.length != sizeof(kgl_aes_key)) return refuse(env, "room for a key");
  kgl_aes_key key = {0};
  if (!kgl_aes_expand(features, &key, given.at, given.length)) return refuse(env, "a key of 16, 24 or 32 bytes");
  memcpy(room.at, &key, sizeof key);
  return NULL;
}

static bool read_key(napi_env env, napi_value value, kgl_aes_key *key) {
  bytes expanded;
  if (!read_bytes(env, value, &expanded)) return false;
  if (expanded.length != sizeof *key) return refuse(env, "an expanded key");
  memcpy(key, expanded.at, sizeof *key);
  return (key->rounds >= 2 && key->rounds <= KGL_AES_MOST_ROUNDS) || refuse(env, "an expanded key");
}

static napi_value call_aes_ctr(napi_env env, napi_callback_info info) {
  napi_value arguments[5];
  uint32_t features;
  kgl_aes_key key;
  bytes counter, message, out;
  double offset;
  if (!arguments_of(env, info, 5, arguments, &features) || !read_key(env, arguments[0], &key)) return NULL;
  if (!read_bytes(env, arguments[1], &counter) || !kgl_good(env, napi_get_value_double(env, arguments[2], &offset))) return NULL;
  if (!read_bytes(env, arguments[3], &message) || !read_bytes(env, arguments[4], &out)) return NULL;
  const bool fits = counter.length == KGL_AES_BLOCK && out.length >= message.length && offset >= 0 && offset < 0x1p53;
  if (!fits) return refuse(env, "a counter of 16 bytes, an offset below 2^53 and room for the result");
  kgl_aes_ctr(features, &key, counter.at, (uint64_t)offset, message.at, message.length, out.at);
  return NULL;
}

static bool add_size(napi_env env, napi_value object, const char *name, size_t size) {
  napi_value value;
  return kgl_good(env, napi_create_uint32(env, (uint32_t)size, &value)) &&
         kgl_good(env, napi_set_named_property(env, object, name, value));
}

static uint32_t allowed(const char *isa) {
  if (strcmp(isa, "scalar") == 0) return 0;
  return kgl_cpu_features() & ~(isa[0] ? KGL_CPU_VAES : 0);
}

napi_value kgl_hashes(napi_env env, napi_callback_info info) {
  size_t count = 1, length;
  napi_value argument, hashes;
  char isa[64] = "";
  if (!kgl_good(env, napi_get_cb_info(env, info, &count, &argument, NULL, NULL))) return NULL;
  napi_status status = napi_get_value_string_utf8(env, argument, isa, sizeof isa, &length);
  if (status != napi_string_expected && !kgl_good(env, status)) return NULL;
  void *features = (void *)(uintptr_t)allowed(isa);
  const napi_property_descriptor properties[] = {
      {.utf8name = "sha256", .method = call_sha256, .data = features},
      {.utf8name = "sha256Start", .method = call_sha256_start, .data = features},
      {.utf8name = "sha256Add", .method = call_sha256_add, .data = features},
      {.utf8name = "sha256End", .method = call_sha256_end, .data = features},
      {.utf8name = "crc32c", .method = call_crc32c, .data = features},
      {.utf8name = "aesExpand", .method = call_aes_expand, .data = features},
      {.utf8name = "aesCtr", .method = call_aes_ctr, .data = features},
  };
  if (!kgl_good(env, napi_create_object(env, &hashes))) return NULL;
  if (!kgl_good(env, napi_define_properties(env, hashes, sizeof properties / sizeof *properties, properties))) return NULL;
  const bool has_sizes = add_size(env, hashes, "stateBytes", sizeof(kgl_sha256_state)) &&
                         add_size(env, hashes, "keyBytes", sizeof(kgl_aes_key));
  return has_sizes ? hashes : NULL;
}
