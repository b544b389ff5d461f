// The memory of an arena and who works on it: the WebAssembly kernels, the addon, or neither.
import type { ArenaBacking, PlanRequest, PreparedPlan } from './arena.ts';
import { addTable } from './callTables.ts';
import { rangeError } from './errors.ts';
import type { OffsetKernels } from './generated/callShapes.ts';
import { coreOfFixedShape, type Kernels } from './generated/kernels.ts';
import type { NativeHashes } from './hash/hashes.ts';
import type { SessionHandle } from './models.ts';
import type { TextKernels } from './textKernels.ts';
import { instantiate, pageBytes, type WasmInstance, type WasmModule } from './wasm.ts';
import { WasmPlan } from './wasmPlan.ts';

/** What the addon exports. */
export interface Addon {
  /** Of the operation table that it was compiled from. */
  readonly tableHash?: number;
  /**
   * The kernels of the named tier, or of the best one; throws KINGLET_KERNELS_ISA for one that the machine lacks. With
   * `knowsTypes` they take arrays at their word: who calls them has made sure of the types.
   */
  select(isa?: string, knowsTypes?: boolean): Kernels & { readonly isa: string };
  /** The tiers that this machine has, best first. */
  isas(): string[];
  /** Outputs of so many bytes are written past the caches. */
  streamFrom?(bytes: number): void;
  /** Loops over long operands prefetch so many bytes ahead. */
  prefetchDistance?(bytes: number): void;
  /** Bytes of the caches to cut large matrices for; NaN leaves one as it is. */
  configureCache?(l1d: number, l2: number, l3: number): void;
  /** From now on so many threads share large calls; 0 changes nothing. How many they are. */
  threads?(count: number): number;
  /** A hint: a piece of a call is worth a thread from so many nanoseconds on. */
  shareFrom?(nanoseconds: number): void;
  /** How many calls threads have shared. */
  sharedCalls?(): number;
  /** Of every operation the tier whose kernel serves it: of the named tier, or of whoever names none. */
  kernelTiers?(isa?: string): Record<string, string>;
  /** Another tier serves the operation for all who name none, in this process; left out: the one of the start. */
  setKernelTier?(operation: string, isa?: string): void;
  /** Bytes of SVE's vectors; 0 where there are none. */
  sveBytes?(): number;
  /** Memory for a model file, and what opens it for the named tier, or the best one; it takes the buffer's bytes away. */
  modelFile?(byteLength: number): AddonFile;
  /** The same of the file of a descriptor, which is mapped. */
  mapModel?(file: number): AddonFile;
  /** Text functions for the named tier, or the best one. */
  text?(isa?: string): TextKernels;
  /** SHA-256, CRC32C and AES, of tier `scalar` in plain C. */
  hashes?(isa?: string): NativeHashes;
  /** Numbers in files (src/c/addon_file.h). */
  readonly files?: AddonFiles;
  /** The named tier, or the best one, on the bytes of a buffer that is never detached. */
  bind?(isa: string | undefined, buffer: ArrayBuffer): BoundKernels;
}

/** A mapped file, known to the addon alone. */
declare const mapping: unique symbol;
export interface Mapping {
  readonly [mapping]: true;
}

/** Of f32 in files. A window is so many elements from the first one on; whoever reads one reads the next one then. */
export interface AddonFiles {
  open(isa: string | undefined, descriptor: number): { readonly file: Mapping; readonly length: number };
  dot(file: Mapping, other: Mapping, first: number, count: number): number;
  /** Numbers of whole rows, each the dot product with x. */
  rows(file: Mapping, first: number, count: number, x: Float32Array, out: Float32Array): void;
  gather(file: Mapping, indices: Float64Array, columns: number, out: Float32Array): void;
  close(file: Mapping): void;
}

/** Memory for a model file. */
export interface AddonFile {
  readonly buffer: ArrayBuffer;
  /** Takes the buffer's bytes away; constants are only read if they are to be verified. */
  open(
    isa: string | undefined,
    buffer: ArrayBuffer,
    verify: boolean,
  ): (mostItems: number, memory?: Uint8Array) => SessionHandle;
}

export interface BoundKernels extends OffsetKernels {
  /** Checks and copies the words: throws KINGLET_KERNELS_PLAN, or gives the function that runs them. */
  plan(words: Uint32Array): () => void;
}

/**
 * Bytes that the operations of a plan read and write, from which on running it in the addon beats running it in
 * WebAssembly (bench/routes.ts).
 */
const nativePlanBytes = 2048;

/** Throws RangeError KINGLET_KERNELS_ARENA if the engine refuses that much memory. */
export function makeBacking(
  bytes: number,
  native: { readonly addon: Addon; readonly isa: string | undefined } | undefined,
  wasm: WasmModule | undefined,
): ArenaBacking {
  const memory = makeMemory(bytes);
  if (!memory) return plainBacking(bytes);
  const instance = wasm && instantiate(wasm, memory);
  const bound = native?.addon.bind?.(native.isa, memory.buffer);
  const nativeKernels = bound && coreOfFixedShape(bound);
  const nativeTier = native ? tierOf(native) : '';
  if (instance) addTable({ kernels: instance.kernels, tier: wasm.isa, isOnOffsets: true });
  if (nativeKernels) addTable({ kernels: nativeKernels, tier: nativeTier, isOnOffsets: true });
  const small = instance?.kernels ?? nativeKernels;
  return {
    buffer: memory.buffer,
    base: instance?.heapBase ?? firstTensor,
    kernels: small && { wasm: small, native: nativeKernels ?? small },
    preparePlan: (request) => {
      if (bound && (!instance || request.bytes >= nativePlanBytes)) return nativePlan(bound, nativeTier, request.words);
      return instance ? wasmPlan(instance, wasm.isa, memory.buffer, request) : { run: request.interpret };
    },
  };
}

/** Offset 0 stands for an operand that is left out. */
const firstTensor = 64;

/** Initial and maximum size are the same: a memory that grows would detach every tensor. */
function makeMemory(bytes: number): WebAssembly.Memory | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  const pages = Math.ceil(bytes / pageBytes);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages });
  } catch (cause) {
    throw rangeError('KINGLET_KERNELS_ARENA', `expected room for an arena of ${bytes} bytes, got none`, { cause });
  }
}

/** Memory without kernels of its own: a buffer that scripts can detach is nothing to hand to the addon for good. */
function plainBacking(bytes: number): ArenaBacking {
  return {
    buffer: new ArrayBuffer(bytes),
    base: firstTensor,
    kernels: undefined,
    preparePlan: ({ interpret }) => ({ run: interpret }),
  };
}

/** The tier that the addon takes for such a wish. */
export function tierOf({ addon, isa }: { readonly addon: Addon; readonly isa: string | undefined }): string {
  return isa || addon.isas()[0] || 'native';
}

function nativePlan(bound: BoundKernels, tier: string, words: Uint32Array): PreparedPlan {
  const step = (first: number, end: number): (() => void) => bound.plan(words.subarray(first, end));
  return { run: bound.plan(words), instructions: { tier, words, step } };
}

function wasmPlan(
  instance: WasmInstance,
  tier: string,
  buffer: ArrayBuffer,
  { words, place }: PlanRequest,
): PreparedPlan {
  const plan = new WasmPlan(instance, buffer, place(WasmPlan.bytesOf(words.length)), words.length);
  plan.words.set(words);
  plan.prepare({ constantsAt: 0, constantsBytes: 0, arenaAt: 0, arenaBytes: buffer.byteLength });
  return { run: () => plan.run(), instructions: plan.instructions(tier) };
}
