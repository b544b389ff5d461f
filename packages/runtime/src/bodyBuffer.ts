// Collects a body that may come in millions of pieces, without keeping the pieces.

/** Bodies are bounded by the platform; a header may promise more, which is not believed before it arrives. */
const maxInitialBytes = 8 * 1024 * 1024;

/** A buffer that doubles when it is full. */
export class BodyBuffer {
  #bytes: Uint8Array;
  #length = 0;

  /** `expected` bytes are allocated at once; 0 if the length is not known. */
  constructor(expected: number) {
    this.#bytes = new Uint8Array(Math.min(Number.isFinite(expected) ? expected : 0, maxInitialBytes));
  }

  /** Copies a piece to the end. */
  add(piece: Uint8Array): void {
    const needed = this.#length + piece.length;
    if (needed > this.#bytes.length) this.#grow(needed);
    this.#bytes.set(piece, this.#length);
    this.#length = needed;
  }

  /** Adds one byte, without a view of it. */
  addByte(byte: number): void {
    if (this.#length === this.#bytes.length) this.#grow(this.#length + 1);
    this.#bytes[this.#length++] = byte;
  }

  /** All pieces in one array of exactly their length, not shared with this buffer's spare room. */
  bytes(): Uint8Array {
    return this.#length === this.#bytes.length ? this.#bytes : this.#bytes.slice(0, this.#length);
  }

  #grow(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length, 1024));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
