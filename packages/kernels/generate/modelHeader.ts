// The structures of model files, in C.
import {
  headerFields,
  modelHashedFrom,
  modelMagic,
  modelMaxRank,
  modelVersion,
  relocationFields,
  tensorFields,
} from '../src/modelFields.ts';
import { marker } from './kernelNames.ts';

export function modelHeader(): string {
  return `/* ${marker} */
#ifndef KGL_MODEL_FILE_H
#define KGL_MODEL_FILE_H

#include <stdint.h>

#define KGL_MODEL_MAGIC 0x${modelMagic.toString(16)}u
enum { KGL_MODEL_VERSION = ${modelVersion}, KGL_MODEL_MAX_RANK = ${modelMaxRank}, KGL_MODEL_HASHED_FROM = ${modelHashedFrom} };

typedef struct {
${members(headerFields)}
} kgl_model_header;

typedef struct {
${members(relocationFields)}
} kgl_relocation;

typedef struct {
${members(tensorFields)}
  struct {
    uint32_t fixed, perItem;
  } shape[KGL_MODEL_MAX_RANK];
} kgl_model_tensor;

#endif
`;
}

function members(fields: readonly (readonly [name: string, doc: string])[]): string {
  return fields.map(([name, doc]) => `  uint32_t ${name};${doc ? ` /* ${doc} */` : ''}`).join('\n');
}
