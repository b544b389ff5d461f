// Samples from a file of images in the idx format, as MNIST's are.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ByteReader } from './byteReader.ts';
import { fileError } from './dataError.ts';
import { type FileBytes, type OpenFile, openFile } from './fileBytes.ts';

export interface IdxOptions {
  /** Pixels from 0 to 255 become (pixel - mean) / std. @default 0 */
  readonly mean?: number;
  /** @default 1 */
  readonly std?: number;
  /** @default the machine's own files */
  readonly openFile?: OpenFile;
}

const gzipMagic = [0x1f, 0x8b];
/** Of unsigned bytes; behind it the number of axes, then each length, the highest byte first. */
const idxMagic = [0, 0, 8];
const mostImageBytes = 2 ** 28;

/**
 * A sample for each image of a file, compressed by gzip or not; one is in memory at a time. Throws QuantizationError
 * KINGLET_QUANTIZATION_FILE for a file that cannot be read, is no idx file of bytes, or is cut off.
 */
export async function* idxImages(path: string, options: IdxOptions = {}): AsyncGenerator<Float32Array> {
  const { mean = 0, std = 1, openFile: open = openFile } = options;
  const reader = new ByteReader(unpacked(await open(path), path));
  try {
    const { count, length } = await headerOf(reader, path);
    for (let i = 0; i < count; i++) {
      const pixels = await reader.take(length);
      if (pixels.length < length) throw fileError(path, `${count} images of ${length} bytes`, `an end in image ${i}`);
      yield Float32Array.from(pixels, (pixel) => (pixel - mean) / std);
    }
    if (!(await reader.isAtEnd())) throw fileError(path, `${count} images of ${length} bytes`, 'more');
  } finally {
    await reader.close();
  }
}

async function* unpacked(file: FileBytes, path: string): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(file.read(0, Math.min(file.size, gzipMagic.length)));
  const start = await reader.take(gzipMagic.length);
  await reader.close();
  const pieces = file.read(0, file.size);
  if (!gzipMagic.every((byte, i) => start[i] === byte)) yield* pieces;
  else yield* gunzipped(pieces, path);
}

async function* gunzipped(pieces: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // Errors of both reach the reader of `gunzip`; what is left of the bytes ends with it.
  pipeline(Readable.from(pieces), gunzip).catch(() => undefined);
  try {
    yield* gunzip;
  } catch (cause) {
    throw fileError(path, 'a file that can be unpacked', (cause as Error).message, cause);
  }
}

async function headerOf(reader: ByteReader, path: string): Promise<{ readonly count: number; length: number }> {
  const start = await reader.take(idxMagic.length + 1);
  const axes = start[idxMagic.length] ?? 0;
  if (axes === 0 || idxMagic.some((byte, i) => start[i] !== byte))
    throw fileError(path, 'an idx file of bytes, which begins with 0 0 8', 'another');
  const lengths = await reader.take(4 * axes);
  if (lengths.length < 4 * axes) throw fileError(path, `${axes} lengths`, 'a file cut off');
  const numbers = new DataView(lengths.buffer);
  const [count = 0, ...sizes] = Array.from({ length: axes }, (_, axis) => numbers.getUint32(4 * axis));
  const length = sizes.reduce((product, size) => product * size, 1);
  if (length > 0 && length <= mostImageBytes) return { count, length };
  throw fileError(path, `images of 1 to ${mostImageBytes} bytes`, `images of ${sizes.join(' x ')}`);
}
