// Joins an addon, or the lack of one, with WebAssembly, the TypeScript operations and the wish in KINGLET_ISA.
import type { ArenaBacking } from './arena.ts';
import { type Addon, makeBacking } from './arenaBacking.ts';
import { type CacheSizes, checkCacheSizes } from './cacheSizes.ts';
import { addTable } from './callTables.ts';
import { checkTableHash } from './checkTableHash.ts';
import { rangeError } from './errors.ts';
import { type CoreKernels, checkedKernels, type Kernels, type Lengths, ofFixedShape } from './generated/kernels.ts';
import { arenaFrom, copyFrom, nativeFrom } from './generated/routes.ts';
import type { NativeHashes } from './hash/hashes.ts';
import { type MappedFile, mapFile } from './mappedFile.ts';
import { type ModelMemory, mapModel, modelMemory } from './models.ts';
import { type Threads, threadsOf } from './threads.ts';
import { addonTiers, fixedTiers, type TierControl } from './tierControl.ts';
import { typescriptKernels } from './typescriptKernels.ts';
import { compileWasm, type WasmModule, type WasmSource, wasmIsas } from './wasm.ts';
import { wasmKernels } from './wasmKernels.ts';

export type { Addon } from './arenaBacking.ts';

/** The operations that every engine has, as users call them, and where they come from. */
export interface ActiveCoreKernels extends CoreKernels, Threads {
  isa(): string;
  loadError(): Error | undefined;
  /**
   * A hint: native element-wise operations write outputs of that many bytes or more past the caches. 0: all (the result is
   * not needed soon), Infinity: none. Left alone it fits the processor. No result depends on it.
   */
  streamFrom(bytes: number): void;
  /**
   * A hint: native loops over operands too long for the caches prefetch that many bytes ahead of their reads. 0, the value
   * at first: none, since processors do it themselves. Whole bytes below 1 MiB; throws RangeError KINGLET_KERNELS_LENGTH for others.
   */
  prefetchDistance(bytes: number): void;
  /**
   * A hint to Node's addon alone: it cuts large matrices for caches of these sizes. Left alone they fit the processor, as they
   * do in a bootstrap, which keeps them; WebAssembly has fixed ones. No result depends on it. Throws RangeError
   * KINGLET_KERNELS_RANGE for what is no whole number of bytes.
   */
  configureCache(sizes: CacheSizes): void;
  /**
   * Memory for a model file of so many bytes, or with the given ones, which must not be used afterwards. Throws RangeError
   * KINGLET_KERNELS_MODEL if there is none.
   */
  modelMemory(source: number | Uint8Array<ArrayBuffer>): ModelMemory;
  /**
   * A model file by its descriptor, mapped, not read: a model runs from it without being in memory as a whole. The file must
   * not become shorter meanwhile. Undefined where there is no addon. Throws RangeError KINGLET_KERNELS_MODEL for what cannot be
   * mapped.
   */
  mapModel(file: number): ModelMemory | undefined;
  /** Hashes of bytes in the addon, if there is one. */
  hashes(): NativeHashes | undefined;
  /**
   * A file of f32 numbers by its descriptor, which may be closed afterwards: mapped, never in memory as a whole, so that it may be
   * larger than that. The file must not become shorter while it is used. Undefined where there is no addon. Throws RangeError
   * KINGLET_KERNELS_FILE for what cannot be mapped.
   */
  mapFile(descriptor: number): MappedFile | undefined;
  /** Memory of that many bytes for an arena of these kernels. */
  makeBacking(bytes: number): ArenaBacking;
  /** The same operations on another tier: throws KINGLET_KERNELS_ISA if it cannot be had. */
  withIsa(isa: string): ActiveCoreKernels;
}

/** With the wide operations. */
export interface ActiveKernels extends ActiveCoreKernels, Kernels {
  withIsa(isa: string): ActiveKernels;
  /** Which tier serves each operation, and what may change that. */
  readonly tierControl: TierControl;
}

/** The name of the tier without native code. */
export const typescriptIsa = 'typescript';

/** What kernels are made of, once it is known which tier they are to be. */
interface Parts {
  readonly isa: string;
  /** The tier that was asked for. */
  readonly wish?: string | undefined;
  readonly kernels: Kernels;
  readonly nativeFrom: Lengths;
  readonly error?: Error | undefined;
  readonly addon?: Addon;
  /** For arenas: not compiled before the first. */
  readonly wasm?: () => WasmModule | undefined;
}

/**
 * @param load gives the addon or throws; the error is kept for `loadError`.
 * @param isa the wish: a tier's name, `typescript`, or nothing; throws KINGLET_KERNELS_ISA if it cannot be had.
 * Throws KINGLET_KERNELS_VERSION for an addon or a WebAssembly module of another version.
 * @param source gives the WebAssembly modules: for arenas, and instead of an addon that does not load.
 */
