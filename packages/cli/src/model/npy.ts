// NumPy's .npy files, versions 1 to 3 (numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
import { CliError } from '../cliError.ts';
import { elementKind, sizeOf, type TensorData, typeOfDescr } from './elements.ts';

const magic = '\x93NUMPY';
const alignment = 64;
const [lengthAt, shortStart, longStart] = [8, 10, 12];

/**
 * Reads one array. `where` names the file.
 *
 * @throws {CliError} `KINGLET_CLI_FAILED` for another kind of file, one that is cut off, and arrays of columns, objects or
 * numbers that begin with their highest byte
 */
export function readNpy(bytes: Uint8Array, where: string): TensorData & { readonly type: string } {
  const { header, end } = headerOf(bytes, where);
  const [descr, order, lengths] = [
    /'descr': *'([^']*)'/.exec(header)?.[1],
    /'fortran_order': *(True|False)/.exec(header)?.[1],
    /'shape': *\(([\d, ]*)\)/.exec(header)?.[1],
  ];
  const type = descr === undefined ? undefined : typeOfDescr(descr);
  if (type === undefined)
    throw refuse(where, 'numbers or booleans, the lowest byte first', descr ?? 'no `descr` in its header');
  if (order !== 'False')
    throw refuse(where, 'rows one after another', 'fortran_order; save numpy.ascontiguousarray(x)');
  if (lengths === undefined) throw refuse(where, 'a `shape` in its header', header.trim());
  const shape = lengths.split(',').flatMap((part) => (part.trim() === '' ? [] : [Number(part)]));
  const kind = elementKind(type);
  const wanted = sizeOf(shape) * kind.bytes;
  if (bytes.length - end !== wanted) throw refuse(where, `${wanted} bytes of elements`, `${bytes.length - end}`);
  return { type, shape, data: new kind.array(new Uint8Array(bytes.subarray(end)).buffer) };
}

/** The bytes of a file of version 1. */
export function writeNpy({
  type,
  shape,
  data,
}: {
  type: string;
  shape: readonly number[];
  data: TensorData['data'];
}): Uint8Array {
  const lengths = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const fields = `{'descr': '${elementKind(type).descr}', 'fortran_order': False, 'shape': (${lengths}), }`;
  const headerBytes = Math.ceil((shortStart + fields.length + 1) / alignment) * alignment;
  const bytes = new Uint8Array(headerBytes + data.byteLength);
  bytes.set(Buffer.from(magic, 'latin1'));
  bytes.set([1, 0], magic.length);
  new DataView(bytes.buffer).setUint16(lengthAt, headerBytes - shortStart, true);
  bytes.set(Buffer.from(`${fields.padEnd(headerBytes - shortStart - 1)}\n`, 'latin1'), shortStart);
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), headerBytes);
  return bytes;
}

function headerOf(bytes: Uint8Array, where: string): { readonly header: string; readonly end: number } {
  const text = Buffer.from(bytes.subarray(0, magic.length)).toString('latin1');
  const [version = 0] = bytes.subarray(magic.length);
  if (text !== magic || bytes.length < longStart) throw refuse(where, 'a file of numpy.save', 'something else');
  if (version < 1 || version > 3) throw refuse(where, 'version 1, 2 or 3 of the format', `version ${version}`);
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = version === 1 ? shortStart : longStart;
  const length = version === 1 ? numbers.getUint16(lengthAt, true) : numbers.getUint32(lengthAt, true);
  if (start + length > bytes.length) throw refuse(where, `a header of ${length} bytes`, `${bytes.length - start}`);
  return { header: Buffer.from(bytes.subarray(start, start + length)).toString('latin1'), end: start + length };
}

function refuse(where: string, expected: string, found: string): CliError {
  return new CliError('KINGLET_CLI_FAILED', `${where}: expected ${expected}, found ${found}`);
}
