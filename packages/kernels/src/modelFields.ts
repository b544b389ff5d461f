// Model files (src/c/model.h): what their header and tables are made of. All numbers are 32 bits, little endian.

/** `KGLM`. */
export const modelMagic = 0x4d4c474b;
export const modelVersion = 1;
/** Most axes of an input or output. */
export const modelMaxRank = 8;

export const headerFields = [
  ['magic', ''],
  ['version', 'of this format'],
  ['headChecksum', 'XXH32 of what lies between here and the constants'],
  ['constantsChecksum', 'XXH32 of the constants'],
  ['fileBytes', 'a multiple of 64'],
  ['constantsAt', 'a multiple of 64; the constants end with the file'],
  ['wordsAt', 'the plan (exec.h), with offsets for a batch of no items'],
  ['wordCount', ''],
  ['relocationsAt', ''],
  ['relocationCount', ''],
  ['tensorsAt', 'inputs, then outputs'],
  ['inputCount', ''],
  ['outputCount', ''],
  ['metadataAt', 'JSON: names, labels of instructions, where the model came from'],
  ['metadataBytes', ''],
  ['arenaBytes', 'what a session needs whatever its batch'],
  ['arenaBytesPerItem', 'and for each item of it'],
  ['instructionCount', ''],
] as const;

/** The first byte that is part of a checksum. */
export const modelHashedFrom = 16;

export const relocationFields = [
  ['word', 'the number of a word of the plan'],
  ['perItem', 'what is added to it for each item'],
] as const;

/** Before the lengths of its axes, each `fixed` and `perItem`. */
export const tensorFields = [
  ['at', 'counted from the first byte of the file, like the offsets of a plan'],
  ['atPerItem', ''],
  ['elementBytes', '1, 2, 4 or 8'],
  ['rank', ''],
] as const;
