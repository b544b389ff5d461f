// The debug mode: free bytes hold a pattern, and whatever wrote to them shows.
import type { DataType, Shape } from './dataTypes.ts';
import type { Block, Heap } from './heap.ts';
import { describe, type Tensor } from './tensor.ts';

export type Finding =
  /** Bytes of the pool that were written to while they were nobody's: through an array kept from a released tensor. */
  | { readonly kind: 'written'; readonly byteOffset: number; readonly bytes: number }
  /** A tensor that the garbage collector took unreleased: its bytes stay taken. */
  | { readonly kind: 'leaked'; readonly dtype: DataType; readonly shape: Shape; readonly message: string };

/** Unlike what tensors are full of: zeros, ones, small numbers. */
const pattern = 0xa5;

/** What is known of a tensor when it is there no more. */
interface Held {
  readonly dtype: DataType;
  readonly shape: Shape;
  readonly block: Block;
  readonly generation: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

export class Poison {
  readonly #bytes: Uint8Array;
  readonly #heap: Heap;
  readonly #report: (finding: Finding) => void;
  /** Every other free byte holds the pattern. */
  #untouched: Heap['untouched'];
  readonly #lost: FinalizationRegistry<Held>;

  constructor(buffer: ArrayBuffer, heap: Heap, report: (finding: Finding) => void) {
    this.#bytes = new Uint8Array(buffer);
    this.#heap = heap;
    this.#report = report;
    this.#untouched = heap.untouched;
    this.#lost = new FinalizationRegistry(({ dtype, shape, block, generation }) => {
      if (block.generation !== generation) return;
      const message = `${describe(dtype, shape)} was never released: use \`using\`, \`release()\` or a scope`;
      report({ kind: 'leaked', dtype, shape, message });
    });
  }

  /** Reports writes to bytes that are being handed out, and makes them the pattern again. */
  taken(range: Range): void {
    const [before, now] = [this.#untouched, this.#heap.untouched];
    this.#untouched = now;
    this.#bytes.fill(pattern, before.from, Math.min(now.from, before.to));
    this.#bytes.fill(pattern, Math.max(now.to, before.from), before.to);
    this.#check(range.start, range.end);
  }

  released({ start, end }: Range): void {
    this.#bytes.fill(pattern, start, end);
  }

  /** Reports writes to any free byte. */
  checkAll(): void {
    const { from, to } = this.#untouched;
    for (const { isFree, start, end } of this.#heap.blocks()) {
      if (!isFree) continue;
      this.#check(start, Math.min(end, from));
      this.#check(Math.max(start, from, to), end);
    }
  }

  /** Reports the tensor if the collector takes it while it has the block. */
  watch(tensor: Tensor, block: Block): void {
    this.#lost.register(tensor, { dtype: tensor.dtype, shape: tensor.shape, block, generation: block.generation });
  }

  #check(start: number, end: number): void {
    const part = this.#bytes.subarray(start, end);
    const first = part.findIndex((byte) => byte !== pattern);
    if (first < 0) return;
    const last = part.findLastIndex((byte) => byte !== pattern);
    part.fill(pattern, first, last + 1);
    this.#report({ kind: 'written', byteOffset: start + first, bytes: last - first + 1 });
  }
}
