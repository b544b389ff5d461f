// TextEncoder and TextDecoder for UTF-8 (WHATWG Encoding).
import type { Native } from './native.ts';

const bomBytes = [0xef, 0xbb, 0xbf] as const;

/** The two constructors, over the engine's own UTF-8 writer. */
export function createTextCodecs(
  native: Pick<Native, 'decode' | 'encode'>,
): Record<'TextEncoder' | 'TextDecoder', unknown> {
  class TextEncoder {
    get encoding(): string {
      return 'utf-8';
    }

    encode(text = ''): Uint8Array {
      return native.encode(String(text).toWellFormed());
    }

    encodeInto(text: string, target: Uint8Array): { read: number; written: number } {
      const bytes = this.encode(text);
      const written = wholeSymbols(bytes, target.length);
      target.set(bytes.subarray(0, written));
      const read = written === bytes.length ? text.length : native.decode(bytes.subarray(0, written), false).length;
      return { read, written };
    }
  }

  class TextDecoder {
    readonly encoding = 'utf-8';
    readonly fatal: boolean;
    readonly ignoreBOM: boolean;
    /** The start of a sequence whose rest is still to come (streaming). */
    #kept: Uint8Array = new Uint8Array(0);
    #started = false;

    constructor(label = 'utf-8', options: { fatal?: boolean; ignoreBOM?: boolean } = {}) {
      if (!['utf-8', 'utf8', 'unicode-1-1-utf-8'].includes(String(label).trim().toLowerCase())) {
        throw new RangeError(`Expected the encoding utf-8, got \`${label}\`; the quickjs engine has no other`);
      }
      this.fatal = Boolean(options.fatal);
      this.ignoreBOM = Boolean(options.ignoreBOM);
    }

    decode(input?: ArrayBuffer | ArrayBufferView, options: { stream?: boolean } = {}): string {
      const given = toBytes(input);
      const bytes = this.#kept.length ? joined(this.#kept, given) : given;
      const end = options.stream ? incompleteTail(bytes) : bytes.length;
      this.#kept = bytes.slice(end);
      const whole = bytes.subarray(0, end);
      const skip =
        !this.#started && !this.ignoreBOM && bomBytes.every((byte, i) => whole[i] === byte) ? bomBytes.length : 0;
      this.#started = options.stream ? this.#started || whole.length > 0 : false;
      return native.decode(whole.subarray(skip), this.fatal);
    }
  }
  return { TextEncoder, TextDecoder };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

/** The most bytes, up to `room`, that end with a whole symbol. */
function wholeSymbols(bytes: Uint8Array, room: number): number {
  let end = Math.min(room, bytes.length);
  while (end < bytes.length && (bytes[end]! & 0xc0) === 0x80) end--;
  return end;
}

function toBytes(input: ArrayBuffer | ArrayBufferView | undefined): Uint8Array {
  if (input === undefined) return new Uint8Array(0);
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  throw new TypeError('Expected `input` to be an ArrayBuffer or a view of one');
}

/** Where the last sequence starts if its end is missing; else the length. */
function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc2 && sequenceLength(byte) > back) return bytes.length - back;
    if (byte >= 0x80 && byte < 0xc0) continue;
    break;
  }
  return bytes.length;
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}
