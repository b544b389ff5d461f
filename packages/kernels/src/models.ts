// Model files (src/c/model.h) where this engine runs them.
import type { Addon } from './arenaBacking.ts';
import { rangeError } from './errors.ts';
import { decodeModelFile, type Extent, type ModelFile } from './modelFile.ts';
import { indexFault, planFault, slotBytes } from './planFaults.ts';
import { instantiate, pageBytes, type WasmModule } from './wasm.ts';

/** A session as its engine made it. */
export interface SessionHandle {
  /** Where inputs and outputs lie. Its first byte is the one behind the file's last. */
  readonly arena: ArrayBuffer;
  /** Of the arena's first byte in that buffer. Left out: 0. */
  readonly arenaAt?: number;
  /** For batches of so many items from now on; what the tensors hold is lost. */
  bind(items: number): void;
  run(): void;
  /** Runs, and fills in the nanoseconds of each instruction. */
  time(nanoseconds: Float64Array): void;
}

/** Memory for a model file, to be filled in and then opened. */
export interface ModelMemory {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /**
   * Checks the file and gives what makes sessions of it, for batches of so many items or fewer. `bytes` must not be used
   * afterwards. Throws RangeError KINGLET_KERNELS_MODEL.
   */
  open(): (mostItems: number) => SessionHandle;
}

/**
 * Memory in the addon; or, without one, for WebAssembly.
 *
 * @param source how many bytes, or bytes that are copied
 */
export function modelMemory(
  source: number | Uint8Array,
  native: { readonly addon: Addon; readonly isa: string | undefined } | undefined,
  wasm: (() => WasmModule | undefined) | undefined,
): ModelMemory {
  const memory = emptyMemory(typeof source === 'number' ? source : source.length, native, wasm);
  if (typeof source !== 'number') memory.bytes.set(source);
  return memory;
}

function emptyMemory(
  byteLength: number,
  native: Parameters<typeof modelMemory>[1],
  wasm: Parameters<typeof modelMemory>[2],
): ModelMemory {
  const file = native?.addon.modelFile?.(byteLength);
  if (file) return { bytes: new Uint8Array(file.buffer), open: () => file.open(native?.isa, file.buffer) };
  const bytes = new Uint8Array(byteLength);
  return {
    bytes,
    open: () => {
      const model = decodeModelFile(bytes);
      const compiled = wasm?.();
      if (compiled) return (mostItems) => wasmSession(compiled, bytes, model, mostItems);
      throw rangeError('KINGLET_KERNELS_MODEL', 'expected the addon or WebAssembly to run a model, got neither');
    },
  };
}

const alignment = 64;

/** File, arena, slots and words in a memory of its own. */
function wasmSession(wasm: WasmModule, file: Uint8Array, model: ModelFile, mostItems: number): SessionHandle {
  const count = model.words.length;
  const arenaBytes = scaled(model.arenaBytes, mostItems);
  const memory = new WebAssembly.Memory({ initial: 16 });
  const instance = instantiate(wasm, memory);
  const constantsAt = align(instance.heapBase);
  const arenaAt = constantsAt + file.length;
  const slotsAt = arenaAt + align(arenaBytes);
  grow(memory, slotsAt + count * (slotBytes + model.words.BYTES_PER_ELEMENT));
  const { buffer } = memory;
  const words = new Uint32Array(buffer, slotsAt + count * slotBytes, count);
  new Uint8Array(buffer, constantsAt, file.length).set(file);
  let bound = 0;
  const bind = (items: number): void => {
    if (items === bound) return;
    if (!(Number.isInteger(items) && items > 0 && items <= mostItems))
      throw rangeError('KINGLET_KERNELS_MODEL', `model: expected a batch of 1 to ${mostItems} items, got ${items}`);
    bound = 0;
    words.set(model.words);
    for (const { word, perItem } of model.relocations) words[word] = words[word]! + perItem * items;
    const places = { constantsAt, constantsBytes: file.length, arenaAt, arenaBytes };
    const fault = instance.preparePlan(words.byteOffset, count, slotsAt, places);
    if (fault !== 0) throw planFault(words, fault);
    bound = items;
  };
  const run = (): void => {
    if (bound === 0)
      throw rangeError(
        'KINGLET_KERNELS_MODEL',
        'model: expected a batch that was bound, got none: the last one was refused',
      );
    const end = instance.runPlan(slotsAt, count);
    if (end !== count) throw indexFault(words, end);
  };
  bind(mostItems);
  return { arena: buffer, arenaAt, bind, run, time: refuseTimes };
}

function refuseTimes(): never {
  throw rangeError(
    'KINGLET_KERNELS_MODEL',
    'expected the addon, which knows the time of each instruction, got WebAssembly',
  );
}

function grow(memory: WebAssembly.Memory, bytes: number): void {
  const pages = Math.ceil((bytes - memory.buffer.byteLength) / pageBytes);
  try {
    if (pages > 0) memory.grow(pages);
  } catch (cause) {
    throw rangeError('KINGLET_KERNELS_MODEL', `expected room for a model of ${bytes} bytes, got none`, { cause });
  }
}

function scaled({ fixed, perItem }: Extent, items: number): number {
  return fixed + perItem * items;
}

function align(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}
