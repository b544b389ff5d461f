// The kernels in WebAssembly: which of the two modules this engine takes, and an instance on a given memory.
import { checkTableHash } from './checkTableHash.ts';
import { type OffsetKernels, offsetKernels } from './generated/callShapes.ts';

/** Where the modules' bytes come from; undefined where they were not built. */
export type WasmSource = (isa: WasmIsa) => Uint8Array | undefined;
export type WasmIsa = 'wasm' | 'wasm_relaxed';

/** Best first. */
export const wasmIsas: readonly WasmIsa[] = ['wasm_relaxed', 'wasm'];
export const pageBytes = 65_536;

export interface WasmModule {
  readonly isa: WasmIsa;
  readonly module: WebAssembly.Module;
}

/** What a plan works on: constants, which it may only read, and behind them, seen from its offsets, the arena. */
export interface PlanMemory {
  readonly constantsAt: number;
  readonly constantsBytes: number;
  readonly arenaAt: number;
  readonly arenaBytes: number;
}

/** One module on one memory. */
export interface WasmInstance {
  readonly kernels: OffsetKernels;
  /** The first byte that the module does not use itself. */
  readonly heapBase: number;
  /** Makes slots of words; 0, or what is wrong with these (src/c/wasm.c). */
  preparePlan(words: number, count: number, slots: number, memory: PlanMemory): number;
  /** How many instructions the slots are. */
  planInstructions(slots: number, count: number): number;
  /** `count`, or the word of the instruction that stopped it. */
  runPlan(slots: number, count: number): number;
}

/** The module named `wish`, or the best that this engine takes; undefined if there is none. */
export function compileWasm(source: WasmSource, wish?: string): WasmModule | undefined {
  if (typeof WebAssembly === 'undefined') return undefined; // as under `node --jitless`
  for (const isa of wasmIsas) {
    if (wish && wish !== isa) continue;
    const bytes = source(isa) as Uint8Array<ArrayBuffer> | undefined;
    if (bytes && WebAssembly.validate(bytes)) return { isa, module: new WebAssembly.Module(bytes) };
  }
  return undefined;
}

/** Throws RangeError KINGLET_KERNELS_VERSION for a module of another version. */
export function instantiate(wasm: WasmModule, memory: WebAssembly.Memory): WasmInstance {
  const { exports } = new WebAssembly.Instance(wasm.module, { env: { memory } });
  const hash = exports.table_hash as (() => number) | undefined;
  checkTableHash(hash && hash() >>> 0, 'the WebAssembly module');
  const prepare = exports.plan_prepare as (...numbers: number[]) => number;
  return {
    kernels: offsetKernels(exports),
    heapBase: (exports.__heap_base as WebAssembly.Global).value as number,
    preparePlan: (words, count, slots, m) =>
      prepare(words, count, slots, m.constantsAt, m.constantsBytes, m.arenaAt, m.arenaBytes),
    planInstructions: exports.plan_instructions as WasmInstance['planInstructions'],
    runPlan: exports.plan_run as WasmInstance['runPlan'],
  };
}
