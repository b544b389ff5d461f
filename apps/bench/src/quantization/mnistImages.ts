// MNIST's test images, from the files in which they are published (http://yann.lecun.com/exdb/mnist, IDX, gzip).
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

export interface LabelledImage {
  /** 784 numbers from 0, paper, to 1, ink. */
  readonly image: Float32Array<ArrayBuffer>;
  readonly digit: number;
}

/** The test data in a folder above this repository, which not every machine has. */
export const dataFolder: string = findAbove(fileURLToPath(new URL('../../../../..', import.meta.url)));

export const pixels = 784;
const [headerBytes, labelHeaderBytes] = [16, 8];

/** All 10 000; undefined where the files are not. */
export function mnistImages(folder: string = dataFolder): readonly LabelledImage[] | undefined {
  const fileOf = (name: string): string => join(folder, 'images', `mnist-t10k-${name}-ubyte.gz`);
  if (!existsSync(fileOf('images-idx3'))) return undefined;
  const read = (name: string): Buffer => gunzipSync(readFileSync(fileOf(name)));
  const bytes = read('images-idx3').subarray(headerBytes);
  const labels = read('labels-idx1').subarray(labelHeaderBytes);
  return Array.from(labels, (digit, i) => ({
    image: Float32Array.from(bytes.subarray(i * pixels, (i + 1) * pixels), (value) => value / 255),
    digit,
  }));
}

/** A worktree may lie deeper than the repository: the next folder above that has the data, else where it belongs. */
function findAbove(folder: string): string {
  let at = folder;
  while (!existsSync(join(at, 'shared/data')) && dirname(at) !== at) at = dirname(at);
  return join(at, 'shared/data');
}
