// JPEG images, decoded by jpeg-js where it is installed.
import { QuantizationError } from '../../../errors.ts';
import { checkDimensions, type Image } from './image.ts';

/** Coefficients and pixels of a whole image. */
const mostMegabytes = 1024;

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/**
 * Throws RangeError for an image of too many pixels or of a kind that is not decoded, jpeg-js's errors for a damaged one, and
 * QuantizationError KINGLET_QUANTIZATION_PACKAGE where jpeg-js is not installed.
 */
export async function decodeJpeg(bytes: Uint8Array): Promise<Image> {
  const frame = frameOf(bytes);
  checkDimensions(frame.width, frame.height);
  const { decode } = await jpegPackage();
  const { width, height, data } = decode(bytes, {
    useTArray: true,
    formatAsRGBA: false,
    tolerantDecoding: false,
    maxMemoryUsageInMB: mostMegabytes,
  });
  if (frame.components > 1) return { width, height, channels: 3, pixels: data };
  return { width, height, channels: 1, pixels: data.filter((_, i) => i % 3 === 0) };
}

async function jpegPackage(): Promise<Pick<typeof import('jpeg-js'), 'decode'>> {
  try {
    return await import('jpeg-js');
  } catch (cause) {
    const message = 'JPEG images need jpeg-js, which is not installed; type: npm install --save-dev jpeg-js';
    throw new QuantizationError('KINGLET_QUANTIZATION_PACKAGE', message, { cause });
  }
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly components: number;
}

/** Markers of frames (ITU-T T.81, table B.1): those coded by Huffman's codes, baseline, extended and progressive, are decoded. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const decodedFrames: readonly number[] = [0xc0, 0xc1, 0xc2];

/** Reads beyond the end are RangeErrors. */
function frameOf(bytes: Uint8Array): Frame {
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; ; ) {
    if (numbers.getUint8(at) !== 0xff) throw new RangeError(`no marker at byte ${at}`);
    const marker = numbers.getUint8(at + 1);
    if (isFrame(marker)) return readFrame(numbers, at, marker);
    // Any marker may have more bytes of 0xff before it.
    at += marker === 0xff ? 1 : 2 + numbers.getUint16(at + 2);
  }
}

function readFrame(numbers: DataView, at: number, marker: number): Frame {
  const [precision, components] = [numbers.getUint8(at + 4), numbers.getUint8(at + 9)];
  if (!decodedFrames.includes(marker) || precision !== 8)
    throw new RangeError(
      `${precision} bits in a frame of kind ${marker - 0xc0}, where 8 in one of 0, 1 or 2 are decoded`,
    );
  return { width: numbers.getUint16(at + 7), height: numbers.getUint16(at + 5), components };
}
