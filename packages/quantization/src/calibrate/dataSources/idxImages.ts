// Samples from a file of images in the idx format, as MNIST's are.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { QuantizationError } from '../../errors.ts';

export interface IdxOptions {
  /** Pixels from 0 to 255 become (pixel - mean) / deviation. @default 0 */
  readonly mean?: number;
  /** @default 1 */
  readonly deviation?: number;
  /** @default the machine's own files */
  readonly readFile?: (path: string) => Uint8Array;
}

const gzipMagic = [0x1f, 0x8b];
/** Of unsigned bytes; behind it the number of axes, then each length, the highest byte first. */
const idxMagic = [0, 0, 8];

/**
 * A sample for each image of a file, compressed by gzip or not, whose bytes are kept while it is read. Throws
 * QuantizationError KINGLET_QUANTIZATION_FILE for a file that cannot be read, is no idx file of bytes, or is cut off.
 */
export function* idxImages(path: string, options: IdxOptions = {}): Generator<Float32Array> {
  const { mean = 0, deviation = 1, readFile = readFileSync } = options;
  const bytes = bytesOf(path, readFile);
  const { from, count, length } = layoutOf(bytes, path);
  for (let i = 0, at = from; i < count; i++, at += length)
    yield Float32Array.from(bytes.subarray(at, at + length), (pixel) => (pixel - mean) / deviation);
}

function bytesOf(path: string, readFile: (path: string) => Uint8Array): Uint8Array {
  try {
    const bytes = readFile(path);
    return gzipMagic.every((byte, i) => bytes[i] === byte) ? gunzipSync(bytes) : bytes;
  } catch (cause) {
    throw fileError(`expected an idx file at ${path}, found: ${(cause as Error).message}`, cause);
  }
}

function layoutOf(bytes: Uint8Array, path: string): { readonly from: number; count: number; length: number } {
  const axes = bytes[idxMagic.length] ?? 0;
  const from = 4 + 4 * axes;
  if (axes === 0 || bytes.length < from || idxMagic.some((byte, i) => bytes[i] !== byte))
    throw fileError(`expected an idx file of bytes at ${path}, which begins with 0 0 8, found another`);
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [count = 0, ...lengths] = Array.from({ length: axes }, (_, axis) => numbers.getUint32(4 + 4 * axis));
  const length = lengths.reduce((product, size) => product * size, 1);
  if (from + count * length === bytes.length) return { from, count, length };
  throw fileError(`${path}: expected ${count * length} bytes of ${count} images, found ${bytes.length - from}`);
}

function fileError(message: string, cause?: unknown): QuantizationError {
  return new QuantizationError('KINGLET_QUANTIZATION_FILE', message, { cause });
}
