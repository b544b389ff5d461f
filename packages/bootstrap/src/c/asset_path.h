/* Files that were shipped beside the bootstrap. */
#ifndef KGL_ASSET_PATH_H
#define KGL_ASSET_PATH_H

#include "buffer.h"

/* Writes the path of the asset `name` into `path`. False: it is no name that the bundler allows, which is relative and
 * without a part "..". */
bool kgl_asset_path(kgl_buffer *path, kgl_slice name);

#endif
