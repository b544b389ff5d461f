// Tensors by name; the one longest not asked for goes first.

import type { DataType, Shape } from './dataTypes.ts';
import { argumentError } from './errors.ts';
import { describe, type Tensor } from './tensor.ts';

interface Entry {
  readonly tensor: Tensor;
  /** How many scopes use it: then it may not be evicted. */
  uses: number;
}

export class TensorCache {
  /** In the order in which they were last asked for. */
  readonly #entries = new Map<string, Entry>();
  hits = 0;
  misses = 0;
  evictions = 0;

  get size(): number {
    return this.#entries.size;
  }

  /** Counts a hit or a miss. Throws MemoryError KINGLET_MEMORY_ARGUMENT if the name is a tensor's of another shape or type. */
  get(name: string, shape: Shape, dtype: DataType): Tensor | undefined {
    const entry = this.#entries.get(name);
    if (!entry || entry.tensor.isReleased) {
      this.misses += 1;
      return undefined;
    }
    const [wanted, found] = [describe(dtype, shape), describe(entry.tensor.dtype, entry.tensor.shape)];
    if (wanted !== found) throw argumentError(`cache('${name}')`, `the shape and type it has, ${found}`, wanted);
    this.#entries.delete(name);
    this.#entries.set(name, entry);
    this.hits += 1;
    return entry.tensor;
  }

  /** Releases what has the name already: `fill` may have asked for the same one. */
  add(name: string, tensor: Tensor): void {
    this.#entries.get(name)?.tensor.release();
    this.#entries.delete(name);
    this.#entries.set(name, { tensor, uses: 0 });
  }

  /** From now on it stays, until the function that this gives is called. */
  pin(name: string): () => void {
    const entry = this.#entries.get(name);
    if (!entry) return () => undefined;
    entry.uses += 1;
    return () => {
      entry.uses -= 1;
    };
  }

  /** Releases one tensor that nobody uses; false if there is none. */
  evict(): boolean {
    for (const [name, { tensor, uses }] of this.#entries) {
      if (uses > 0 && !tensor.isReleased) continue;
      this.#entries.delete(name);
      if (tensor.isReleased) continue;
      tensor.release();
      this.evictions += 1;
      return true;
    }
    return false;
  }
}
