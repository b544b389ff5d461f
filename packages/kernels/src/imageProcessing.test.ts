// Images: what is known by heart, edges, sizes around vectors and strips, and the same bytes on every tier.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { reportSkipped } from '../../../scripts/toolchain.mjs';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import { type Border, borderAt, borders } from './images/borders.ts';
import type { Image, Pixels } from './images/image.ts';
import { imageFunctions, workspaceBytes } from './images/imageFunctions.ts';
import { resizeMethods } from './images/weights.ts';

const typescript = imageFunctions(activateKernels(loadAddon, 'typescript', loadWasm));

/** Bytes, or floats around them, that no filter leaves as they are. */
function picture(height: number, width: number, channels: number): Image<Uint8Array> {
  const data = Uint8Array.from({ length: height * width * channels }, (_, i) => (i * i * 7 + (i % 11) * 50) % 256);
  return { data, height, width, channels };
}

function floatsOf({ data, ...rest }: Image<Uint8Array>): Image<Float32Array> {
  return { ...rest, data: Float32Array.from(data, (byte) => byte / 3 - 20) };
}

const sizes = [
  [1, 1, 1],
  [1, 7, 3],
  [9, 1, 4],
  [5, 33, 2],
  [17, 130, 3],
  [3, 1100, 1],
] as const;

/** A Gaussian's or a box's mean of one pixel, in float64. */
function meanAround(
  { data, height, width, channels }: Image,
  at: readonly number[],
  weights: readonly number[],
  border: Border,
): number {
  const [y, x, c] = at as [number, number, number];
  const number = borders.indexOf(border);
  let sum = 0;
  for (let j = 1 - weights.length; j < weights.length; j++)
    for (let k = 1 - weights.length; k < weights.length; k++) {
      const [row, column] = [borderAt(y + j, height, number), borderAt(x + k, width, number)];
      const pixel = row < 0 || column < 0 ? 0 : (data[(row * width + column) * channels + c] as number);
      sum += (weights[Math.abs(j)] as number) * (weights[Math.abs(k)] as number) * pixel;
    }
  return sum;
}

