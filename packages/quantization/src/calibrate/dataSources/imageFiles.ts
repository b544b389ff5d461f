// Samples from files of images.
import { readdir } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { QuantizationError } from '../../errors.ts';
import { groupBy } from '../../groupBy.ts';
import { ByteReader } from './byteReader.ts';
import { fileError } from './dataError.ts';
import { type OpenFile, openFile } from './fileBytes.ts';
import { decodeImage } from './images/decodeImage.ts';
import { mostPixels } from './images/image.ts';
import { imageTensor, type TensorLayout } from './images/imageTensor.ts';
import { type Fit, resizeImage } from './images/resizeImage.ts';

export interface ImageOptions {
  /** Height and width, which images are brought to. @default the size of each image */
  readonly size?: readonly [height: number, width: number];
  /** 'crop': the middle, as much of it as has the proportions of `size`; 'stretch': the whole image. @default 'crop' */
  readonly resize?: Fit;
  /** Grey is the luminance of colours; grey images have it three times as 'rgb'. @default 'rgb' */
  readonly channels?: 'grey' | 'rgb';
  /** @default 'NCHW' */
  readonly layout?: 'NCHW' | 'NHWC';
  /** Pixels from 0 to 255 become (pixel * rescale - mean) / std. @default 1 */
  readonly rescale?: number;
  /** Of all channels, or of each. @default 0 */
  readonly mean?: number | readonly number[];
  /** @default 1 */
  readonly std?: number | readonly number[];
  /** The paths of the files in a folder and the folders in it. @default those of the machine's own files */
  readonly listFiles?: (folder: string) => Promise<readonly string[]>;
  /** @default the machine's own files */
  readonly openFile?: OpenFile;
}

/** As they are told in a folder; what a file is, its bytes say. */
export const imageEndings: readonly string[] = ['.jpeg', '.jpg', '.pgm', '.png', '.ppm'];

const mostFileBytes = 2 ** 29;

/**
 * A sample for each PNG, JPEG, PGM or PPM image of a folder and the folders in it, or of the paths; one is in memory at a
 * time. Of a folder the images are sorted by name, and one folder after another has its turn, so that the first of them
 * are of all classes. Alpha, colour profiles and orientation are left aside. JPEG needs the package jpeg-js. Throws
 * QuantizationError KINGLET_QUANTIZATION_FILE, which names the file, for a folder without images and an image that
 * is damaged or of more than 67 million pixels; KINGLET_QUANTIZATION_OPTION for options that do not go together;
 * KINGLET_QUANTIZATION_PACKAGE where jpeg-js is missing.
 *
 * @example imageFiles('photos', { size: [224, 224], rescale: 1 / 255, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] })
 */
export async function* imageFiles(
  source: string | readonly string[],
  options: ImageOptions = {},
): AsyncGenerator<Float32Array> {
  const { size, resize = 'crop', openFile: open = openFile } = options;
  checkSize(size, resize);
  const layout = layoutOf(options);
  const paths = typeof source === 'string' ? await imagesIn(source, options.listFiles ?? listFiles) : source;
  for (const path of paths) {
    const image = await decodeImage(await bytesOf(path, open), path);
    const [height, width] = size ?? [image.height, image.width];
    yield imageTensor(resizeImage(image, width, height, resize), layout);
  }
}

function checkSize(size: ImageOptions['size'], resize: Fit): void {
  const isSize =
    size === undefined || (size.length === 2 && size.every((length) => Number.isSafeInteger(length) && length > 0));
  if (!isSize || (size && size[0] * size[1] > mostPixels))
    throw optionError('size', `height and width, at most ${mostPixels} pixels`, size);
  if (!['crop', 'stretch'].includes(resize)) throw optionError('resize', 'crop or stretch', resize);
}

function layoutOf({ channels = 'rgb', layout = 'NCHW', rescale = 1, mean = 0, std = 1 }: ImageOptions): TensorLayout {
  if (!['grey', 'rgb'].includes(channels)) throw optionError('channels', 'rgb or grey', channels);
  if (!['NCHW', 'NHWC'].includes(layout)) throw optionError('layout', 'NCHW or NHWC', layout);
  if (!Number.isFinite(rescale) || rescale === 0) throw optionError('rescale', 'a number other than 0', rescale);
  const count = channels === 'grey' ? 1 : 3;
  const own = { mean: perChannel('mean', mean, count), std: perChannel('std', std, count) };
  if (own.std.includes(0)) throw optionError('std', 'numbers other than 0', std);
  return { channels, layout, rescale, ...own };
}

function perChannel(name: string, given: number | readonly number[], count: number): readonly number[] {
  const values = typeof given === 'number' ? Array.from({ length: count }, () => given) : given;
  if (values.length === count && values.every(Number.isFinite)) return values;
  throw optionError(name, `one number or ${count}`, given);
}

async function imagesIn(
  folder: string,
  list: (folder: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const files = (await list(folder)).filter((path) => imageEndings.includes(extname(path).toLowerCase()));
  if (files.length === 0) throw fileError(folder, `files that end in ${imageEndings.join(', ')}`, 'none');
  return inTurns(files.toSorted());
}

/** The first of each folder, then the second of each. */
function inTurns(paths: readonly string[]): readonly string[] {
  const folders = [...groupBy(paths, (path) => dirname(path)).values()];
  const longest = folders.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: longest }, (_, i) => folders.flatMap((own) => own[i] ?? [])).flat();
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  } catch (cause) {
    throw fileError(folder, 'a folder that can be read', (cause as Error).message, cause);
  }
}

async function bytesOf(path: string, open: OpenFile): Promise<Uint8Array> {
  const { size, read } = await open(path);
  if (size > mostFileBytes) throw fileError(path, `an image of at most ${mostFileBytes} bytes`, `${size}`);
  const reader = new ByteReader(read(0, size));
  const bytes = await reader.take(size);
  await reader.close();
  return bytes;
}

function optionError(name: string, expected: string, found: unknown): QuantizationError {
  const message = `expected ${name} of images to be ${expected}, got ${JSON.stringify(found)}`;
  return new QuantizationError('KINGLET_QUANTIZATION_OPTION', message);
}
