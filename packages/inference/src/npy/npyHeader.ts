// What an npy file's first bytes say, versions 1.0 to 3.0 (numpy.lib.format).
import { NpyFormatError } from './npyFormatError.ts';
import { typeOfNpy } from './npyTypes.ts';
import { type NpyHeaderText, parseNpyHeader } from './parseNpyHeader.ts';

/** What is in a file. */
export interface NpyHeader extends NpyHeaderText {
  /** ONNX's name of the elements' type. */
  readonly type: string;
  readonly isBigEndian: boolean;
}

/** Bytes that say how long the header is. */
export const npyPreambleBytes = 12;

/** What a file begins with. */
export const npyMagic: readonly number[] = [0x93, ...Array.from('NUMPY', (letter) => letter.charCodeAt(0))];
export const npyVersionAt: number = npyMagic.length;
export const npyLengthAt: number = npyVersionAt + 2;
/** As long a header as NumPy reads: a longer one is an attempt on memory, of which its parts take many times its bytes. */
const mostHeaderBytes = 10_000;

/** Whether bytes begin as a file does. */
export function isNpy(bytes: Uint8Array): boolean {
  return npyMagic.every((byte, i) => bytes[i] === byte);
}

/**
 * Where the elements begin in the file of which at least the first {@link npyPreambleBytes} bytes are given. Throws
 * NpyFormatError for another kind of file.
 */
export function npyHeaderEnd(preamble: Uint8Array): number {
  return boundsOf(preamble).end;
}

/**
 * Reads the header of a file; what is behind it is not looked at. Throws NpyFormatError for a file that is none, is cut
 * short, or holds elements that no model takes.
 */
export function decodeNpyHeader(bytes: Uint8Array): NpyHeader {
  const { start, end } = boundsOf(bytes);
  if (bytes.length < end) throw new NpyFormatError(`a header of ${end - start} bytes`, `${bytes.length - start}`);
  const text = parseNpyHeader(new TextDecoder().decode(bytes.subarray(start, end)));
  return { ...text, type: typeOfNpy(text.descr), isBigEndian: text.descr.startsWith('>') };
}

function boundsOf(bytes: Uint8Array): { readonly start: number; readonly end: number } {
  if (!isNpy(bytes)) throw new NpyFormatError('an npy file, which begins with \\x93NUMPY', 'something else');
  const version = bytes[npyVersionAt] ?? 0;
  if (version < 1 || version > 3) throw new NpyFormatError('a file of version 1, 2 or 3', `version ${version}`);
  // The length has two bytes in version 1, four in the others.
  const start = npyLengthAt + (version === 1 ? 2 : 4);
  if (bytes.length < start) throw new NpyFormatError(`at least ${start} bytes`, `${bytes.length}`);
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = version === 1 ? numbers.getUint16(npyLengthAt, true) : numbers.getUint32(npyLengthAt, true);
  if (length > mostHeaderBytes) throw new NpyFormatError(`a header of at most ${mostHeaderBytes} bytes`, `${length}`);
  return { start, end: start + length };
}
