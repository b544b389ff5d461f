/* What the files of the addon share. */
#ifndef KGL_ADDON_H
#define KGL_ADDON_H

#include <node_api.h>
#include <sys/types.h>

#include "dispatch.h"

/* True if the status is good; else makes sure that a JavaScript error is on its way. */
bool kgl_good(napi_env env, napi_status status);

/* How many bytes a descriptor's file has; its place stays. Not above 0 for what is no file. fstat is in no libc before 2.33,
 * which older systems of Lambda have not; what has no end cannot be sought. */
off_t kgl_file_size(int descriptor);

/* Throws what a check found. If even that fails, Node-API has an exception pending or the environment is going down. */
napi_value kgl_throw(napi_env env, const kgl_failure *failure);

/* bind(isa, buffer): the kernels of that tier on the bytes of a buffer, as functions that take byte offsets into it, and
 * plan(words), which makes a function that runs a recorded plan. The buffer must be one that cannot be detached: that of a
 * WebAssembly memory which never grows. */
napi_value kgl_bind_arena(napi_env env, napi_callback_info info);

/* modelFile(bytes): memory for a model file as `buffer`, to be filled in, and `open(isa, buffer, verify)`, which takes it away,
 * checks it, its constants only if `verify` is true, and gives session(mostItems, memory): `arena`, bind(items), run(), time(nanoseconds)
 * and segment(room), which has bind(words), run() and time(nanoseconds), too. `memory`, a Uint8Array, is where
 * the arena shall lie; a session whose memory was detached refuses to run. */
napi_value kgl_model_file(napi_env env, napi_callback_info info);

/* mapModel(file): the same, of a descriptor's file, which the system maps and which must not become shorter. The descriptor
 * may be closed afterwards. */
napi_value kgl_map_model(napi_env env, napi_callback_info info);

/* text(isa): an object with the functions of src/text.ts that go with that tier's kernels. */
napi_value kgl_text_functions(napi_env env, napi_callback_info info);
/* hashes(isa): SHA-256, CRC32C and AES. */
napi_value kgl_hashes(napi_env env, napi_callback_info info);
/* kernelTiers(isa): of every operation the tier whose kernel serves it, in the named table or in that of whoever names none. */
napi_value kgl_list_kernel_tiers(napi_env env, napi_callback_info info);

/* setKernelTier(operation, isa): kgl_set_tier of configure.h. */
napi_value kgl_set_kernel_tier(napi_env env, napi_callback_info info);

/* sveBytes(): bytes of SVE's vectors in this thread; 0 where there is no SVE. */
napi_value kgl_sve_bytes(napi_env env, napi_callback_info info);

#endif
