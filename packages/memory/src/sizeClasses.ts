// Free blocks by size: eight classes for each power of two, so that what is taken is hardly larger than what is wanted.
import type { Block } from './heap.ts';

/** A class of many sizes is looked through only so far: then the next class serves, whose blocks all fit. */
const mostLooks = 64;
/** More make memory no denser (measured). */
const mostClasses = 4;
const classes = 256;

export class SizeClasses {
  /** The first block of each class's doubly linked list. */
  readonly #first: (Block | undefined)[] = new Array(classes).fill(undefined);
  /** A bit for each class that has blocks. */
  readonly #filled = new Int32Array(classes / 32);

  add(block: Block): void {
    block.isListed = true;
    const index = classOf(block.granules);
    const next = this.#first[index];
    block.nextFree = next;
    block.previousFree = undefined;
    if (next) next.previousFree = block;
    this.#first[index] = block;
    this.#filled[index >> 5]! |= 1 << (index & 31);
  }

  remove(block: Block): void {
    const { previousFree, nextFree } = block;
    if (nextFree) nextFree.previousFree = previousFree;
    if (previousFree) previousFree.nextFree = nextFree;
    else this.#setFirst(classOf(block.granules), nextFree);
    block.nextFree = undefined;
    block.previousFree = undefined;
    block.isListed = false;
  }

  /** The smallest block of so many granules or more, as far as is looked; of equals the lowest. */
  bestFit(granules: number): Block | undefined {
    const index = classOf(granules);
    return bestOf(this.#first[index], granules) ?? bestOf(this.#first[this.#nextFilled(index + 1)], granules);
  }

  /** A block of so many granules or more that lies low: the lowest of some, one of each size. */
  lowFit(granules: number): Block | undefined {
    const index = classOf(granules);
    let low = bestOf(this.#first[index], granules);
    let next = this.#nextFilled(index + 1);
    for (let looks = 0; next < classes && looks < mostClasses; looks += 1) {
      const block = this.#first[next]!;
      if (!low || block.start < low.start) low = block;
      next = this.#nextFilled(next + 1);
    }
    return low;
  }

  /** Granules of the largest block, 0 without any. */
  largest(): number {
    let index = classes - 1;
    while (index >= 0 && !this.#first[index]) index -= 1;
    let most = 0;
    for (let block = this.#first[index]; block; block = block.nextFree) most = Math.max(most, block.granules);
    return most;
  }

  #setFirst(index: number, block: Block | undefined): void {
    this.#first[index] = block;
    if (!block) this.#filled[index >> 5]! &= ~(1 << (index & 31));
  }

  /** The first class from `index` on that has blocks, or one that there is not. */
  #nextFilled(index: number): number {
    for (let word = index >> 5, mask = -1 << (index & 31); word < this.#filled.length; word += 1, mask = -1) {
      const bits = this.#filled[word]! & mask;
      if (bits !== 0) return word * 32 + 31 - Math.clz32(bits & -bits);
    }
    return classes;
  }
}

/** Below 16 granules every size has its own class. */
function classOf(granules: number): number {
  const log = 31 - Math.clz32(granules);
  return log < 3 ? granules : (log - 2) * 8 + ((granules >> (log - 3)) & 7);
}

function bestOf(first: Block | undefined, granules: number): Block | undefined {
  let best: Block | undefined;
  let looks = 0;
  for (let block = first; block && looks < mostLooks; block = block.nextFree, looks += 1) {
    if (block.granules < granules) continue;
    const isBetter =
      !best || block.granules < best.granules || (block.granules === best.granules && block.start < best.start);
    if (isBetter) best = block;
  }
  return best;
}
