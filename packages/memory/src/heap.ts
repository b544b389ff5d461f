// Who has which bytes: best fit, neighbours joined at once, the untouched end used last.
import type { Tensor as TypedArray } from '@kinglet/kernels';
import { SizeClasses } from './sizeClasses.ts';

/** Blocks begin and end at multiples of a cache line. */
export const granuleBytes = 64;

/** Bytes from `start` on that lie together and are one holder's, or nobody's. Lengths are in granules. */
export class Block {
  start: number;
  granules: number;
  isFree = true;
  /** In a list of free blocks. */
  isListed = false;
  /** Counts the releases: a holder whose number is older has nothing any more. */
  generation = 0;
  /** Neighbours by address. */
  before: Block | undefined;
  after: Block | undefined;
  previousFree: Block | undefined;
  nextFree: Block | undefined;
  /** The array that was last made of these bytes: the next holder often wants the same. */
  view: TypedArray | undefined;

  constructor(start: number, granules: number) {
    this.start = start;
    this.granules = granules;
  }

  get bytes(): number {
    return this.granules * granuleBytes;
  }

  get end(): number {
    return this.start + this.granules * granuleBytes;
  }
}

/** Hands out blocks of the bytes from `start` to `end`; it never touches them. */
export class Heap {
  readonly #start: number;
  readonly #classes = new SizeClasses();
  /** The first block. Every block's `after` begins where it ends; no two neighbours are both free. */
  readonly #first: Block;
  /** The last block: always free, in no class, perhaps empty. Taken from only if nothing before it fits. */
  #top: Block;
  #usedGranules = 0;
  #highWater: number;
  readonly #granules: number;

  constructor(start: number, end: number) {
    this.#start = Math.ceil(start / granuleBytes) * granuleBytes;
    this.#granules = Math.floor((end - this.#start) / granuleBytes);
    // An empty first block, never free: joining needs no case for the lowest one.
    this.#first = new Block(this.#start, 0);
    this.#first.isFree = false;
    this.#top = new Block(this.#start, this.#granules);
    link(this.#first, this.#top);
    this.#highWater = this.#start;
  }

  get capacity(): number {
    return this.#granules * granuleBytes;
  }

  get usedBytes(): number {
    return this.#usedGranules * granuleBytes;
  }

  get freeBytes(): number {
    return (this.#granules - this.#usedGranules) * granuleBytes;
  }

  /** The first byte that was never handed out. */
  get untouchedFrom(): number {
    return this.#highWater;
  }

  /** Bytes up to the highest one that was ever handed out. */
  get highWaterBytes(): number {
    return this.#highWater - this.#start;
  }

  get largestFreeBytes(): number {
    return Math.max(this.#classes.largest(), this.#top.granules) * granuleBytes;
  }

  /** A block of so many bytes or more; undefined if none is free. `alignment` is a power of two. Nothing takes a granule too. */
  take(bytes: number, alignment: number = granuleBytes): Block | undefined {
    const wanted = Math.max(1, Math.ceil(bytes / granuleBytes));
    const slack = alignment > granuleBytes ? alignment / granuleBytes - 1 : 0;
    if (wanted + slack > this.#granules - this.#usedGranules) return undefined;
    const found = this.#detach(wanted + slack);
    if (!found) return undefined;
    const block = slack > 0 ? this.#cutHead(found, alignment) : found;
    this.#cutTail(block, wanted);
    block.isFree = false;
    this.#usedGranules += wanted;
    if (block.end > this.#highWater) this.#highWater = block.end;
    return block;
  }

  /** Gives a block back that `take` gave. */
  release(block: Block): void {
    block.generation += 1;
    block.isFree = true;
    this.#usedGranules -= block.granules;
    const { before, after } = block;
    if (after!.isFree) this.#absorb(block, after!);
    if (before!.isFree) this.#absorb(before!, block);
    const joined = before!.isFree ? before! : block;
    if (joined !== this.#top) this.#classes.add(joined);
  }

  /** Every block, by address; the last is the untouched end. */
  *blocks(): Generator<Block> {
    for (let block = this.#first.after; block; block = block.after) yield block;
  }

  /** A block of so many granules or more that is in no class any more. */
  #detach(granules: number): Block | undefined {
    const fitting = this.#classes.bestFit(granules);
    if (fitting) {
      this.#classes.remove(fitting);
      return fitting;
    }
    const top = this.#top;
    if (top.granules < granules) return undefined;
    this.#top = new Block(top.start + granules * granuleBytes, top.granules - granules);
    top.granules = granules;
    link(top, this.#top);
    return top;
  }

  /** The part of a block from its first aligned byte on; what is before stays free. */
  #cutHead(block: Block, alignment: number): Block {
    const gap = (Math.ceil(block.start / alignment) * alignment - block.start) / granuleBytes;
    if (gap === 0) return block;
    const rest = split(block, gap);
    this.#classes.add(block);
    return rest;
  }

  #cutTail(block: Block, granules: number): void {
    if (block.granules === granules) return;
    const rest = split(block, granules);
    // Only an aligned block from the top has the top behind it.
    if (rest.after === this.#top) this.#absorb(rest, this.#top);
    if (rest !== this.#top) this.#classes.add(rest);
  }

  /** Makes two free neighbours one, which is in no class. */
  #absorb(block: Block, after: Block): void {
    this.#leaveClass(block);
    this.#leaveClass(after);
    if (after === this.#top) this.#top = block;
    block.granules += after.granules;
    block.after = after.after;
    if (after.after) after.after.before = block;
  }

  #leaveClass(block: Block): void {
    if (block.isListed) this.#classes.remove(block);
  }
}

function link(before: Block, after: Block): void {
  before.after = after;
  after.before = before;
}

/** Shortens a block; the rest is a new one behind it. */
function split(block: Block, granules: number): Block {
  const rest = new Block(block.start + granules * granuleBytes, block.granules - granules);
  const after = block.after;
  block.granules = granules;
  link(block, rest);
  if (after) link(rest, after);
  return rest;
}
