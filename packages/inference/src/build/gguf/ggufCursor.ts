// Reads the numbers and texts of a GGUF file one after the other, and nothing behind its end.
import { InferenceError } from '../../errors.ts';

const text = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true });

export class GgufCursor {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Of the next byte. */
  get at(): number {
    return this.#at;
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  i8(): number {
    return this.#view.getInt8(this.#take(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2), true);
  }

  i16(): number {
    return this.#view.getInt16(this.#take(2), true);
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  i32(): number {
    return this.#view.getInt32(this.#take(4), true);
  }

  f32(): number {
    return this.#view.getFloat32(this.#take(4), true);
  }

  f64(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  u64(): bigint {
    return this.#view.getBigUint64(this.#take(8), true);
  }

  i64(): bigint {
    return this.#view.getBigInt64(this.#take(8), true);
  }

  /** A number of things of which each takes at least `bytes`: more than there is room for are refused. */
  count(bytes: number, what: string): number {
    const count = this.u64();
    const most = Math.floor((this.bytes.length - this.#at) / bytes);
    if (count <= most) return Number(count);
    throw refuseGguf(
      `expected at most ${most} ${what} in what is left of the file, found ${count}: it is cut off or damaged`,
    );
  }

  /** A text of UTF-8. */
  text(): string {
    const length = this.count(1, 'bytes of a text');
    const from = this.#take(length);
    try {
      return text.decode(this.bytes.subarray(from, from + length));
    } catch (cause) {
      throw refuseGguf(`expected a text of UTF-8 at byte ${from}, found other bytes: it is damaged`, cause);
    }
  }

  #take(length: number): number {
    const at = this.#at;
    if (at + length > this.bytes.length)
      throw refuseGguf(`expected ${length} bytes at byte ${at}, found ${this.bytes.length - at}: it is cut off`);
    this.#at = at + length;
    return at;
  }
}

export function refuseGguf(message: string, cause?: unknown): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_FILE', `GGUF: ${message}`, cause === undefined ? {} : { cause });
}
