// What text functions are made of, and which of them a program runs: the addon's, or those in TypeScript.
import type { Addon } from './arenaBacking.ts';
import { checkTableHash } from './checkTableHash.ts';
import { typescriptText } from './typescriptText.ts';
import { wasmIsas } from './wasm.ts';

/** Where numbers go to or come from. */
export type FloatArray = Float32Array | Float64Array;

/** Arguments are checked; a result below zero is a fault (textFaults.ts). */
export interface TextKernels {
  parseFloats(json: Uint8Array, out: FloatArray, key: Uint8Array | undefined): number;
  formatFloats(numbers: FloatArray, out: Uint8Array): number;
  /** `from` is a place in `json`, or its length. */
  scanJsonString(json: Uint8Array, from: number): number;
  isUtf8(bytes: Uint8Array): boolean;
  encodeBase64(bytes: Uint8Array, out: Uint8Array, form: number): number;
  decodeBase64(text: Uint8Array, out: Uint8Array, form: number): number;
}

/** The bits of a form of base64. */
export const base64Url = 1;
export const base64Unpadded = 2;

/**
 * The addon's functions for the tier that `isa` names, or the best one; TypeScript's where there is no addon, or no such tier
 * of text. Throws KINGLET_KERNELS_ISA for a tier that this machine lacks, KINGLET_KERNELS_VERSION for an addon of another version.
 */
export function activateText(load: () => Addon, isa: string | undefined): TextKernels {
  if (isa === 'typescript' || wasmIsas.some((name) => name === isa)) return typescriptText;
  const addon = tryLoad(load);
  if (addon) checkTableHash(addon.tableHash, 'the addon');
  return addon?.text?.(isa || undefined) ?? typescriptText;
}

/** An addon that does not load is told of by `loadError` of the package's main module. */
function tryLoad(load: () => Addon): Addon | undefined {
  try {
    return load();
  } catch {
    return undefined;
  }
}
