// Memory for tensors that WebAssembly and the addon both work on, without copies and at the price of a short call.
import { type ArenaKernels, markTensor } from './arenaTag.ts';
import type { Instructions } from './callTables.ts';
import { rangeError, typeError } from './errors.ts';
import { FreeList } from './freeList.ts';

/** The typed arrays that a tensor may be. */
export type Tensor =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array;
export interface TensorConstructor<T extends Tensor> {
  new (buffer: ArrayBuffer, byteOffset: number, length: number): T;
  readonly BYTES_PER_ELEMENT: number;
  readonly name: string;
}

/** A part of an arena that somebody else hands out. */
export interface Region {
  readonly buffer: ArrayBuffer;
  /** Of its first byte in the buffer: its address is a multiple of 64. */
  readonly base: number;
  readonly bytes: number;
}

/** Has memory for others: an arena, or a pool of `@kinglet/memory`. */
export interface RegionAllocator {
  /** Throws if there is no room. */
  region(bytes: number): Region;
  /** Takes back what `region` gave. */
  free(region: Region): void;
}

export interface ArenaOptions {
  /** Size for good, in bytes: 64 KiB to 4 GiB, rounded up to whole pages. Not memory until it is touched. Default 256 MiB. */
  readonly bytes?: number;
}

/** What an arena needs of the engine that it lives in. */
export interface ArenaBacking {
  readonly buffer: ArrayBuffer;
  /** The first byte for tensors. */
  readonly base: number;
  /** Where operations on tensors run; undefined: as on plain arrays. */
  readonly kernels: ArenaKernels | undefined;
  /** Throws KINGLET_KERNELS_PLAN if the words of a plan are not right. */
  preparePlan(request: PlanRequest): PreparedPlan;
}

export interface PreparedPlan {
  readonly run: () => void;
  /** For who counts them; undefined where they run by calls that are counted one by one. */
  readonly instructions?: Instructions;
}

/** A plan to be made ready. */
export interface PlanRequest {
  readonly words: Uint32Array<ArrayBuffer>;
  /** How many bytes its operations read and write. */
  readonly bytes: number;
  /** Room in the arena. */
  readonly place: (bytes: number) => number;
  /** The same operations one by one, for where nothing runs words. */
  readonly interpret: () => void;
}

export const defaultArenaBytes: number = 256 * 2 ** 20;

/**
 * A fixed piece of memory that hands out tensors: ordinary typed arrays, 64-byte aligned, which every function of this
 * package takes at a fraction of the price of a plain array's call. Sharing one arena per thread is best.
 */
export class BaseArena {
  readonly #backing: ArenaBacking;
  readonly #free: FreeList;

  /** Throws RangeError KINGLET_KERNELS_ARENA for a size that cannot be had. */
  constructor(makeBacking: (bytes: number) => ArenaBacking, options: ArenaOptions = {}) {
    this.#backing = makeBacking(checkBytes(options.bytes ?? defaultArenaBytes));
    this.#free = new FreeList(this.#backing.base, this.#backing.buffer.byteLength);
  }

  /** All bytes of the arena. It cannot be detached. */
  get buffer(): ArrayBuffer {
    return this.#backing.buffer;
  }

  /** Bytes handed out now, rounded up to the alignment. */
  get usedBytes(): number {
    return this.#free.usedBytes;
  }

  /**
   * A new tensor: `source` is its length, all zeros, or the elements that it copies.
   * Throws RangeError KINGLET_KERNELS_ARENA_FULL if there is no room.
   */
  tensor(source: number | ArrayLike<number>): Float32Array;
  tensor<T extends Tensor>(source: number | ArrayLike<number>, type: TensorConstructor<T>): T;
  tensor(
    source: number | ArrayLike<number>,
    type: TensorConstructor<Tensor> = Float32Array as TensorConstructor<Tensor>,
  ): Tensor {
    const length = typeof source === 'number' ? source : source.length;
    if (!Number.isSafeInteger(length) || length < 0)
      throw rangeError('KINGLET_KERNELS_LENGTH', `tensor: expected a length that is a whole number, got ${length}`);
    const place = this.#allocate(length * type.BYTES_PER_ELEMENT, `${type.name}(${length})`);
    const tensor = this.view(type, place, length);
    if (typeof source === 'number') tensor.fill(0);
    else tensor.set(source);
    return tensor;
  }

