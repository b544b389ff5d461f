// Who has which bytes: best fit, small blocks low, neighbours joined at once, the untouched middle used last, by large blocks from its end.
import type { Tensor as TypedArray } from '@kinglet/kernels';
import { SizeClasses } from './sizeClasses.ts';

/** Blocks begin and end at multiples of a cache line. */
export const granuleBytes = 64;

/**
 * From here on blocks are taken from the end of the middle: what comes and goes in between would else part the place of the
 * next large one. The trace of ResNet-50 (apps/bench, suite `memory`) shows it.
 */
const largeGranules = 2 ** 20 / granuleBytes;

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
  readonly #end: number;
  readonly #classes = new SizeClasses();
  /** An empty block, never free: joining needs no case for the lowest. No two neighbours are both free. */
  readonly #first: Block;
  /** Always free, in no class, perhaps empty. Taken from only if nothing else fits. */
  #middle: Block;
  #usedGranules = 0;
  /** Blocks that are held. */
  #held = 0;
  /** Bytes from here on, up to `#untouchedTo`, were never handed out. */
  #untouchedFrom: number;
  #untouchedTo: number;

  constructor(start: number, end: number) {
    this.#start = Math.ceil(start / granuleBytes) * granuleBytes;
    this.#end = Math.floor(end / granuleBytes) * granuleBytes;
    this.#first = new Block(this.#start, 0);
    this.#middle = new Block(this.#start, (this.#end - this.#start) / granuleBytes);
    const last = new Block(this.#end, 0);
    this.#first.isFree = false;
    last.isFree = false;
    link(this.#first, this.#middle);
    link(this.#middle, last);
    this.#untouchedFrom = this.#start;
    this.#untouchedTo = this.#end;
  }

  get capacity(): number {
    return this.#end - this.#start;
  }

  get usedBytes(): number {
    return this.#usedGranules * granuleBytes;
  }

  get freeBytes(): number {
    return this.capacity - this.usedBytes;
  }

  /** The bytes that were never handed out; `to` below `from` if there are none. */
  get untouched(): { readonly from: number; readonly to: number } {
    return { from: this.#untouchedFrom, to: this.#untouchedTo };
  }

  /** Bytes that were ever handed out. */
  get highWaterBytes(): number {
    return this.capacity - Math.max(0, this.#untouchedTo - this.#untouchedFrom);
  }

  get largestFreeBytes(): number {
    return Math.max(this.#classes.largest(), this.#middle.granules) * granuleBytes;
  }

  /** A block of so many bytes or more; undefined if none is free. `alignment` is a power of two. Nothing takes a granule too. */
  take(bytes: number, alignment: number = granuleBytes): Block | undefined {
    const wanted = Math.max(1, Math.ceil(bytes / granuleBytes));
    const slack = alignment > granuleBytes ? alignment / granuleBytes - 1 : 0;
    if ((wanted + slack) * granuleBytes > this.freeBytes) return undefined;
    const found = this.#detach(wanted + slack);
    if (!found) return undefined;
    const block = slack > 0 ? this.#cutHead(found, alignment) : found;
    this.#cutTail(block, wanted);
    this.#usedGranules += wanted;
    this.#held += 1;
    if (block.start < this.#middle.start) this.#untouchedFrom = Math.max(this.#untouchedFrom, block.end);
    else this.#untouchedTo = Math.min(this.#untouchedTo, block.start);
    return block;
  }

  /** Gives a block back that `take` gave. */
  release(block: Block): void {
    block.generation += 1;
    this.#usedGranules -= block.granules;
    this.#held -= 1;
    this.#setFree(block);
  }

  /** Every block, by address. */
  *blocks(): Generator<Block> {
    for (let block = this.#first.after!; block.after; block = block.after) yield block;
  }

  /** A block of so many granules or more that is nobody's and in no class. */
  #detach(granules: number): Block | undefined {
    const fitting = this.#isSmall(granules) ? this.#classes.lowFit(granules) : this.#classes.bestFit(granules);
    if (fitting) {
      this.#classes.remove(fitting);
      fitting.isFree = false;
      return fitting;
    }
    return this.#middle.granules < granules ? undefined : this.#detachMiddle(granules);
  }

  /**
   * Of less than half the mean: wherever they fit tightest they would lie between large ones, whose places then never join.
   * The trace of sizes that are mostly small (apps/bench, suite `memory`) shows it.
   */
  #isSmall(granules: number): boolean {
    return 2 * granules * this.#held < this.#usedGranules;
  }

  #detachMiddle(granules: number): Block {
    const middle = this.#middle;
    if (this.#isBetterAtEnd(granules)) {
      const end = split(middle, middle.granules - granules);
      end.isFree = false;
      return end;
    }
    this.#middle = split(middle, granules);
    middle.isFree = false;
    return middle;
  }

  /** The side where fewer bytes are handed out for the first time; where none are, the tighter; else by size. */
  #isBetterAtEnd(granules: number): boolean {
    const { start, end } = this.#middle;
    const bytes = granules * granuleBytes;
    const [before, behind] = [this.#untouchedFrom - start, end - this.#untouchedTo];
    const [newBefore, newBehind] = [Math.max(0, bytes - before), Math.max(0, bytes - behind)];
    if (newBefore !== newBehind) return newBehind < newBefore;
    return newBefore === 0 ? behind < before : granules >= largeGranules;
  }

  /** The part of a block from its first aligned byte on; what is before is free again. */
  #cutHead(block: Block, alignment: number): Block {
    const gap = (Math.ceil(block.start / alignment) * alignment - block.start) / granuleBytes;
    if (gap === 0) return block;
    const rest = split(block, gap);
    rest.isFree = false;
    this.#setFree(block);
    return rest;
  }

  #cutTail(block: Block, granules: number): void {
    if (block.granules > granules) this.#setFree(split(block, granules));
  }

  /** Joins a block with its free neighbours. */
  #setFree(block: Block): void {
    const { before, after } = block;
    block.isFree = true;
    if (after!.isFree) this.#absorb(block, after!);
    if (before!.isFree) this.#absorb(before!, block);
    const joined = before!.isFree ? before! : block;
    if (joined !== this.#middle) this.#classes.add(joined);
  }

  /** Makes two free neighbours one, which is in no class. */
  #absorb(block: Block, after: Block): void {
    if (block.isListed) this.#classes.remove(block);
    if (after.isListed) this.#classes.remove(after);
    if (after === this.#middle) this.#middle = block;
    block.granules += after.granules;
    link(block, after.after!);
  }
}

function link(before: Block, after: Block): void {
  before.after = after;
  after.before = before;
}

/** Shortens a block; the rest is a new one behind it, free but in no class. */
function split(block: Block, granules: number): Block {
  const rest = new Block(block.start + granules * granuleBytes, block.granules - granules);
  const after = block.after!;
  block.granules = granules;
  link(block, rest);
  link(rest, after);
  return rest;
}
