// Encoded messages in parts, so that what is large in them is copied once.
import { unwrittenBytes } from './unwrittenBytes.ts';

/** A field of a message, with its number and its length. */
export function lengthDelimited(number: number, parts: readonly Uint8Array[]): Uint8Array[] {
  return [varint(number * 8 + 2), varint(byteLengthOf(parts)), ...parts];
}

export function byteLengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

/** The parts one after another. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = unwrittenBytes(byteLengthOf(parts));
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  return all;
}

/** A number of base 128, exact below 2^53. */
export function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.of(...bytes, rest);
}
