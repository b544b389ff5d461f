// A pool of tensors in one piece of memory.
import type { Region, RegionAllocator, TensorConstructor, Tensor as TypedArray } from '@kinglet/kernels';
import { type Backing, makeBacking } from './backing.ts';
import { arrayType, type DataType, type DataTypes, itemsOf, type Shape } from './dataTypes.ts';
import { argumentError, MemoryError } from './errors.ts';
import { type Block, Heap } from './heap.ts';
import { hugePageBytesOf } from './hugePageBytes.ts';
import { type MemoryLimit, memoryLimit } from './memoryLimit.ts';
import { Poison } from './poison.ts';
import { PooledRegion } from './pooledRegion.ts';
import { type PoolOptions, type ResolvedOptions, resolveOptions } from './poolOptions.ts';
import { runInScope, type Scope } from './scope.ts';
import { type PoolStatistics, ratio } from './statistics.ts';
import { describe, PooledTensor, type Tensor } from './tensor.ts';
import { TensorCache } from './tensorCache.ts';

export interface AllocateOptions {
  /** Of the first byte's address: a power of two up to 4096. @default 64 */
  readonly alignment?: number;
}

/** Writes the elements of a cached tensor that has just been made. */
export type Fill<Type extends DataType> = (data: DataTypes[Type]) => void;

/**
 * Reserves memory for tensors. Throws MemoryError KINGLET_MEMORY_ARGUMENT for options that there are not,
 * KINGLET_MEMORY_UNAVAILABLE for pages, nodes or a size that the system does not give.
 *
 * @example
 * using pool = createPool({ size: 64 * 2 ** 20 });
 * using scores = pool.allocate([1000, 10], 'f32');
 * scores.data.fill(0);
 */
export function createPool(options: PoolOptions): Pool {
  return new Pool(resolveOptions(options));
}

