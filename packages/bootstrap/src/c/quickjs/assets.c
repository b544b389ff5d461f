/* readAsset(name): a file that was shipped beside the code, mapped into memory. */
#include "internal.h"

#include "../asset_path.h"
#include "../clock.h"
#include "../marks.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* `transfer(length)` moves the bytes to memory of that size: past the end of its file a mapping cannot be touched. */
static void *move_mapping(void *bytes, size_t *size, size_t new_size) {
  void *moved = mmap(NULL, new_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (moved == MAP_FAILED) return NULL;
  memcpy(moved, bytes, *size < new_size ? *size : new_size);
  munmap(bytes, *size);
  *size = new_size;
  return moved;
}

static void *resize_mapping(JSRuntime *runtime, void *size, void *bytes, size_t new_size) {
  (void)runtime;
  if (new_size) return move_mapping(bytes, size, new_size);
  munmap(bytes, *(size_t *)size);
  free(size);
  return NULL;
}

/* The mapping becomes the array's own. */
static JSValue new_array(JSContext *ctx, uint8_t *bytes, size_t length) {
  size_t *size = malloc(sizeof *size);
  if (!size) return JS_ThrowOutOfMemory(ctx);
  *size = length;
  JSValue buffer = JS_NewArrayBuffer(ctx, bytes, length, 0, resize_mapping, size, false);
  if (JS_IsException(buffer)) return buffer;
  JSValueConst argument = buffer;
  JSValue array = JS_NewTypedArray(ctx, 1, &argument, JS_TYPED_ARRAY_UINT8);
  JS_FreeValue(ctx, buffer);
  return array;
}

/* Copy on write: what the program changes is this process's own, never the file. */
static JSValue map_file(JSContext *ctx, int fd, const char *name, const char *path) {
  struct stat info;
  if (fd < 0 || fstat(fd, &info) < 0)
    return JS_ThrowPlainError(ctx, "Expected the asset \"%s\", found none at %s (%s); name it in the option `assets` of "
                              "@kinglet/bundler", name, path, strerror(errno));
  if (!S_ISREG(info.st_mode)) return JS_ThrowPlainError(ctx, "Expected the asset \"%s\" to be a file, found none at %s", name, path);
  if (info.st_size == 0) return JS_NewUint8ArrayCopy(ctx, (const uint8_t *)"", 0);
  void *bytes = mmap(NULL, (size_t)info.st_size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
  if (bytes == MAP_FAILED) return JS_ThrowOutOfMemory(ctx);
  return new_array(ctx, bytes, (size_t)info.st_size);
}

static JSValue read_asset(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  if (!JS_IsString(argv[0])) return JS_ThrowTypeError(ctx, "Expected the name of an asset, a string");
  size_t length;
  double begun = kgl_clock_precise_ms();
  const char *name = JS_ToCStringLen(ctx, &length, argv[0]);
  if (!name) return JS_EXCEPTION;
  JSValue result;
  kgl_buffer path = {0};
  if (!kgl_asset_path(&path, (kgl_slice){name, length})) {
    result = JS_ThrowTypeError(ctx, "Expected the name of an asset, a relative path without \"..\", got \"%s\"", name);
  } else if (path.failed) {
    result = JS_ThrowOutOfMemory(ctx);
  } else {
    int fd = open((const char *)path.bytes, O_RDONLY | O_CLOEXEC);
    result = map_file(ctx, fd, name, (const char *)path.bytes);
    if (fd >= 0) close(fd);
  }
  kgl_buffer_free(&path);
  JS_FreeCString(ctx, name);
  kgl_mark_asset(begun);
  return result;
}

int kgl_assets_natives(JSContext *ctx, JSValueConst native) {
  static const JSCFunctionListEntry functions[] = {JS_CFUNC_DEF("readAsset", 1, read_asset)};
  return JS_SetPropertyFunctionList(ctx, native, functions, 1);
}
