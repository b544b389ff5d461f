// Images in another size, by the triangle filter: bilinear, and wider where pixels become fewer, so that each of them counts.
import type { Image } from './image.ts';

/** The part of an image that is taken, in pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** 'crop' takes the middle, as much of it as has the new proportions; 'stretch' takes all. */
export type Fit = 'crop' | 'stretch';

export function resizeImage(image: Image, width: number, height: number, fit: Fit): Image {
  if (image.width === width && image.height === height) return image;
  const box = fit === 'crop' ? middleOf(image, width, height) : { left: 0, top: 0, ...image };
  const columns = weightsOf(image.width, box.left, box.width, width);
  const rows = weightsOf(image.height, box.top, box.height, height);
  return { ...image, width, height, pixels: filtered(image, columns, rows) };
}

function middleOf(image: Image, width: number, height: number): Box {
  const scale = Math.min(image.width / width, image.height / height);
  const own = { width: width * scale, height: height * scale };
  return { left: (image.width - own.width) / 2, top: (image.height - own.height) / 2, ...own };
}

/** What a new pixel is the weighted sum of. */
interface Weights {
  readonly first: number;
  /** Their sum is 1. */
  readonly values: readonly number[];
}

/** Of `count` new pixels over the part of `size` pixels that begins at `from` and is `length` long. */
function weightsOf(size: number, from: number, length: number, count: number): readonly Weights[] {
  const scale = length / count;
  const support = Math.max(scale, 1);
  return Array.from({ length: count }, (_, i) => {
    const centre = from + (i + 0.5) * scale;
    const first = Math.max(0, Math.floor(centre - support + 0.5));
    const end = Math.min(size, Math.floor(centre + support + 0.5));
    const heights = Array.from({ length: end - first }, (_, j) =>
      Math.max(0, 1 - Math.abs((first + j + 0.5 - centre) / support)),
    );
    const sum = heights.reduce((total, height) => total + height, 0);
    return { first, values: heights.map((height) => height / sum) };
  });
}

/** Down the columns first, which takes memory for one row; rounded once. */
function filtered(image: Image, columns: readonly Weights[], rows: readonly Weights[]): Uint8Array {
  const { channels } = image;
  const pixels = new Uint8Array(rows.length * columns.length * channels);
  const line = new Float64Array(image.width * channels);
  let to = 0;
  for (const row of rows) {
    sumRows(image, row, line);
    for (const { first, values } of columns)
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (const [j, weight] of values.entries()) sum += weight * line[(first + j) * channels + c]!;
        pixels[to++] = Math.round(sum);
      }
  }
  return pixels;
}

function sumRows({ pixels }: Image, { first, values }: Weights, line: Float64Array): void {
  line.fill(0);
  for (const [j, weight] of values.entries()) {
    const from = (first + j) * line.length;
    for (let i = 0; i < line.length; i++) line[i]! += weight * pixels[from + i]!;
  }
}