/** Bytes are of one thread: each worker makes its own pool. */
export class Pool implements RegionAllocator {
  readonly #limit: MemoryLimit;
  readonly #backing: Backing;
  readonly #heap: Heap;
  readonly #cache = new TensorCache();
  readonly #regions = new WeakSet<Region>();
  readonly #poison: Poison | undefined;
  readonly #owner = {
    viewOf: (block: Block, type: TensorConstructor<TypedArray>, items: number): TypedArray =>
      this.#viewOf(block, type, items),
    releaseBlock: (block: Block, byteLength: number): void => this.#release(block, byteLength),
  };
  #tensors = 0;
  #requestedBytes = 0;
  #peakReservedBytes = 0;
  #isOpen = true;

  /** @internal */
  constructor(options: ResolvedOptions) {
    this.#limit = memoryLimit(options.size, options.limits);
    this.#backing = makeBacking(this.#limit.bytes, options);
    this.#heap = new Heap(this.#backing.start, this.#backing.end);
    this.#poison = options.debug && new Poison(this.#backing.buffer, this.#heap, options.debug);
  }

  /**
   * A tensor whose elements are what the bytes held before. Cached tensors are evicted if there is no room else. Throws
   * MemoryError KINGLET_MEMORY_FULL, KINGLET_MEMORY_ARGUMENT for a shape, a type or an alignment that is none,
   * KINGLET_MEMORY_RELEASED after `close`.
   */
  allocate<Type extends DataType>(shape: Shape, dtype: Type, { alignment = 64 }: AllocateOptions = {}): Tensor<Type> {
    const type = arrayType(dtype);
    const byteLength = itemsOf(shape, dtype) * type.BYTES_PER_ELEMENT;
    const block = this.#take(byteLength, checkAlignment(alignment)) ?? this.#full(shape, dtype, byteLength);
    this.#tensors += 1;
    this.#requestedBytes += byteLength;
    if (this.#heap.usedBytes > this.#peakReservedBytes) this.#peakReservedBytes = this.#heap.usedBytes;
    const tensor = new PooledTensor(this.#owner, block, [...shape], dtype, type, byteLength);
    this.#poison?.taken(block);
    this.#poison?.watch(tensor, block);
    return tensor;
  }

  /**
   * Bytes for another allocator: `Model.load(file, { allocator: pool })` of `@kinglet/inference`. They are what they were
   * before, and they are released by `free` or `close`. Throws as `allocate` does.
   */
  region(bytes: number): Region {
    const region = new PooledRegion(this.allocate([bytes], 'u8'));
    this.#regions.add(region);
    return region;
  }

  /** Releases a region. A second time does nothing. Throws MemoryError KINGLET_MEMORY_ARGUMENT for one that this pool did not give. */
  free(region: Region): void {
    if (!(region instanceof PooledRegion && this.#regions.has(region)))
      throw argumentError('free', 'a region of this pool', 'another');
    region.release();
  }

  /**
   * The tensor of that name; made, and filled, if it is not there or was evicted. It may be evicted by whatever allocates
   * next: ask again before each use, or in a scope. Throws as `allocate` does, and KINGLET_MEMORY_ARGUMENT if the name is a
   * tensor's of another shape or type.
   */
  cache<Type extends DataType>(name: string, shape: Shape, dtype: Type, fill?: Fill<Type>): Tensor<Type> {
    this.#checkOpen();
    const found = this.#cache.get(name, shape, dtype) as Tensor<Type> | undefined;
    if (found) return found;
    const tensor = this.allocate(shape, dtype);
    try {
      fill?.(tensor.data);
    } catch (error) {
      tensor.release();
      throw error;
    }
    this.#cache.add(name, tensor);
    return tensor;
  }

  /**
   * Runs a function, which allocates from the scope that it is given, and releases what it did not `keep`: when it returns
   * or throws, or when the promise that it returns settles.
   */
  scope<Result>(run: (scope: Scope) => Result): Result {
    return runInScope(this, run);
  }

  /** Keeps a cached tensor from being evicted until the function that this gives is called. @internal */
  pin(name: string): () => void {
    return this.#cache.pin(name);
  }

  /** What it has been used for, and is. */
  statistics(): PoolStatistics {
    const { hits, misses, evictions, size } = this.#cache;
    const { usedBytes, freeBytes, largestFreeBytes, highWaterBytes, capacity } = this.#heap;
    return {
      capacity,
      limitedBy: this.#limit.source,
      backing: this.#backing.kind,
      tensors: this.#tensors,
      requestedBytes: this.#requestedBytes,
      reservedBytes: usedBytes,
      highWaterBytes,
      peakReservedBytes: this.#peakReservedBytes,
      internalFragmentation: ratio(usedBytes - this.#requestedBytes, usedBytes),
      externalFragmentation: ratio(freeBytes - largestFreeBytes, freeBytes),
      largestFreeBytes,
      cache: { tensors: size, hits, misses, evictions, hitRate: ratio(hits, hits + misses) },
      hugePageBytes: this.#isOpen ? hugePageBytesOf(this.#backing) : 0,
      effects: this.#backing.effects,
    };
  }

  /** In debug mode: reports writes to all bytes that nobody holds now, not only to those that are handed out next. */
  checkReleased(): void {
    this.#checkOpen();
    this.#poison?.checkAll();
  }

  /** Releases every tensor, and gives the memory back. A second time does nothing. */
  close(): void {
    if (!this.#isOpen) return;
    this.#poison?.checkAll();
    this.#isOpen = false;
    for (const block of [...this.#heap.blocks()]) if (!block.isFree) this.#heap.release(block);
    this.#tensors = 0;
    this.#requestedBytes = 0;
    this.#backing.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #take(bytes: number, alignment: number): Block | undefined {
    this.#checkOpen();
    let block = this.#heap.take(bytes, alignment);
    // What can never fit should not cost the cache.
    while (!block && bytes <= this.#heap.capacity && this.#cache.evict()) block = this.#heap.take(bytes, alignment);
    return block;
  }

  #release(block: Block, byteLength: number): void {
    this.#poison?.released(block);
    this.#tensors -= 1;
    this.#requestedBytes -= byteLength;
    this.#heap.release(block);
  }

  /** To make an array costs more than to find its bytes. */
  #viewOf(block: Block, type: TensorConstructor<TypedArray>, items: number): TypedArray {
    const last = block.view;
    if (last && last.length === items && last.constructor === type) return last;
    const view = this.#backing.view(type, block.start, items);
    block.view = view;
    return view;
  }

  #full(shape: Shape, dtype: DataType, requestedBytes: number): never {
    const { freeBytes, largestFreeBytes, capacity } = this.#heap;
    throw new MemoryError(
      'KINGLET_MEMORY_FULL',
      `expected ${requestedBytes} bytes for ${describe(dtype, shape)}, found ${freeBytes} of ${capacity} free, ${largestFreeBytes} of them together; release tensors, or make the pool larger (it is limited by ${this.#limit.source})`,
      { requestedBytes, freeBytes, largestFreeBytes },
    );
  }

  #checkOpen(): void {
    if (this.#isOpen) return;
    throw new MemoryError('KINGLET_MEMORY_RELEASED', 'pool: expected one that is open, found one that was closed');
  }
}

/** Addresses are known to be multiples of the smallest page alone. */
const mostAlignment = 4096;

function checkAlignment(alignment: number): number {
  const isPower = Number.isInteger(alignment) && alignment > 0 && (alignment & (alignment - 1)) === 0;
  if (isPower && alignment <= mostAlignment) return alignment;
  throw argumentError('alignment', `a power of two up to ${mostAlignment}`, alignment);
}