function gaussian(sigma: number): number[] {
  const weights = Array.from({ length: Math.round(4 * sigma) + 1 }, (_, k) => Math.exp(-(k * k) / (2 * sigma * sigma)));
  const sum = weights.reduce((total, weight, k) => total + (k ? 2 : 1) * weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Every pixel's difference from `wanted`, of an image of so few of them that they are looked at one by one. */
function worstOf(image: Image, wanted: (at: readonly number[]) => number): number {
  const { width, channels } = image;
  let worst = 0;
  for (const [i, got] of image.data.entries())
    worst = Math.max(
      worst,
      Math.abs(got - wanted([Math.floor(i / channels / width), Math.floor(i / channels) % width, i % channels])),
    );
  return worst;
}

/** WebAssembly has none of these operations: it runs TypeScript's. */
const isas = testableIsas().filter((isa) => !isa.startsWith('wasm'));

describe.for(isas)('on %s', (isa) => {
  const images = imageFunctions(activateKernels(loadAddon, isa, loadWasm));

  test.for(borders)('a Gaussian blur with border %s is the weighted mean', (border) => {
    for (const sigma of [0.4, 2, 3.3]) {
      const bytes = picture(7, 19, 3);
      const floats = floatsOf(bytes);
      const options = { border };

      const [soft, softBytes] = [
        images.gaussianBlur(floats, sigma, options),
        images.gaussianBlur(bytes, sigma, options),
      ];

      expect(worstOf(soft, (at) => meanAround(floats, at, gaussian(sigma), border))).toBeLessThan(1e-4);
      expect(worstOf(softBytes, (at) => meanAround(bytes, at, gaussian(sigma), border))).toBeLessThan(0.7);
    }
  });

  test.for(borders)('a box blur with border %s is the mean', (border) => {
    for (const radius of [0, 1, 3, 12]) {
      const bytes = picture(7, 19, 3);
      const floats = floatsOf(bytes);
      const weights = Array(radius + 1).fill(1 / (2 * radius + 1));

      expect(
        worstOf(images.boxBlur(floats, radius, { border }), (at) => meanAround(floats, at, weights, border)),
      ).toBeLessThan(1e-4);
      expect(
        worstOf(images.boxBlur(bytes, radius, { border }), (at) => meanAround(bytes, at, weights, border)),
      ).toBeLessThan(0.501);
    }
  });

  test('blurs leave an even picture as it is', () => {
    for (const value of [0, 1, 127, 255]) {
      const even = { data: new Uint8Array(12 * 14).fill(value), height: 12, width: 14, channels: 1 };
      for (const sigma of [0.1, 1, 7, 60]) expect(images.gaussianBlur(even, sigma).data).toEqual(even.data);
      for (const radius of [0, 2, 30]) expect(images.boxBlur(even, radius).data).toEqual(even.data);
    }
  });

  test('a NaN stays in the windows that it lies in', () => {
    const floats = floatsOf(picture(20, 60, 1));
    floats.data[10 * 60 + 30] = Number.NaN;

    const { data } = images.boxBlur(floats, 2);

    for (const [i, value] of data.entries()) {
      const isNear = Math.abs(Math.floor(i / 60) - 10) <= 2 && Math.abs((i % 60) - 30) <= 2;
      expect(Number.isNaN(value)).toBe(isNear);
    }
  });

  test('sobel of a slope is 8 times it', () => {
    const data = Uint8Array.from({ length: 12 * 20 }, (_, i) => 3 * Math.floor(i / 20) + 4 * (i % 20));
    const slope = { data, height: 12, width: 20, channels: 1 };
    const middle = 5 * 20 + 9;

    const found = (['x', 'y', 'magnitude'] as const).map((mode) => images.sobel(slope, mode));
    const foundFloats = images.sobel({ ...slope, data: Float32Array.from(data) }, 'magnitude');

    expect(found.map((image) => image.data[middle])).toEqual([32, 24, 40]);
    expect(found[0]?.data).toBeInstanceOf(Int16Array);
    expect(foundFloats.data[middle]).toBe(40);
  });

  test('resize by each method', () => {
    const row = { data: Uint8Array.of(0, 40, 80, 120), height: 1, width: 4, channels: 1 };
    const resized = (method: (typeof resizeMethods)[number], width: number): number[] => [
      ...images.resize(row, 1, width, { method }).data,
    ];

    expect(resized('nearest', 8)).toEqual([0, 0, 40, 40, 80, 80, 120, 120]);
    expect(resized('bilinear', 8)).toEqual([0, 10, 30, 50, 70, 90, 110, 120]);
    expect(resized('antialiased', 8)).toEqual([0, 10, 30, 50, 70, 90, 110, 120]);
    expect(resized('area', 2)).toEqual([20, 100]);
    expect(resized('bilinear', 2)).toEqual([20, 100]);
    expect(resized('antialiased', 2)).toEqual([29, 91]); // (3 * 0 + 3 * 40 + 1 * 80) / 7
    expect(resized('area', 3)).toEqual([10, 60, 110]); // 1.333 pixels each
    for (const method of resizeMethods)
      expect(images.resize(picture(9, 31, 3), 9, 31, { method }).data).toEqual(picture(9, 31, 3).data);
  });

  test('colours go there and back', () => {
    const rgb = picture(8, 37, 3);
    for (const standard of ['bt601', 'bt709'] as const) {
      const grey = images.toGrey(
        { data: Uint8Array.of(255, 255, 255, 0, 0, 255), height: 1, width: 2, channels: 3 },
        { standard },
      );
      expect([...grey.data]).toEqual([255, standard === 'bt601' ? 29 : 18]);

      const back = images.fromYuv(images.toYuv(rgb, { standard }), { standard });
      const floats = images.toFloats(rgb);
      const floatsBack = images.fromYuv(images.toYuv(floats, { standard }), { standard });

      expect(worstOf(back, ([y, x, c]) => rgb.data[(y! * 37 + x!) * 3 + c!]!)).toBeLessThanOrEqual(2);
      expect(worstOf(floatsBack, ([y, x, c]) => floats.data[(y! * 37 + x!) * 3 + c!]!)).toBeLessThan(1e-6);
    }
    expect([...images.greyToRgb({ data: Uint8Array.of(7, 200), height: 1, width: 2, channels: 1 }).data]).toEqual([
      7, 7, 7, 200, 200, 200,
    ]);
  });

  test('bytes to floats, and back to the nearest', () => {
    const bytes = picture(4, 21, 3);
    const few = { data: Float32Array.of(-1, 0.5 / 255, 0.6 / 255, 2, Number.NaN), height: 1, width: 5, channels: 1 };

    expect(images.toBytes(images.toFloats(bytes)).data).toEqual(bytes.data);
    expect([...images.toBytes(few).data]).toEqual([0, 0, 1, 255, 0]);
  });

  test('planes and back', () => {
    for (const [height, width, channels] of sizes) {
      const bytes = picture(height, width, channels);
      for (const image of [bytes, floatsOf(bytes)] as Image<Pixels>[]) {
        const planes = images.toPlanes(image);
        expect(planes[height * width - 1]).toBe(image.data[(height * width - 1) * channels]);
        expect(images.fromPlanes(planes, height, width, channels)).toEqual(image);
      }
    }
  });

  test('bytes are those of TypeScript, floats near them', () => {
    for (const [height, width, channels] of sizes)
      for (const border of borders) {
        const bytes = picture(height, width, channels);
        const runs = (on: typeof images): Image[] => [
          on.gaussianBlur(bytes, 1.7, { border }),
          on.boxBlur(bytes, 4, { border }),
          on.sobel(bytes, 'magnitude', { border }) as unknown as Image,
          on.resize(bytes, 13, 29),
          on.resize(bytes, 2, 40, { method: 'area' }),
        ];
        expect(runs(images)).toEqual(runs(typescript));
        const near = images.gaussianBlur(floatsOf(bytes), 1.7, { border });
        const wanted = typescript.gaussianBlur(floatsOf(bytes), 1.7, { border }).data;
        for (const [i, value] of near.data.entries()) expect(Math.abs(value - wanted[i]!)).toBeLessThan(1e-4);
      }
  });

  test('memory of the caller is used, and refused if it is too short', () => {
    const image = picture(6, 40, 3);
    const out = new Uint8Array(image.data.length);
    const bytes = workspaceBytes.gaussianBlur(image, 2);

    const { data } = images.gaussianBlur(image, 2, { out, workspace: new ArrayBuffer(bytes) });

    expect(data).toBe(out);
    expect(data).toEqual(typescript.gaussianBlur(image, 2).data);
    expect(() => images.gaussianBlur(image, 2, { workspace: new ArrayBuffer(bytes - 1) })).toThrow(
      expect.objectContaining({ code: 'KINGLET_KERNELS_LENGTH' }),
    );
    images.boxBlur(image, 3, { workspace: new ArrayBuffer(workspaceBytes.boxBlur(image, 3)) });
    images.sobel(image, 'x', { workspace: new ArrayBuffer(workspaceBytes.sobel(image)) });
    images.resize(image, 3, 3, { workspace: new ArrayBuffer(workspaceBytes.resize(image)) });
  });

  test('what makes no sense is refused', () => {
    const image = picture(6, 40, 3);
    const refused = (code: string, call: () => unknown): void =>
      expect(call, String(call)).toThrow(expect.objectContaining({ code: `KINGLET_KERNELS_${code}` }));

    for (const sigma of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1001])
      refused('RANGE', () => images.gaussianBlur(image, sigma));
    for (const radius of [-1, 0.5, Number.NaN, 1025]) refused('RANGE', () => images.boxBlur(image, radius));
    for (const size of [0, -1, 1.5, 2 ** 21]) refused('RANGE', () => images.resize(image, size, 5));
    refused('RANGE', () => images.gaussianBlur(image, 1, { border: 'wrap' as Border }));
    refused('RANGE', () => images.sobel(image, 'z' as 'x'));
    refused('RANGE', () => images.toGrey({ ...image, channels: 4, width: 30 }));
    refused('RANGE', () => images.boxBlur({ ...image, channels: 5, width: 24 }, 1));
    refused('RANGE', () => images.resize({ data: new Uint8Array(0), height: 0, width: 4, channels: 1 }, 2, 2));
    refused('LENGTH', () => images.boxBlur({ ...image, height: 7 }, 1));
    refused('LENGTH', () => images.boxBlur(image, 1, { out: new Uint8Array(5) }));
    refused('OVERLAP', () => images.boxBlur(image, 1, { out: image.data }));
    refused('LENGTH', () => workspaceBytes.boxBlur({ ...image, height: 7 }, 1));
    refused('RANGE', () => workspaceBytes.sobel({ ...image, width: Number.NaN }));
    refused('RANGE', () => workspaceBytes.resize({ ...image, channels: 77 }));
    refused('RANGE', () => workspaceBytes.gaussianBlur({ ...image, width: -1 }, 1));
    for (const step of [0, -1, Number.NaN, 'x' as never]) {
      refused('RANGE', () => images.toFloats(image, step));
      refused('RANGE', () => images.toBytes(images.toFloats(image), step));
    }
    refused('TYPE', () => images.boxBlur({ ...image, data: [] as unknown as Uint8Array }, 1));
    refused('TYPE', () =>
      images.boxBlur(image, 1, { out: new Float32Array(image.data.length) as unknown as Uint8Array }),
    );
  });

  test('an empty image is an empty image', () => {
    const none = { data: new Uint8Array(0), height: 0, width: 8, channels: 3 };
    for (const run of [
      images.gaussianBlur(none, 1),
      images.boxBlur(none, 1),
      images.sobel(none, 'x'),
      images.toYuv(none),
    ])
      expect(run.data.length).toBe(0);
  });
});

const digits = join(import.meta.dirname, '../../../../shared/data/images/mnist-t10k-images-idx3-ubyte.gz');
test('real pictures: handwritten digits, blurred, are the same bytes on every tier', ({ skip }) => {
  if (!existsSync(digits)) {
    reportSkipped('images of handwritten digits', `${digits} is not there`);
    skip();
  }
  // IDX: 16 bytes of header, then pictures of 28 x 28 bytes; a hundred of them below each other.
  const data = new Uint8Array(gunzipSync(readFileSync(digits)).subarray(16, 16 + 100 * 28 * 28));
  const column = { data, height: 2800, width: 28, channels: 1 };
  const wanted = typescript.gaussianBlur(column, 1.5).data;
  expect(wanted.some((byte) => byte > 0)).toBe(true);
  for (const isa of isas)
    expect(imageFunctions(activateKernels(loadAddon, isa, loadWasm)).gaussianBlur(column, 1.5).data).toEqual(wanted);
});
