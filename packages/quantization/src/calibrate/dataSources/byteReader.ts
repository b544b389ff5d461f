// Bytes that arrive in pieces, taken by length.

export class ByteReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  /** What of the last piece was not taken yet. */
  #rest: Uint8Array = new Uint8Array(0);

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** The next bytes, in memory of their own; fewer where they end. */
  async take(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const taken = new Uint8Array(length);
    let filled = 0;
    while (filled < length && (await this.#fill())) {
      const part = this.#rest.subarray(0, length - filled);
      taken.set(part, filled);
      this.#rest = this.#rest.subarray(part.length);
      filled += part.length;
    }
    return filled === length ? taken : taken.slice(0, filled);
  }

  /** Whether there is nothing behind what was taken. */
  async isAtEnd(): Promise<boolean> {
    return !(await this.#fill());
  }

  async skip(length: number): Promise<void> {
    for (let left = length; left > 0 && (await this.#fill()); ) {
      const part = Math.min(left, this.#rest.length);
      this.#rest = this.#rest.subarray(part);
      left -= part;
    }
  }

  /** Gives back what the pieces come from. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  async #fill(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const { done, value } = await this.#pieces.next();
      if (done) return false;
      this.#rest = value;
    }
    return true;
  }
}
