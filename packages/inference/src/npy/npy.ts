// NumPy's npy files in memory, versions 1.0 to 3.0, read and written (numpy.lib.format).
import { InferenceError } from '../errors.ts';
import { NpyFormatError } from './npyFormatError.ts';
import { decodeNpyHeader, type NpyHeader, npyHeaderEnd, npyLengthAt, npyMagic, npyVersionAt } from './npyHeader.ts';
import { npyElementBytes, npyNameOf } from './npyTypes.ts';

/** An array in a file. */
export interface NpyArray extends NpyHeader {
  /** The elements: a view. */
  readonly data: Uint8Array;
}

/** Data begins on a multiple of it. */
const alignment = 64;

/**
 * Reads a file. Throws NpyFormatError for one that is none, is cut short or longer than its header says, or holds
 * elements that no model takes.
 */
export function decodeNpy(bytes: Uint8Array): NpyArray {
  const header = decodeNpyHeader(bytes);
  const data = bytes.subarray(npyHeaderEnd(bytes));
  const wanted = npyDataBytes(header);
  if (wanted === data.length) return { ...header, data };
  throw new NpyFormatError(`${wanted} bytes for the shape (${header.shape.join(', ')})`, `${data.length}`);
}

/** Bytes that the elements of an array take; infinite for lengths that no file has. */
export function npyDataBytes({ type, shape }: Pick<NpyHeader, 'shape' | 'type'>): number {
  return shape.reduce((product, length) => product * length, npyElementBytes(type));
}

/**
 * A file of version 1.0 for little-endian elements in C order. Throws InferenceError KINGLET_INFERENCE_OPTION for a type that
 * NumPy lacks, and for other bytes than the shape has.
 */
export function encodeNpy(type: string, shape: readonly number[], data: Uint8Array): Uint8Array<ArrayBuffer> {
  const wanted = npyDataBytes({ type, shape });
  if (wanted !== data.length || !shape.every((length) => Number.isSafeInteger(length) && length >= 0)) {
    const found = `${data.length} for the shape (${shape.join(', ')})`;
    throw new InferenceError('KINGLET_INFERENCE_OPTION', `expected ${wanted} bytes of ${type}, got ${found}`);
  }
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const text = `{'descr': '${npyNameOf(type)}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const textAt = npyLengthAt + 2;
  const dataAt = Math.ceil((textAt + text.length + 1) / alignment) * alignment;
  const bytes = new Uint8Array(dataAt + data.length).fill(' '.charCodeAt(0), textAt, dataAt);
  bytes.set(npyMagic);
  bytes[npyVersionAt] = 1;
  new DataView(bytes.buffer).setUint16(npyLengthAt, dataAt - textAt, true);
  for (let i = 0; i < text.length; i++) bytes[textAt + i] = text.charCodeAt(i);
  bytes[dataAt - 1] = '\n'.charCodeAt(0);
  bytes.set(data, dataAt);
  return bytes;
}
