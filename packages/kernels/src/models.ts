// Model files (src/c/model.h) where this engine runs them.
import type { Region } from './arena.ts';
import { type Addon, type AddonFile, tierOf } from './arenaBacking.ts';
import { rangeError } from './errors.ts';
import { refuse } from './modelChecks.ts';
import { align, decodeModelFile, extentAt, type ModelFile } from './modelFile.ts';
import { instantiate, type PlanMemory, pageBytes, type WasmModule } from './wasm.ts';
import { WasmPlan } from './wasmPlan.ts';
import { headOf, watchedSegment, watchedSession } from './watchedSession.ts';

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
  /**
   * Room for instructions from outside the file, so many words (src/c/exec.h), with its constants and this session's arena.
   * All of a session's segments together, each of an even number, have the room that it was started with.
   */
  segment(words: number): SegmentHandle;
}

/** Instructions whose words are known when they run. */
export interface SegmentHandle {
  /**
   * Checks the words, and runs these from now on: they stay the caller's, who leaves them as they are while they are bound. Throws RangeError KINGLET_KERNELS_PLAN for some that are not right for the session:
   * then others must be bound; KINGLET_KERNELS_MODEL for more than it has room for.
   */
  bind(words: Uint32Array): void;
  /** Throws RangeError KINGLET_KERNELS_PLAN for an index that is too large, KINGLET_KERNELS_MODEL if no words are bound. */
  run(): void;
  /** Runs, and fills in the nanoseconds of each instruction. */
  time(nanoseconds: Float64Array): void;
}

/**
 * Makes a session for batches of so many items or fewer, and room for so many words of segments. Its arena lies in the region, if one is given and the engine can:
 * WebAssembly and the quickjs engine have it elsewhere. Throws RangeError KINGLET_KERNELS_MODEL for a batch that there cannot
 * be, or that the region is too small for; KINGLET_KERNELS_PLAN for instructions that are not right for it.
 */
export type StartSession = (mostItems: number, region?: Region, segmentWords?: number) => SessionHandle;

/** Memory for a model file, to be filled in and then opened. */
export interface ModelMemory {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /**
   * Checks the file and gives what makes sessions of it. `bytes` must not be used afterwards. Throws RangeError
   * KINGLET_KERNELS_MODEL.
   */
  open(options?: OpenOptions): StartSession;
}

export interface OpenOptions {
  /**
   * Whether the checksum of the constants is compared, which reads all of them. Without, a damaged one is a wrong answer or a
   * refusal, never a read outside. WebAssembly and the quickjs engine always compare it.
   *
   * @default true
   */
  readonly verify?: boolean;
}

type Native = { readonly addon: Addon; readonly isa: string | undefined };

/**
 * A model file by its descriptor, mapped: pages are read when they are touched. It must not become shorter while it is used.
 * Undefined without the addon, which maps it.
 */
export function mapModel(file: number, native: Native | undefined): ModelMemory | undefined {
  const mapped = native?.addon.mapModel?.(file);
  return native && mapped && nativeMemory(mapped, native);
}

/**
 * Memory in the addon; or, without one, for WebAssembly.
 *
 * @param source how many bytes, or bytes that are copied
 */
export function modelMemory(
  source: number | Uint8Array,
  native: Native | undefined,
  wasm: (() => WasmModule | undefined) | undefined,
): ModelMemory {
  const memory = emptyMemory(typeof source === 'number' ? source : source.length, native, wasm);
  if (typeof source !== 'number') memory.bytes.set(source);
  return memory;
}

function emptyMemory(
  byteLength: number,
  native: Native | undefined,
  wasm: (() => WasmModule | undefined) | undefined,
): ModelMemory {
  const file = native?.addon.modelFile?.(byteLength);
  if (native && file) return nativeMemory(file, native);
  const bytes = new Uint8Array(byteLength);
  return {
    bytes,
    open: () => {
      const model = decodeModelFile(bytes);
      const compiled = wasm?.();
      if (compiled) return (mostItems, _, words) => wasmSession(compiled, bytes, model, mostItems, words);
      throw rangeError('KINGLET_KERNELS_MODEL', 'expected the addon or WebAssembly to run a model, got neither');
    },
  };
}

function nativeMemory(file: AddonFile, native: Native): ModelMemory {
  const bytes = new Uint8Array(file.buffer);
  return {
    bytes,
    open: ({ verify = true } = {}) => {
      const head = headOf(bytes); // which the addon is about to take away
      return inRegions(file.open(native.isa, file.buffer, verify), { tier: tierOf(native), head });
    },
  };
}

function inRegions(
  start: (mostItems: number, memory?: Uint8Array) => SessionHandle,
  { tier, head }: { readonly tier: string; readonly head: Uint8Array<ArrayBuffer> },
): StartSession {
  return (mostItems, region) => {
    const plain = start(mostItems, region && bytesOf(region));
    const segment = (words: number): SegmentHandle => {
      const made = plain.segment(words);
      return watchedSegment(made, (bound) => ({ tier, words: bound, time: made.time }));
    };
    const handle = { ...plain, segment };
    return watchedSession(handle, mostItems, (items) => ({ tier, words: { head, items }, time: handle.time }));
  };
}

