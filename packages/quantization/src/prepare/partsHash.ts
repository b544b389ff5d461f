// A SHA-256 whose work other threads share.
import { createHash } from 'node:crypto';

/** Longer ones are hashed in pieces of so many bytes. */
const pieceBytes = 2 ** 20;
/** Handing over what is shorter would cost more than hashing it. */
const leastShared = 2 ** 16;
/** Pieces that are copied and not yet hashed. */
const mostWaiting = 32;

/**
 * The SHA-256 of texts and of the SHA-256 of each MiB of bytes, in the order in which they are added. Bytes are copied a piece
 * at a time, so that they may change once `addBytes` is done.
 */
export class PartsHash {
  readonly #hash = createHash('sha256');
  readonly #waiting: (string | Uint8Array | Promise<ArrayBuffer>)[] = [];

  async addText(text: string): Promise<void> {
    await this.#add(text);
  }

  async addBytes(bytes: Uint8Array): Promise<void> {
    for (let start = 0; start < bytes.length; start += pieceBytes)
      await this.#add(digestOf(bytes.subarray(start, start + pieceBytes)));
  }

  /** In hexadecimal digits. */
  async digest(): Promise<string> {
    await this.#take(0);
    return this.#hash.digest('hex');
  }

  async #add(part: string | Uint8Array | Promise<ArrayBuffer>): Promise<void> {
    this.#waiting.push(part);
    await this.#take(mostWaiting);
  }

  /** Waits until no more than so many wait. */
  async #take(most: number): Promise<void> {
    while (this.#waiting.length > most) {
      const part = await this.#waiting[0]!;
      this.#hash.update(part instanceof ArrayBuffer ? new Uint8Array(part) : part);
      this.#waiting.shift();
    }
  }
}

function digestOf(piece: Uint8Array): Uint8Array | Promise<ArrayBuffer> {
  if (piece.length < leastShared || !isOwn(piece)) return createHash('sha256').update(piece).digest();
  return crypto.subtle.digest('SHA-256', piece);
}

/** Memory of several threads is not taken. */
function isOwn(piece: Uint8Array): piece is Uint8Array<ArrayBuffer> {
  return piece.buffer instanceof ArrayBuffer;
}
