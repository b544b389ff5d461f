// PGM and PPM images with binary pixels (netpbm's pgm(5) and ppm(5)).
import { checkDimensions, type Image } from './image.ts';

/** What stands before each number: white space, and comments until the end of their line. */
const header = /^P([56])(?:\s|#[^\n]*\n)+(\d{1,9})(?:\s|#[^\n]*\n)+(\d{1,9})(?:\s|#[^\n]*\n)+(\d{1,5})\s/;
const mostHeaderBytes = 4096;

/** Whether bytes begin as such an image does, or one with its pixels as text. */
export function isPnm(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1]! >= 0x31 && bytes[1]! <= 0x37;
}

/** Throws RangeError for an image of another kind, of too many pixels, or that is cut off. */
export function decodePnm(bytes: Uint8Array): Image {
  const start = Buffer.from(bytes.subarray(0, mostHeaderBytes)).toString('latin1');
  const [text, kind, ...numbers] = header.exec(start) ?? [];
  if (text === undefined) throw new RangeError('no header of a binary PGM or PPM image (P5 or P6)');
  const [width = 0, height = 0, greatest = 0] = numbers.map(Number);
  checkDimensions(width, height);
  if (greatest < 1 || greatest > 0xffff) throw new RangeError(`a greatest value of ${greatest}`);
  const channels = kind === '5' ? 1 : 3;
  const [count, sampleBytes] = [width * height * channels, greatest > 0xff ? 2 : 1];
  const data = bytes.subarray(text.length, text.length + count * sampleBytes);
  if (data.length < count * sampleBytes) throw new RangeError(`${data.length} bytes of ${count * sampleBytes}`);
  return { width, height, channels, pixels: pixelsOf(data, count, sampleBytes, greatest) };
}

/** The highest byte comes first. */
function pixelsOf(data: Uint8Array, count: number, sampleBytes: number, greatest: number): Uint8Array {
  if (greatest === 0xff) return data;
  const factor = 255 / greatest;
  const sample = sampleBytes === 1 ? (i: number) => data[i]! : (i: number) => (data[2 * i]! << 8) | data[2 * i + 1]!;
  return Uint8Array.from({ length: count }, (_, i) => Math.min(255, Math.round(sample(i) * factor)));
}
