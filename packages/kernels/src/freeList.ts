// Which bytes of an arena are free: first fit, neighbours joined, 64-byte blocks.

const blockBytes = 64;

interface Range {
  start: number;
  end: number;
}

export class FreeList {
  /** By address, never touching each other. */
  readonly #ranges: Range[];
  readonly #taken = new Map<number, number>();
  #usedBytes = 0;

  constructor(start: number, end: number) {
    this.#ranges = [{ start: roundUp(start), end }];
  }

  get usedBytes(): number {
    return this.#usedBytes;
  }

  /** Where `bytes` bytes are free now taken; undefined if nowhere. Nothing still takes a block, so that places differ. */
  take(bytes: number): number | undefined {
    const wanted = Math.max(roundUp(bytes), blockBytes);
    const index = this.#ranges.findIndex(({ start, end }) => end - start >= wanted);
    const range = this.#ranges[index];
    if (!range) return undefined;
    const { start } = range;
    range.start += wanted;
    if (range.start === range.end) this.#ranges.splice(index, 1);
    this.#taken.set(start, wanted);
    this.#usedBytes += wanted;
    return start;
  }

  /** False if nothing was taken there. */
  release(start: number): boolean {
    const bytes = this.#taken.get(start);
    if (bytes === undefined) return false;
    this.#taken.delete(start);
    this.#usedBytes -= bytes;
    this.#insert({ start, end: start + bytes });
    return true;
  }

  #insert(freed: Range): void {
    const after = this.#ranges.findIndex(({ start }) => start > freed.start);
    const at = after < 0 ? this.#ranges.length : after;
    const [previous, next] = [this.#ranges[at - 1], this.#ranges[at]];
    if (next?.start === freed.end) {
      freed.end = next.end;
      this.#ranges.splice(at, 1);
    }
    if (previous?.end === freed.start) previous.end = freed.end;
    else this.#ranges.splice(at, 0, freed);
  }
}

function roundUp(bytes: number): number {
  return Math.ceil(bytes / blockBytes) * blockBytes;
}
