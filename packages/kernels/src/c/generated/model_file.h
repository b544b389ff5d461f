/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
#ifndef KGL_MODEL_FILE_H
#define KGL_MODEL_FILE_H

#include <stdint.h>

#define KGL_MODEL_MAGIC 0x4d4c474bu
enum { KGL_MODEL_VERSION = 1, KGL_MODEL_MAX_RANK = 8, KGL_MODEL_HASHED_FROM = 16 };

typedef struct {
  uint32_t magic;
  uint32_t version; /* of this format */
  uint32_t headChecksum; /* XXH32 of what lies between here and the constants */
  uint32_t constantsChecksum; /* XXH32 of the constants */
  uint32_t fileBytes; /* a multiple of 64 */
  uint32_t constantsAt; /* a multiple of 64; the constants end with the file */
  uint32_t wordsAt; /* the plan (exec.h), with offsets for a batch of no items */
  uint32_t wordCount;
  uint32_t relocationsAt;
  uint32_t relocationCount;
  uint32_t tensorsAt; /* inputs, then outputs */
  uint32_t inputCount;
  uint32_t outputCount;
  uint32_t metadataAt; /* JSON: names, labels of instructions, where the model came from */
  uint32_t metadataBytes;
  uint32_t arenaBytes; /* what a session needs whatever its batch */
  uint32_t arenaBytesPerItem; /* and for each item of it */
  uint32_t instructionCount;
} kgl_model_header;

typedef struct {
  uint32_t word; /* the number of a word of the plan */
  uint32_t perItem; /* what is added to it for each item */
} kgl_relocation;

typedef struct {
  uint32_t at; /* counted from the first byte of the file, like the offsets of a plan */
  uint32_t atPerItem;
  uint32_t elementBytes; /* 1, 2, 4 or 8 */
  uint32_t rank;
  struct {
    uint32_t fixed, perItem;
  } shape[KGL_MODEL_MAX_RANK];
} kgl_model_tensor;

#endif
