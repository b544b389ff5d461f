/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
#define KGL_TABLE_HASH 1997654576u
