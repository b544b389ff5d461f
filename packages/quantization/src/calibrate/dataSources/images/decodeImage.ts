// An image of any kind that is read, told by its first bytes.
import { QuantizationError } from '../../../errors.ts';
import { fileError } from '../dataError.ts';
import { decodeJpeg, isJpeg } from './decodeJpeg.ts';
import { decodePng, isPng } from './decodePng.ts';
import { decodePnm, isPnm } from './decodePnm.ts';
import type { Image } from './image.ts';

interface ImageKind {
  readonly name: string;
  readonly isKind: (bytes: Uint8Array) => boolean;
  readonly decode: (bytes: Uint8Array) => Image | Promise<Image>;
}

const kinds: readonly ImageKind[] = [
  { name: 'PNG', isKind: isPng, decode: decodePng },
  { name: 'JPEG', isKind: isJpeg, decode: decodeJpeg },
  { name: 'PGM or PPM', isKind: isPnm, decode: decodePnm },
];

/**
 * Throws QuantizationError KINGLET_QUANTIZATION_FILE, which names the file, for bytes that are no image, a damaged one or one
 * of more than 67 million pixels.
 */
export async function decodeImage(bytes: Uint8Array, path: string): Promise<Image> {
  const kind = kinds.find(({ isKind }) => isKind(bytes));
  if (!kind) throw fileError(path, `an image (${kinds.map(({ name }) => name).join(', ')})`, 'something else');
  try {
    return await kind.decode(bytes);
  } catch (cause) {
    if (cause instanceof QuantizationError) throw cause;
    throw fileError(path, `a ${kind.name} image that can be decoded`, (cause as Error).message, cause);
  }
}