function bytesOf({ buffer, base, bytes }: Region): Uint8Array {
  try {
    return new Uint8Array(buffer, base, bytes);
  } catch (cause) {
    throw refuse(`a region inside its buffer, got ${bytes} bytes from byte ${base} on: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** File, arena and plan in a memory of its own. */
function wasmSession(
  wasm: WasmModule,
  file: Uint8Array,
  model: ModelFile,
  mostItems: number,
  segmentWords = 0,
): SessionHandle {
  checkItems(mostItems, 2 ** 32 - 1);
  const arenaBytes = extentAt(model.arenaBytes, mostItems);
  if (file.length + arenaBytes >= 2 ** 32) throw refuse('a batch that fits into 4 GiB');
  const memory = new WebAssembly.Memory({ initial: 16 });
  const instance = instantiate(wasm, memory);
  const constantsAt = align(instance.heapBase);
  const arenaAt = constantsAt + file.length;
  const planAt = arenaAt + align(arenaBytes);
  const segmentsAt = planAt + align(WasmPlan.bytesOf(model.words.length));
  grow(memory, segmentsAt + WasmPlan.bytesOf(segmentWords));
  const plan = new WasmPlan(instance, memory.buffer, planAt, model.words.length);
  new Uint8Array(memory.buffer, constantsAt, file.length).set(file);
  const places = { constantsAt, constantsBytes: file.length, arenaAt, arenaBytes };
  let [bound, taken] = [0, 0];
  const bind = (items: number): void => {
    if (items === bound) return;
    checkItems(items, mostItems);
    bound = 0;
    relocate(plan.words, model, items);
    plan.prepare(places);
    if (plan.length !== model.instructionCount)
      throw refuse('as many instructions as its header says, got a damaged file');
    checkPlaces(model, items, { start: file.length, end: file.length + arenaBytes });
    bound = items;
  };
  const checkBound = (): void => {
    if (bound === 0) throw refuse('a batch that was bound, got none: the last one was refused');
  };
  const run = (): void => {
    checkBound();
    plan.run();
  };
  const segment = (words: number): SegmentHandle => {
    if (!(words <= segmentWords - taken)) throw refuse(`segments of ${segmentWords} words, got more`);
    const at = segmentsAt + WasmPlan.bytesOf(taken);
    taken += words + (words % 2);
    const planOf = (count: number): WasmPlan => new WasmPlan(instance, memory.buffer, at, count);
    return wasmSegment(planOf, words, places, wasm.isa);
  };
  bind(mostItems);
  const handle = { arena: memory.buffer, arenaAt, bind, run, time: refuseTimes, segment };
  return watchedSession(handle, mostItems, () => {
    checkBound();
    return plan.instructions(wasm.isa);
  });
}

function wasmSegment(
  planOf: (words: number) => WasmPlan,
  room: number,
  memory: PlanMemory,
  tier: string,
): SegmentHandle {
  let plan: WasmPlan | undefined;
  const handle: SegmentHandle = {
    bind(words) {
      if (words.length > room) throw refuse(`words that the segment of ${room} has room for, got ${words.length}`);
      plan = undefined;
      const next = planOf(words.length);
      next.words.set(words);
      next.prepare(memory);
      plan = next;
    },
    run() {
      if (!plan) throw refuse('a segment whose words were bound, got one without');
      plan.run();
    },
    time: refuseTimes,
  };
  return watchedSegment(handle, () => plan!.instructions(tier));
}

function checkItems(items: number, most: number): void {
  if (!(Number.isInteger(items) && items < 2 ** 32))
    throw refuse('a batch to be a whole number of items that fits 32 bits');
  if (items < 1 || items > most) throw refuse(`a batch of 1 to ${most} items, got ${items}`);
}

function relocate(words: Uint32Array, model: ModelFile, items: number): void {
  words.set(model.words);
  for (const { word, perItem } of model.relocations) {
    const sum = words[word]! + perItem * items;
    if (sum >= 2 ** 32) throw refuse('a batch whose offsets fit 32 bits');
    words[word] = sum;
  }
}

/** Whether every input and output lies in the arena, which begins and ends so far from the file's first byte. */
function checkPlaces(model: ModelFile, items: number, arena: { readonly start: number; readonly end: number }): void {
  for (const { at, elementBytes, shape } of [...model.inputs, ...model.outputs]) {
    const from = extentAt(at, items);
    const bytes = shape.reduce((product, extent) => product * extentAt(extent, items), elementBytes);
    // A product that is too large to be exact is too large for the arena, too.
    const isInside = from >= arena.start && bytes <= arena.end - from;
    if (!isInside || from % elementBytes !== 0) throw refuse('inputs and outputs inside its arena, got a damaged file');
  }
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
