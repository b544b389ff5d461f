/* The Linux calls that Node lacks: each as it is, its result or minus errno; checks of meaning are in TypeScript. */
#include "arguments.h"

NAPI_MODULE_INIT() {
  const bool done = export_mappings(env, exports) && export_pages(env, exports) && export_performance(env, exports) &&
                    export_processes(env, exports) && export_registers(env, exports);
  return done ? exports : NULL;
}
