/* Files that were shipped beside the bootstrap. */
#ifndef KGL_ASSETS_H
#define KGL_ASSETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The contents of a file: mapped, or memory from malloc, or another's. */
typedef struct {
  const void *bytes;
  size_t length;
  bool is_mapped, is_borrowed;
} kgl_asset;

/* Opens the asset of a name, a string of the program's, to read it. -1: there is none. */
int kgl_host_open_asset(uint32_t name, uint64_t *length);

typedef enum {
  KGL_ASSET_FOUND,
  KGL_ASSET_ABSENT, /* there is none of that name */
  KGL_ASSET_UNMAPPED, /* the system has no room for it */
} kgl_asset_search;

/* Maps it. One without bytes is found and not mapped. */
kgl_asset_search kgl_host_map_asset(uint32_t name, kgl_asset *asset);

void kgl_host_release_asset(kgl_asset *asset);

#endif
