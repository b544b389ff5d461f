// Text functions in TypeScript, where no native code loads: the same answers, and the same faults at the same bytes.
import { scanString } from './jsonReader.ts';
import { expected, fault } from './textFaults.ts';
import { base64Unpadded, base64Url, type TextKernels } from './textKernels.ts';
import { formatFloats } from './typescriptFormat.ts';
import { parseFloats } from './typescriptParse.ts';

export const typescriptText: TextKernels = {
  parseFloats,
  formatFloats,
  scanJsonString: scanString,
  isUtf8,
  encodeBase64,
  decodeBase64,
};

/** Unicode, table 3-7. */
function isUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  for (let i = 1; i < length; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1]!;
  const [least, most] = secondLimits[first] ?? [0x80, 0xbf];
  return second >= least && second <= most ? length : 0;
}

/** Where they are others than 80 and bf. */
const secondLimits: Readonly<Record<number, readonly [number, number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
};

const shared = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const alphabets = [`${shared}+/`, `${shared}-_`].map((text) => Uint8Array.from(text, (c) => c.charCodeAt(0)));
const padding = 0x3d;

function encodeBase64(bytes: Uint8Array, out: Uint8Array, form: number): number {
  const alphabet = alphabets[form & base64Url]!;
  const wanted = Math.ceil(bytes.length / 3) * 4;
  if (wanted > out.length) return fault(expected.room, wanted);
  for (let at = 0, to = 0; at < bytes.length; at += 3, to += 4) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let i = 0; i < 4; i++) out[to + i] = alphabet[(group >> (18 - 6 * i)) & 63]!;
  }
  const over = (3 - (bytes.length % 3)) % 3;
  if (form & base64Unpadded) return wanted - over;
  out.fill(padding, wanted - over, wanted);
  return wanted;
}

function decodeBase64(text: Uint8Array, out: Uint8Array, form: number): number {
  const length = unpaddedLength(text, form);
  if (length === undefined) return fault(expected.base64, text.length);
  const size = Math.floor((length * 3) / 4);
  if (size > out.length) return fault(expected.room, size);
  const alphabet = alphabets[form & base64Url]!;
  let [group, bits, to] = [0, 0, 0];
  for (let at = 0; at < length; at++) {
    const value = alphabet.indexOf(text[at]!);
    if (value < 0) return fault(expected.base64, at);
    group = ((group << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[to++] = group >> bits;
  }
  return group & ((1 << bits) - 1) ? fault(expected.base64, length - 1) : size;
}

/** The characters without padding; undefined if there are too few or too many of either. */
function unpaddedLength(text: Uint8Array, form: number): number | undefined {
  const { length } = text;
  if (form & base64Unpadded) return length % 4 === 1 ? undefined : length;
  if (length % 4 !== 0) return undefined;
  const ends = length - (text[length - 1] === padding ? 1 : 0);
  return ends < length && text[ends - 1] === padding ? ends - 1 : ends;
}
