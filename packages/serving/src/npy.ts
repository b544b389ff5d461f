// NumPy's npy files, versions 1.0 to 3.0, read and written (numpy.lib.format).
import { npyNameOf, typeOfNpy } from './elements.ts';
import { inputIssue, type ServingError } from './errors.ts';
import { sizeOf } from './modelRunner.ts';
import { type NpyHeader, parseNpyHeader } from './npyHeader.ts';

/** An array in a file. */
export interface NpyArray extends NpyHeader {
  /** ONNX's name of the elements' type. */
  readonly type: string;
  readonly isBigEndian: boolean;
  /** The elements: a view. */
  readonly data: Uint8Array;
}

const magic = [0x93, ...Array.from('NUMPY', (letter) => letter.charCodeAt(0))];
const versionAt = magic.length;
const lengthAt = versionAt + 2;
/** As long a header as NumPy reads: a longer one is an attempt on memory, of which its parts take many times its bytes. */
const mostHeadBytes = 10_000;
/** Data begins on a multiple of it. */
const alignment = 64;

/** Whether bytes begin as a file does. */
export function isNpy(bytes: Uint8Array): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/**
 * Reads a file. Throws ServingError KINGLET_SERVING_INPUT for one that is none, is cut short or longer than its header
 * says, or holds elements that no model takes.
 */
export function decodeNpy(bytes: Uint8Array): NpyArray {
  if (!isNpy(bytes)) throw npyError('an npy file, which begins with \\x93NUMPY', `${bytes.length} other bytes`);
  const major = bytes[versionAt]!;
  if (!(major >= 1 && major <= 3)) throw npyError('a file of version 1, 2 or 3', `version ${major ?? 'missing'}`);
  // Version 1 has two bytes for the header's length, the others four.
  const headAt = lengthAt + (major === 1 ? 2 : 4);
  if (bytes.length < headAt) throw npyError(`at least ${headAt} bytes`, `${bytes.length}`);
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headBytes = major === 1 ? numbers.getUint16(lengthAt, true) : numbers.getUint32(lengthAt, true);
  if (headBytes > mostHeadBytes) throw npyError(`a header of at most ${mostHeadBytes} bytes`, `${headBytes}`);
  const dataAt = headAt + headBytes;
  if (bytes.length < dataAt) throw npyError(`a header of ${headBytes} bytes`, `${bytes.length - headAt}`);
  const header = parseNpyHeader(new TextDecoder().decode(bytes.subarray(headAt, dataAt)));
  return { ...header, ...elementsOf(header, bytes.subarray(dataAt)) };
}

function elementsOf({ descr, shape }: NpyHeader, data: Uint8Array): Pick<NpyArray, 'data' | 'isBigEndian' | 'type'> {
  const type = /^[<>|=]/.test(descr) ? typeOfNpy(descr) : undefined;
  if (type === undefined) throw npyError('elements of a type that models take, such as <f4', JSON.stringify(descr));
  const size = sizeOf(shape);
  const elementBytes = elementBytesOf(type);
  if (size * elementBytes !== data.length)
    throw npyError(`${size * elementBytes} bytes for the shape (${shape.join(', ')})`, `${data.length}`);
  return { type, isBigEndian: descr.startsWith('>'), data };
}

/** A file of version 1.0 for little-endian elements in C order. */
export function encodeNpy(type: string, shape: readonly number[], data: Uint8Array): Uint8Array<ArrayBuffer> {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const text = `{'descr': '${npyNameOf(type)}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const headAt = lengthAt + 2;
  const dataAt = Math.ceil((headAt + text.length + 1) / alignment) * alignment;
  const bytes = new Uint8Array(dataAt + data.length).fill(' '.charCodeAt(0), headAt, dataAt);
  bytes.set(magic);
  bytes[versionAt] = 1;
  new DataView(bytes.buffer).setUint16(lengthAt, dataAt - headAt, true);
  for (let i = 0; i < text.length; i++) bytes[headAt + i] = text.charCodeAt(i);
  bytes[dataAt - 1] = '\n'.charCodeAt(0);
  bytes.set(data, dataAt);
  return bytes;
}

/** Bytes of an element of ONNX's type, as NumPy's name of it says. */
export function elementBytesOf(type: string): number {
  return Number(npyNameOf(type).slice(2));
}

function npyError(expected: string, found: string): ServingError {
  return inputIssue('', expected, found);
}