export function activateKernels(
  load: () => Addon,
  isa: string | undefined,
  source: WasmSource = () => undefined,
): ActiveKernels {
  const withIsa = (wish: string): ActiveKernels => activateKernels(load, wish, source);
  if (isa === typescriptIsa) return activate(typescriptParts(undefined), withIsa);
  if (isWasmIsa(isa)) return activate(wasmParts(wishedWasm(source, isa), undefined), withIsa);
  const loaded = tryLoad(load);
  if (!(loaded instanceof Error)) {
    checkTableHash(loaded.tableHash, 'the addon');
    return activate(nativeParts(loaded, isa, source), withIsa);
  }
  if (isa)
    throw rangeError(
      'KINGLET_KERNELS_ISA',
      `expected KINGLET_ISA to be ${typescriptIsa}, because the addon did not load (${loaded.message}), got ${isa}`,
      { cause: loaded },
    );
  const wasm = compileWasm(source);
  return activate(wasm ? wasmParts(wasm, loaded) : typescriptParts(loaded), withIsa);
}

function activate(parts: Parts, withIsa: (isa: string) => ActiveKernels): ActiveKernels {
  const native = parts.addon && { addon: parts.addon, isa: parts.wish };
  addTable({ kernels: parts.kernels, tier: parts.isa, isOnOffsets: false });
  return {
    ...checkedKernels(parts.kernels, typescriptKernels, parts.nativeFrom, arenaFrom),
    isa: () => parts.isa,
    loadError: () => parts.error,
    streamFrom: (bytes) => parts.addon?.streamFrom?.(bytes),
    prefetchDistance: (bytes) => parts.addon?.prefetchDistance?.(checkDistance(bytes)),
    configureCache: (sizes) => {
      const bytes = checkCacheSizes(sizes);
      parts.addon?.configureCache?.(...bytes);
    },
    ...threadsOf(parts.addon),
    modelMemory: (source) => modelMemory(source, native, parts.wasm),
    mapModel: (file) => mapModel(file, native),
    hashes: () => parts.addon?.hashes?.(parts.wish),
    mapFile: (descriptor) => native && mapFile(descriptor, native, parts.kernels.topK),
    makeBacking: (bytes) => makeBacking(bytes, native, parts.wasm?.()),
    withIsa,
    tierControl: parts.addon ? addonTiers(parts.addon, parts.isa, parts.wish) : fixedTiers(parts.isa),
  };
}

function checkDistance(bytes: number): number {
  if (Number.isInteger(bytes) && bytes >= 0 && bytes < 2 ** 20) return bytes;
  throw rangeError(
    'KINGLET_KERNELS_LENGTH',
    `prefetchDistance: expected a whole number of bytes from 0 to ${2 ** 20 - 1}, got ${bytes}`,
  );
}

function typescriptParts(error: Error | undefined): Parts {
  return { isa: typescriptIsa, kernels: typescriptKernels, nativeFrom, error };
}

function wasmParts(wasm: WasmModule, error: Error | undefined): Parts {
  const kernels = wasmKernels(wasm, typescriptKernels);
  return { isa: wasm.isa, kernels, nativeFrom: copyFrom, error, wasm: () => wasm };
}

function nativeParts(addon: Addon, isa: string | undefined, source: WasmSource): Parts {
  const selected = selectTier(addon, isa);
  const parts = { isa: selected.isa, wish: isa, kernels: ofFixedShape(selected), nativeFrom, addon };
  // A tier that was asked for runs everything.
  if (isa) return parts;
  let wasm: { readonly module: WasmModule | undefined } | undefined;
  return {
    ...parts,
    wasm: () => {
      wasm ??= { module: compileWasm(source) }; // once, for the first arena: compiling takes milliseconds
      return wasm.module;
    },
  };
}

function isWasmIsa(isa: string | undefined): isa is string {
  return wasmIsas.some((name) => name === isa);
}

function wishedWasm(source: WasmSource, isa: string): WasmModule {
  const wasm = compileWasm(source, isa);
  if (wasm) return wasm;
  throw rangeError('KINGLET_KERNELS_ISA', `expected KINGLET_ISA to be a tier that this engine runs, got ${isa}`);
}

function tryLoad(load: () => Addon): Addon | Error {
  try {
    return load();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function selectTier(addon: Addon, isa: string | undefined): Kernels & { readonly isa: string } {
  // The addon knows nothing of `typescript`: name it here among what may be typed.
  if (isa && !addon.isas().includes(isa))
    throw rangeError(
      'KINGLET_KERNELS_ISA',
      `expected KINGLET_ISA to be one of ${[...addon.isas(), typescriptIsa].join(', ')}, got ${isa}`,
    );
  return addon.select(isa || undefined, true);
}
