// TextEncoder and TextDecoder for UTF-8 (WHATWG Encoding).
import type { Native } from './native.ts';

const bomBytes = [0xef, 0xbb, 0xbf] as const;

/** The two constructors, over the engine's own UTF-8 writer. */
export function createTextCodecs(native: Pick<Native, 'encode'>): Record<'TextEncoder' | 'TextDecoder', unknown> {
  class TextEncoder {
    get encoding(): string {
      return 'utf-8';
    }

    encode(text = ''): Uint8Array {
      return native.encode(String(text));
    }

    encodeInto(text: string, target: Uint8Array): { read: number; written: number } {
      let read = 0;
      let written = 0;
      for (const symbol of text) {
        const bytes = native.encode(symbol);
        if (written + bytes.length > target.length) break;
        target.set(bytes, written);
        written += bytes.length;
        read += symbol.length;
      }
      return { read, written };
    }
  }
  return { TextEncoder, TextDecoder };
}

class TextDecoder {
  readonly encoding = 'utf-8';
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  /** The start of a sequence whose rest is still to come (streaming). */
  #kept: number[] = [];
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
    const bytes = this.#kept.length ? Uint8Array.of(...this.#kept, ...given) : given;
    const end = options.stream ? incompleteTail(bytes) : bytes.length;
    this.#kept = Array.from(bytes.subarray(end));
    const whole = bytes.subarray(0, end);
    const skip =
      !this.#started && !this.ignoreBOM && bomBytes.every((byte, i) => whole[i] === byte) ? bomBytes.length : 0;
    this.#started = options.stream ? this.#started || whole.length > 0 : false;
    return decodeUtf8(whole.subarray(skip), this.fatal);
  }
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

/** Each maximal ill-formed part becomes one U+FFFD (Unicode 15, 3.9, "substitution of maximal subparts"). */
function decodeUtf8(bytes: Uint8Array, fatal: boolean): string {
  const parts: string[] = [];
  let units: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { codePoint, length } = decodeOne(bytes, at);
    if (codePoint < 0 && fatal) throw new TypeError(`The bytes at offset ${at} are not UTF-8`);
    units.push(codePoint < 0 ? 0xfffd : codePoint);
    at += length;
    if (units.length === 4096) {
      parts.push(String.fromCodePoint(...units));
      units = [];
    }
  }
  parts.push(String.fromCodePoint(...units));
  return parts.join('');
}

function decodeOne(bytes: Uint8Array, at: number): { codePoint: number; length: number } {
  const lead = bytes[at]!;
  const length = sequenceLength(lead);
  if (length === 1) return { codePoint: lead, length };
  if (length === 0) return { codePoint: -1, length: 1 };
  let codePoint = lead & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] ?? 0;
    const low = i === 1 ? (lowestSecond[lead] ?? 0x80) : 0x80;
    const high = i === 1 ? (highestSecond[lead] ?? 0xbf) : 0xbf;
    if (byte < low || byte > high) return { codePoint: -1, length: i };
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  return { codePoint, length };
}

// Leads whose second byte has a narrower range (Unicode 15, table 3-7): no overlong forms, no surrogates.
const lowestSecond: Record<number, number> = { 224: 0xa0, 240: 0x90 };
const highestSecond: Record<number, number> = { 237: 0x9f, 244: 0x8f };
