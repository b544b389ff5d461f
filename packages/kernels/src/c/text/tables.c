/* The tiers' functions, and which of them go with which kernels. */
#include <string.h>

#include "text.h"

#define TABLE(tier)                                                                                                   \
  {                                                                                                                   \
    #tier, kgl_parse_floats_##tier, kgl_scan_json_string_##tier, kgl_is_utf8_##tier, kgl_encode_base64_##tier,        \
        kgl_decode_base64_##tier                                                                                      \
  }

#ifdef KGL_WITH_SCALAR
KGL_TEXT_FUNCTIONS(scalar)
#endif
#ifdef KGL_WITH_AVX2
KGL_TEXT_FUNCTIONS(avx2)
#endif
#ifdef KGL_WITH_NEON
KGL_TEXT_FUNCTIONS(neon)
#endif

const kgl_text_table kgl_text_tables[] = {
#ifdef KGL_WITH_AVX2
    TABLE(avx2),
#endif
#ifdef KGL_WITH_NEON
    TABLE(neon),
#endif
#ifdef KGL_WITH_SCALAR
    TABLE(scalar),
#endif
    {0},
};

/* Tiers whose vectors are no use for text have those of a smaller one. */
static const char *text_tier(const char *isa) {
  if (strncmp(isa, "avx512", 6) == 0) return "avx2";
#ifdef KGL_WITH_SVE
  if (strncmp(isa, "sve", 3) == 0) return "neon";
#endif
  return strncmp(isa, "neon", 4) == 0 ? "neon" : isa;
}

const kgl_text_table *kgl_text_of_tier(const char *isa) {
  const char *wanted = text_tier(isa);
  for (const kgl_text_table *table = kgl_text_tables; table->isa; table++)
    if (strcmp(table->isa, wanted) == 0) return table;
  return NULL;
}
