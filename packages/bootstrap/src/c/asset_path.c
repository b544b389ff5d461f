#include "asset_path.h"

#include <stdlib.h>
#include <string.h>

static bool is_inside(const char *name) {
  if (!*name || *name == '/') return false;
  for (const char *part = name; part; part = strchr(part, '/')) {
    if (*part == '/') part++;
    if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || !part[2])) return false;
  }
  return true;
}

bool kgl_asset_path(kgl_buffer *path, kgl_slice name) {
  const char *root = getenv("LAMBDA_TASK_ROOT");
  kgl_buffer_clear(path);
  kgl_buffer_text(path, root && *root ? root : ".");
  kgl_buffer_text(path, "/");
  size_t from = path->length;
  kgl_buffer_append(path, name.bytes, name.length);
  if (path->failed) return true; /* the caller sees that */
  const char *copy = (const char *)path->bytes + from;
  return strlen(copy) == name.length && is_inside(copy);
}
