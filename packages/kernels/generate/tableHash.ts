// A number that tells operation tables apart: what was compiled from others takes other arguments for the same names.
import { createHash } from 'node:crypto';
import type { Operation } from '../ops.ts';
import { operationRows } from './cTables.ts';
import { marker } from './kernelNames.ts';

/** The first 32 bits of the SHA-256 of the rows that C has: ids, names, and each argument's kind, type and shape. */
export function tableHash(operations: readonly Operation[]): number {
  return createHash('sha256').update(operationRows(operations)).digest().readUInt32BE(0);
}

export function tableHashHeader(operations: readonly Operation[]): string {
  return `/* ${marker} */\n#define KGL_TABLE_HASH ${tableHash(operations)}u\n`;
}

export function tableHashModule(operations: readonly Operation[]): string {
  return `// ${marker}\nexport const tableHash = ${tableHash(operations)};\n`;
}
