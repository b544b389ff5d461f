#include "assets.h"

#include "../asset_path.h"
#include "../clock.h"
#include "../marks.h"
#include "host.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int kgl_host_open_asset(uint32_t name, uint64_t *length) {
  kgl_buffer path = {0};
  struct stat info;
  int file = -1;
  if (kgl_asset_path(&path, kgl_host_string(name)) && !path.failed)
    file = open((const char *)path.bytes, O_RDONLY | O_CLOEXEC);
  kgl_buffer_free(&path);
  if (file < 0) return -1;
  if (fstat(file, &info) < 0 || !S_ISREG(info.st_mode)) {
    close(file);
    return -1;
  }
  *length = (uint64_t)info.st_size;
  return file;
}

kgl_asset_search kgl_host_map_asset(uint32_t name, kgl_asset *asset) {
  uint64_t length;
  double begun = kgl_clock_precise_ms();
  int file = kgl_host_open_asset(name, &length);
  if (file < 0) return KGL_ASSET_ABSENT;
  void *bytes = length ? mmap(NULL, length, PROT_READ, MAP_PRIVATE, file, 0) : NULL;
  close(file);
  kgl_mark_asset(begun);
  if (bytes == MAP_FAILED) return KGL_ASSET_UNMAPPED;
  *asset = (kgl_asset){.bytes = bytes, .length = length, .is_mapped = length > 0};
  return KGL_ASSET_FOUND;
}

void kgl_host_release_asset(kgl_asset *asset) {
  if (asset->is_mapped) munmap((void *)(uintptr_t)asset->bytes, asset->length);
  else if (!asset->is_borrowed) free((void *)(uintptr_t)asset->bytes);
}
