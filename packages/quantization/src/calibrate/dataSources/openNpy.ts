// NumPy's .npy and .npz files: their shapes first, then their rows, a row at a time.
import {
  decodeNpyHeader,
  NpyFormatError,
  type NpyHeader,
  npyDataBytes,
  npyHeaderEnd,
  npyPreambleBytes,
} from '@kinglet/inference/npy';
import type { SampleValues } from '../calibrationData.ts';
import { ByteReader } from './byteReader.ts';
import { fileError } from './dataError.ts';
import { type OpenFile, openFile } from './fileBytes.ts';
import { npyValues } from './npyValues.ts';
import { zipMembers } from './zipMembers.ts';

/** An array in a file. */
export interface NpyArray {
  /** The file, and the array's name in it where it has one, for messages. */
  readonly where: string;
  /** NumPy's name of the elements' type: `<f4`. */
  readonly descr: string;
  /** One axis at least. */
  readonly shape: readonly number[];
  /**
   * Elements behind each other in C order, the parts of axis 0 that are each an item; one at a time is in memory. Throws
   * QuantizationError KINGLET_QUANTIZATION_FILE for elements that are cut off or damaged.
   */
  readonly rows: () => AsyncGenerator<SampleValues>;
}

/** The greatest part of axis 0 that is read. */
const mostRowBytes = 2 ** 30;

/**
 * The array of a .npy file. Throws QuantizationError KINGLET_QUANTIZATION_FILE for what is none, is cut off, is in Fortran
 * order, has no axis, or holds no floats, integers or booleans.
 */
export async function openNpy(path: string, open: OpenFile = openFile): Promise<NpyArray> {
  const file = await open(path);
  return arrayOf(path, file.size, () => file.read(0, file.size));
}

/** The arrays of a .npz file, compressed or not, by name. Throws as {@link openNpy} does. */
export async function openNpz(path: string, open: OpenFile = openFile): Promise<ReadonlyMap<string, NpyArray>> {
  const arrays = new Map<string, NpyArray>();
  for (const { name, size, read } of await zipMembers(await open(path), path)) {
    const array = name.replace(/\.npy$/, '');
    if (arrays.has(array)) throw fileError(path, 'arrays of different names', `two of ${JSON.stringify(array)}`);
    arrays.set(array, await arrayOf(`${path}, ${name}`, size, read));
  }
  if (arrays.size === 0) throw fileError(path, 'at least one array', 'none');
  return arrays;
}

async function arrayOf(where: string, size: number, read: () => AsyncIterable<Uint8Array>): Promise<NpyArray> {
  try {
    const { header, end } = await headerOf(read());
    const { descr, shape } = checked(header);
    const row = { ...header, shape: shape.slice(1) };
    const rowBytes = npyDataBytes(row);
    const bytes = npyDataBytes(header);
    if (bytes !== size - end)
      throw new NpyFormatError(`${bytes} bytes for the shape (${shape.join(', ')})`, `${size - end}`);
    if (rowBytes === 0) throw new NpyFormatError('items that have elements', `the shape (${shape})`);
    if (rowBytes > mostRowBytes)
      throw new NpyFormatError('items along axis 0 of at most 1 GiB', `${rowBytes} bytes in each of shape (${shape})`);
    const valuesOf = (data: Uint8Array): SampleValues => npyValues({ ...row, data });
    return { where, descr, shape, rows: () => rowsOf(where, read(), end, shape[0]!, rowBytes, valuesOf) };
  } catch (cause) {
    if (!(cause instanceof NpyFormatError)) throw cause;
    throw fileError(where, cause.expected, cause.found, cause);
  }
}

async function headerOf(pieces: AsyncIterable<Uint8Array>): Promise<{ readonly header: NpyHeader; end: number }> {
  const reader = new ByteReader(pieces);
  try {
    const preamble = await reader.take(npyPreambleBytes);
    const end = npyHeaderEnd(preamble);
    const behind = await reader.take(Math.max(0, end - npyPreambleBytes));
    return { header: decodeNpyHeader(Buffer.concat([preamble, behind])), end };
  } finally {
    await reader.close();
  }
}

function checked(header: NpyHeader): NpyHeader {
  if (header.shape.length === 0)
    throw new NpyFormatError('items along axis 0', 'an array without an axis; save x[numpy.newaxis]');
  if (header.isFortran && header.shape.length > 1)
    throw new NpyFormatError('rows one after another', 'fortran_order; save numpy.ascontiguousarray(x)');
  return header;
}

async function* rowsOf(
  where: string,
  pieces: AsyncIterable<Uint8Array>,
  from: number,
  count: number,
  rowBytes: number,
  valuesOf: (data: Uint8Array) => SampleValues,
): AsyncGenerator<SampleValues> {
  const reader = new ByteReader(pieces);
  try {
    await reader.skip(from);
    for (let row = 0; row < count; row++) {
      const bytes = await reader.take(rowBytes);
      if (bytes.length < rowBytes) throw fileError(where, `${count} rows of ${rowBytes} bytes`, `an end in row ${row}`);
      yield valuesOf(bytes);
    }
    if (!(await reader.isAtEnd())) throw fileError(where, `${count} rows of ${rowBytes} bytes`, 'more');
  } finally {
    await reader.close();
  }
}
