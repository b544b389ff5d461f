/* Numbers in files that are larger than memory. */
#ifndef KGL_ADDON_FILE_H
#define KGL_ADDON_FILE_H

#include "addon.h"

/* open(isa, descriptor), dot(file, other, first, count), rows(file, first, count, x, out), gather(file, indices, columns, out)
 * and close(file): of f32 in a file that must not become shorter. Windows are read one behind the other. */
napi_value kgl_file_functions(napi_env env);

#endif
