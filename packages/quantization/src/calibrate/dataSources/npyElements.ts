// Elements of NumPy's arrays, as arrays that samples may be.
import { decodeFloat16 } from '@kinglet/onnx';
import type { SampleValues } from '../calibrationData.ts';

interface NpyType {
  readonly bytes: number;
  /** Elements in memory of their own, the lowest byte first. */
  readonly read: (buffer: ArrayBuffer) => SampleValues;
}

const types: Readonly<Record<string, NpyType>> = {
  b1: { bytes: 1, read: (buffer) => new Uint8Array(buffer).map((byte) => (byte === 0 ? 0 : 1)) },
  f2: { bytes: 2, read: (buffer) => Float32Array.from(new Uint16Array(buffer), decodeFloat16) },
  f4: { bytes: 4, read: (buffer) => new Float32Array(buffer) },
  f8: { bytes: 8, read: (buffer) => new Float64Array(buffer) },
  i1: { bytes: 1, read: (buffer) => new Int8Array(buffer) },
  i2: { bytes: 2, read: (buffer) => new Int16Array(buffer) },
  i4: { bytes: 4, read: (buffer) => new Int32Array(buffer) },
  i8: { bytes: 8, read: (buffer) => new BigInt64Array(buffer) },
  u1: { bytes: 1, read: (buffer) => new Uint8Array(buffer) },
  // Samples of 16 bits are taken for halves of floats.
  u2: { bytes: 2, read: (buffer) => Uint32Array.from(new Uint16Array(buffer)) },
  u4: { bytes: 4, read: (buffer) => new Uint32Array(buffer) },
  u8: { bytes: 8, read: (buffer) => new BigUint64Array(buffer) },
};

/** What NumPy calls `descr`; undefined for what are no numbers, or more than one. */
export function npyType(descr: string): NpyType | undefined {
  const [, order, name = ''] = /^([<>|=])(\w+)$/.exec(descr) ?? [];
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  if (!type || order !== '>' || type.bytes === 1) return type;
  return { ...type, read: (buffer) => type.read(swapped(buffer, type.bytes)) };
}

function swapped(buffer: ArrayBuffer, elementBytes: number): ArrayBuffer {
  const bytes = Buffer.from(buffer);
  if (elementBytes === 2) bytes.swap16();
  else if (elementBytes === 4) bytes.swap32();
  else bytes.swap64();
  return buffer;
}
