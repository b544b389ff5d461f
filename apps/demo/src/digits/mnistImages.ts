// MNIST's pictures and labels, from the files in which they are published (http://yann.lecun.com/exdb/mnist, IDX, gzip).
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { side } from './drawDigit.ts';

export interface LabelledImage {
  /** From 0, paper, to 1, ink. */
  readonly image: Float32Array;
  readonly digit: number;
}

/** The test data beside this repository, which not every machine has. */
export const dataFolder: string = fileURLToPath(new URL('../../../../../shared/data', import.meta.url));

const [headerBytes, labelHeaderBytes] = [16, 8];

/** The 10 000 pictures of MNIST's test set; undefined where they are not. */
export function mnistTestImages(folder: string = join(dataFolder, 'images')): LabelledImage[] | undefined {
  if (!existsSync(folder)) return undefined;
  const read = (name: string): Buffer => gunzipSync(readFileSync(join(folder, name)));
  const pixels = read('mnist-t10k-images-idx3-ubyte.gz').subarray(headerBytes);
  const labels = read('mnist-t10k-labels-idx1-ubyte.gz').subarray(labelHeaderBytes);
  return Array.from(labels, (digit, i) => ({
    image: Float32Array.from(pixels.subarray(i * side * side, (i + 1) * side * side), (value) => value / 255),
    digit,
  }));
}
