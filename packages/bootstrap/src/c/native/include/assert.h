/* What wasm2c asserts is true by construction. */
#ifndef KGL_ASSERT_H
#define KGL_ASSERT_H
#define assert(condition) ((void)0)
#endif