  /**
   * A tensor over bytes that are the caller's already: a part of another tensor or of a region. `subarray` gives a plain
   * array. Throws RangeError KINGLET_KERNELS_ARENA if it would not lie aligned inside the arena.
   */
  view<T extends Tensor>(type: TensorConstructor<T>, byteOffset: number, length: number): T {
    const end = byteOffset + length * type.BYTES_PER_ELEMENT;
    const isInside = byteOffset >= this.#backing.base && end <= this.buffer.byteLength && length >= 0;
    if (!isInside || byteOffset % type.BYTES_PER_ELEMENT !== 0)
      throw rangeError(
        'KINGLET_KERNELS_ARENA',
        `view: expected ${type.name}(${length}) to lie aligned inside bytes ${this.#backing.base} to ${this.buffer.byteLength}, got offset ${byteOffset}`,
      );
    const tensor = new type(this.buffer, byteOffset, length);
    return this.#backing.kernels ? markTensor(tensor, this.#backing.kernels) : tensor;
  }

  /** Bytes for another allocator. Throws RangeError KINGLET_KERNELS_ARENA_FULL. */
  region(bytes: number): Region {
    return { buffer: this.buffer, base: this.#allocate(bytes, `a region of ${bytes} bytes`), bytes };
  }

  /**
   * Gives the bytes of a tensor or region back. Using it afterwards reads and writes what others keep there.
   * Throws RangeError KINGLET_KERNELS_ARENA for what this arena did not hand out, or has back already.
   */
  free(given: Tensor | Region): void {
    const place = 'base' in given ? given.base : given.byteOffset;
    if (given.buffer !== this.buffer || !this.#free.release(place))
      throw rangeError(
        'KINGLET_KERNELS_ARENA',
        'free: expected a tensor or region that this arena handed out, got another',
      );
    if (!('base' in given)) markTensor(given, undefined);
  }

  /** True for a tensor of this arena. */
  holds(array: ArrayBufferView): boolean {
    return array.buffer === this.buffer;
  }

  /** For `record`: what runs a plan on this arena, and the room that it took. @internal */
  preparePlan(request: Omit<PlanRequest, 'place'>): PreparedPlan & { readonly place: number | undefined } {
    let taken: number | undefined;
    const place = (bytes: number): number => {
      taken = this.#allocate(bytes, `a plan of ${bytes} bytes`);
      return taken;
    };
    const prepared = this.#backing.preparePlan({ ...request, place });
    return { ...prepared, place: taken };
  }

  #allocate(bytes: number, what: string): number {
    const place = this.#free.take(bytes);
    if (place !== undefined) return place;
    throw rangeError(
      'KINGLET_KERNELS_ARENA_FULL',
      `expected room for ${what} in an arena of ${this.buffer.byteLength} bytes, got ${this.#free.usedBytes} in use; free some or make it with more \`bytes\``,
    );
  }
}

/** Throws unless every array is a tensor of the arena. */
export function checkHeld(operation: string, arena: BaseArena, array: ArrayBufferView): void {
  if (arena.holds(array)) return;
  throw typeError(
    'KINGLET_KERNELS_TYPE',
    `${operation}: expected tensors of the arena that records, got a plain array`,
  );
}

function checkBytes(bytes: number): number {
  const most = 2 ** 32;
  if (Number.isSafeInteger(bytes) && bytes >= 2 ** 16 && bytes <= most) return bytes;
  throw rangeError('KINGLET_KERNELS_ARENA', `expected an arena of 65536 to ${most} bytes, got ${bytes}`);
}
