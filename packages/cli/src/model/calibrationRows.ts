// Rows of one input out of a file or a folder, whatever its kind, one after another.
import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { ImageOptions, SampleValues } from '@kinglet/quantization';
import { CliError, usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import type { InferencePackages } from './inferencePackages.ts';
import { readBytes } from './modelSource.ts';
import type { QuantizationPackage } from './quantizationPackage.ts';
import { describeLayout, type SampleLayout } from './sampleLayout.ts';
import { readTensorFile } from './tensorFile.ts';

/** How pixels become what the model takes. */
export type PixelOptions = Pick<ImageOptions, 'mean' | 'rescale' | 'resize' | 'std'>;

/** What reads rows. */
export interface RowReader {
  readonly packages: InferencePackages & { readonly quantization: QuantizationPackage };
  readonly context: Context;
  readonly pixels: PixelOptions;
}

type Rows = AsyncIterable<SampleValues>;
type ReadRows = (reader: RowReader, path: string, layout: SampleLayout) => Rows;

const byEnding: readonly (readonly [ending: RegExp, read: ReadRows])[] = [
  [/\.np[yz]$/i, npyItems],
  [/\.csv$/i, ({ packages }, path) => packages.quantization.csvRows(path)],
  [/\.json$/i, jsonItems],
  [/\.pb$/i, tensorItems],
  [/(^|[.-])idx\d*(-ubyte)?(\.gz)?$/i, idxItems],
];

/**
 * Items or samples, which axis 0 of the file holds. What is neither of a known ending nor a folder are the bare elements.
 *
 * @throws {CliError} `KINGLET_CLI_FAILED` for a file whose axes are not those of the input; QuantizationError for one that cannot be read
 */
export function calibrationRows(reader: RowReader, given: string, layout: SampleLayout): Rows {
  const { quantization } = reader.packages;
  const path = resolve(reader.context.cwd, given);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    return quantization.imageFiles(path, imageOptions(reader, layout));
  if (quantization.imageEndings.includes(extname(path).toLowerCase()))
    return quantization.imageFiles([path], imageOptions(reader, layout));
  const read = byEnding.find(([ending]) => ending.test(path))?.[1];
  if (read) return read(reader, path, layout);
  return quantization.rawRows(path, { type: layout.type, length: Math.max(1, layout.sampleLength) });
}

async function* npyItems({ packages }: RowReader, path: string, layout: SampleLayout): Rows {
  const { where, shape, rows } = await packages.quantization.openNpyInput(path, layout.name);
  const [, ...row] = shape;
  const isSample = isShape(row, layout.shape);
  if (!isSample && !isShape(row, layout.shape.slice(1))) {
    const item = `[${layout.shape.slice(1).join(', ')}]`;
    throw new CliError(
      'KINGLET_CLI_FAILED',
      `${where}: expected samples along axis 0, each of shape ${item} (${describeLayout(layout)}), found an array of shape [${shape.join(', ')}]; change --calibration, or --input-shape`,
    );
  }
  for await (const values of rows())
    yield* isSample && typeof layout.shape[0] === 'string' ? itemsOf(values, layout) : [values];
}

/** Where the batch is left open, each of its items is a sample. */
function* itemsOf(values: SampleValues, { itemLength }: SampleLayout): Generator<SampleValues> {
  const all = values as Float32Array<ArrayBuffer>;
  for (let at = 0; at < all.length; at += itemLength) yield all.subarray(at, at + itemLength);
}

function isShape(found: readonly number[], wanted: readonly (number | string)[]): boolean {
  return (
    found.length === wanted.length && found.every((length, i) => typeof wanted[i] === 'string' || length === wanted[i])
  );
}

async function* jsonItems({ packages }: RowReader, path: string, { name }: SampleLayout): Rows {
  let index = 0;
  for await (const sample of packages.quantization.jsonRows(path)) {
    const values = isNamed(sample) ? (Object.hasOwn(sample, name) ? sample[name] : undefined) : sample;
    if (values === undefined)
      throw new CliError(
        'KINGLET_CLI_FAILED',
        `${path}, sample ${index}: expected values for input ${JSON.stringify(name)}, found ${Object.keys(sample).join(', ')}`,
      );
    index++;
    yield values;
  }
}

function isNamed(
  sample: SampleValues | Readonly<Record<string, SampleValues>>,
): sample is Readonly<Record<string, SampleValues>> {
  return !Array.isArray(sample) && !ArrayBuffer.isView(sample);
}

/** One tensor: protobuf's messages are read whole. */
async function* tensorItems({ packages, context }: RowReader, path: string, layout: SampleLayout): Rows {
  const shape = ['samples', ...layout.shape.slice(1)];
  const values = readTensorFile(packages, path, readBytes(context, path), { ...layout, shape });
  for (let at = 0; at < values.length; at += layout.itemLength) yield values.subarray(at, at + layout.itemLength);
}

function idxItems({ packages, pixels }: RowReader, path: string): Rows {
  const { rescale = 1, mean = 0, std = 1 } = pixels;
  if (typeof mean !== 'number' || typeof std !== 'number')
    throw usageError(`Expected one number for --image-mean and --image-std, as ${path} has one channel, got more`);
  return packages.quantization.idxImages(path, { mean: mean / rescale, std: std / rescale });
}

const channelCounts: readonly unknown[] = [1, 3];

/** Height, width and channels as the input has them. */
function imageOptions({ pixels }: RowReader, layout: SampleLayout): ImageOptions {
  const [a, b, c] = layout.shape.slice(-3);
  const isFirst = channelCounts.includes(a);
  if (![3, 4].includes(layout.shape.length) || !(isFirst || channelCounts.includes(c)))
    throw usageError(
      `Expected --calibration to be no images, or --input-shape ${layout.name}=N,3,224,224 (or N,224,224,3; 1 for grey), got ${describeLayout(layout)}`,
    );
  const [count, height, width] = isFirst ? [a, b, c] : [c, a, b];
  return {
    ...pixels,
    size: [Number(height), Number(width)],
    channels: count === 1 ? 'grey' : 'rgb',
    layout: isFirst ? 'NCHW' : 'NHWC',
  };
}
