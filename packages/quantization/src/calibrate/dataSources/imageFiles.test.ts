import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { encode as encodePng } from 'fast-png';
import { encode as encodeJpeg } from 'jpeg-js';
import { expect, test } from 'vitest';
import { collect, memoryFiles } from '../../../test/memoryFiles.ts';
import { QuantizationError } from '../../errors.ts';
import { type ImageOptions, imageFiles } from './imageFiles.ts';
import { decodeImage } from './images/decodeImage.ts';
import { resizeImage } from './images/resizeImage.ts';

const colours = Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30);
const ppm = (header: string, ...pixels: number[]): Buffer => Buffer.concat([Buffer.from(header), Buffer.from(pixels)]);
const square = ppm('P6 2 2 255\n', ...colours);

async function samples(files: Record<string, Uint8Array>, options: ImageOptions = {}): Promise<number[][]> {
  const listFiles = async () => Object.keys(files);
  const openFile = memoryFiles(files, 1000);
  const found = await collect(imageFiles('folder', { openFile, listFiles, ...options }));
  return found.map((sample) => [...sample]);
}

test('channels, layout and scale are as the model takes them', async () => {
  const files = { 'a.ppm': square };

  expect(await samples(files, { layout: 'NHWC' })).toEqual([[...colours]]);
  expect(await samples(files)).toEqual([[255, 0, 0, 10, 0, 255, 0, 20, 0, 0, 255, 30]]);
  expect(await samples(files, { channels: 'grey' })).toEqual([[76, 150, 29, 18]]);
  const [scaled] = await samples(files, { rescale: 1 / 255, mean: [0.5, 0, 0], std: [0.5, 1, 2] });
  expect(scaled![0]).toBe(1);
  expect(scaled![11]).toBeCloseTo(30 / 255 / 2, 6);
  expect(await samples({ 'a.pgm': ppm('P5 # grey\n1 1\n15\n', 15) })).toEqual([[255, 255, 255]]);
});

test('a folder is read in turns: the first image of each folder in it, sorted, then the second', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-images-'));
  const grey = (value: number) => ppm('P5 1 1 255\n', value);
  for (const name of ['cat', 'dog']) mkdirSync(join(folder, name));
  for (const [path, value] of Object.entries({ 'cat/2.pgm': 2, 'cat/1.PGM': 1, 'dog/7.pgm': 7, 'dog/labels.txt': 0 }))
    writeFileSync(join(folder, path), grey(value));

  const found = await collect(imageFiles(folder, { channels: 'grey' }));

  expect(found.map(([value]) => value)).toEqual([1, 7, 2]);
});

const depths = fc.constantFrom(8 as const, 16 as const);
const pngs = fc
  .record({ width: fc.integer({ min: 1, max: 20 }), height: fc.integer({ min: 1, max: 20 }), depth: depths })
  .chain(({ width, height, depth }) =>
    fc.constantFrom(1, 2, 3, 4).chain((channels) => {
      const length = width * height * channels;
      const data = fc.array(fc.nat(2 ** depth - 1), { minLength: length, maxLength: length });
      const interlace = fc.constantFrom('null' as const, 'Adam7' as const);
      return fc.record({
        ...{ width: fc.constant(width), height: fc.constant(height) },
        channels: fc.constant(channels),
        depth: fc.constant(depth),
        data,
        interlace,
      });
    }),
  );

test('PNG images that another library wrote are decoded as they were, without alpha', async () => {
  await fc.assert(
    fc.asyncProperty(pngs, async ({ data, interlace, ...header }) => {
      const own = header.depth === 8 ? Uint8Array.from(data) : Uint16Array.from(data);
      const image = await decodeImage(encodePng({ ...header, data: own }, { interlace }), 'a.png');
      const { width, height, channels } = header;
      const kept = channels < 3 ? 1 : 3;
      const expected = Array.from({ length: width * height * kept }, (_, i) => {
        const value = data[Math.floor(i / kept) * channels + (i % kept)]!;
        return header.depth === 8 ? value : Math.round(value / 257);
      });
      expect(image).toEqual({ width, height, channels: kept, pixels: Uint8Array.from(expected) });
    }),
  );
});

/** A PNG image of lines that each begin with their filter, written as its specification says. */
function png(
  width: number,
  depth: number,
  colour: number,
  lines: readonly (readonly number[])[],
  more: Buffer = Buffer.alloc(0),
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(lines.length, 4);
  header.set([depth, colour], 8);
  const data = deflateSync(Buffer.from(lines.flat()));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    more,
    chunk('IDAT', data),
    chunk('IEND'),
  ]);
}

function chunk(type: string, body: Buffer = Buffer.alloc(0)): Buffer {
  const [length, named, sum] = [Buffer.alloc(4), Buffer.concat([Buffer.from(type), body]), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

const palette = chunk('PLTE', Buffer.from([9, 8, 7, 1, 2, 3]));

test('short samples and those of a palette are decoded', async () => {
  expect((await decodeImage(png(5, 2, 0, [[0, 0b00011011, 0b01000000]]), 'a')).pixels).toEqual(
    Uint8Array.of(0, 85, 170, 255, 85),
  );
  expect((await decodeImage(png(2, 4, 0, [[0, 0x1f]]), 'a')).pixels).toEqual(Uint8Array.of(17, 255));
  expect((await decodeImage(png(2, 1, 3, [[0, 0b10000000]], palette), 'a')).pixels).toEqual(
    Uint8Array.of(1, 2, 3, 9, 8, 7),
  );
});

test('each filter of a PNG image is undone', async () => {
  // Of Pillow, lines with the filters 1, 2 and 4.
  const bytes = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAIAAABChommAAAAP0lEQVR4nGNkYGDgFVLHj5hYWHhZWQXY2ITZ2cU4OCQ5OWW4uOS5uZV4eFR5eTX4+LT5+fVYiFCkS5RJg1ERABTBEv2HwldxAAAAAElFTkSuQmCC',
    'base64',
  );
  const expected = Array.from({ length: 12 * 8 }, (_, i) => {
    const [x, y] = [i % 12, Math.floor(i / 12)];
    const value = 13 * x + 4 * y + x * y;
    return [value, (value % 256) + 5 * x, 3 * (value % 256) + y];
  });

  expect((await decodeImage(bytes, 'a')).pixels).toEqual(Uint8Array.from(expected.flat()));
  const averages = png(2, 8, 0, [
    [3, 10, 10],
    [3, 1, 1],
  ]);
  expect((await decodeImage(averages, 'a')).pixels).toEqual(Uint8Array.of(10, 15, 6, 11));
});

test('JPEG images are decoded nearly as they were', async () => {
  const pixels = Array.from({ length: 16 * 16 }, (_, i) => [i % 256, 128, 255 - (i % 256), 255]).flat();
  const bytes = encodeJpeg({ width: 16, height: 16, data: Buffer.from(pixels) }, 100).data;

  const image = await decodeImage(bytes, 'a.jpg');

  expect(image).toMatchObject({ width: 16, height: 16, channels: 3 });
  const errors = [...image.pixels].map((value, i) => Math.abs(value - pixels[Math.floor(i / 3) * 4 + (i % 3)]!));
  expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(4);
});

test('grey JPEG images have one channel', async () => {
  // 3 x 2 pixels of 77, which a coarse quantization made 76 of.
  const bytes = Buffer.from(
    '/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAACAAMBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AFf/Z',
    'base64',
  );

  expect(await decodeImage(bytes, 'a.jpg')).toEqual({
    width: 3,
    height: 2,
    channels: 1,
    pixels: new Uint8Array(6).fill(76),
  });
});

const jpeg = encodeJpeg({ width: 8, height: 8, data: Buffer.alloc(256, 77) }, 90).data;
const wide = Buffer.from(jpeg);
wide.writeUInt32BE(0xffff_ffff, wide.indexOf(Buffer.of(0xff, 0xc0)) + 5);

test.each<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(0), 'expected an image (PNG, JPEG, PGM or PPM), found something else'],
  ['text', Buffer.from('GIF89a'), 'found something else'],
  ['a PPM of text', Buffer.from('P3 1 1 255\n1 2 3'), 'no header of a binary PGM or PPM image'],
  ['a PPM cut off', square.subarray(0, -1), 'found 11 bytes of 12'],
  ['a huge PPM', ppm('P6 99999 99999 255\n'), '99999 x 99999 pixels'],
  ['a huge PNG', png(2 ** 30, 8, 0, [[0, 1]]), '1073741824 x 1 pixels'],
  ['a PNG that unpacks to more', png(1, 8, 0, [Array(5000).fill(0)]), 'expected a PNG image that can be decoded'],
  ['a PNG that unpacks to less', png(3, 8, 0, [[0, 1]]), 'found 2 bytes of pixels, where 4 are'],
  ['a PNG with a filter that there is not', png(1, 8, 0, [[5, 0]]), 'found filter 5'],
  ['a PNG without its palette', png(2, 1, 3, [[0, 0]]), 'found no palette'],
  ['a PNG with colours beyond its palette', png(1, 8, 3, [[0, 2]], palette), 'found colour 2 of 2'],
  ['a PNG of a depth that there is not', png(1, 3, 0, [[0, 0]]), 'found 3 bits of colour type 0'],
  ['a PNG with a part that has to be known', png(1, 8, 0, [[0, 0]], chunk('ABCD')), 'found a chunk ABCD'],
  ['a huge JPEG', wide, '65535 x 65535 pixels'],
  ['a JPEG cut off', jpeg.subarray(0, -2), 'expected a JPEG image that can be decoded'],
])('%s is refused by the name of its file', async (_, bytes, message) => {
  const decoded = decodeImage(bytes, 'bad.img');

  await expect(decoded).rejects.toThrow(message);
  await expect(decoded).rejects.toMatchObject({
    code: 'KINGLET_QUANTIZATION_FILE',
    message: expect.stringMatching(/^bad\.img: expected /),
  });
});

test('whatever byte is damaged, an image is decoded or refused', async () => {
  const whole = [jpeg, png(2, 1, 3, [[0, 0x80]], palette), square];
  const damage = fc.tuple(fc.constantFrom(...whole), fc.nat(), fc.nat(255), fc.nat());
  await fc.assert(
    fc.asyncProperty(damage, async ([image, at, value, end]) => {
      const damaged = Uint8Array.from(image.subarray(0, 1 + (end % (2 * image.length))));
      damaged[at % damaged.length] = value;
      const found = await decodeImage(damaged, 'a').catch((error: unknown) => error);
      if (!(found instanceof QuantizationError)) expect(found).toMatchObject({ pixels: expect.any(Uint8Array) });
    }),
    { numRuns: 300 },
  );
});

test.each<[ImageOptions, string]>([
  [{ size: [0, 2] }, 'expected size of images to be height and width'],
  [{ size: [2 ** 20, 2 ** 20] }, 'at most 67108864 pixels'],
  [{ mean: [1, 2] }, 'expected mean of images to be one number or 3, got [1,2]'],
  [{ std: 0 }, 'expected std of images to be numbers other than 0, got 0'],
  [{ rescale: Number.NaN }, 'expected rescale of images'],
])('the options %j are refused', async (options, message) => {
  await expect(samples({ 'a.ppm': square }, options)).rejects.toThrow(message);
});

test('a folder without images, or that is not there, is refused', async () => {
  await expect(samples({ 'labels.txt': square })).rejects.toThrow(
    'folder: expected files that end in .jpeg, .jpg, .pgm, .png, .ppm, found none',
  );
  await expect(imageFiles('/there/is/none').next()).rejects.toMatchObject({ code: 'KINGLET_QUANTIZATION_FILE' });
});

/** The triangle filter of a part of a row, written out. */
function resampled(row: readonly number[], from: number, length: number, count: number): number[] {
  const scale = length / count;
  const support = Math.max(1, scale);
  return Array.from({ length: count }, (_, i) => {
    const heights = row.map((_, j) => Math.max(0, 1 - Math.abs(j + 0.5 - from - (i + 0.5) * scale) / support));
    const sum = heights.reduce((total, height) => total + height);
    return heights.reduce((total, height, j) => total + (height / sum) * row[j]!, 0);
  });
}

test('images are resized as the triangle filter says, cropped or stretched', () => {
  const row = [0, 40, 255, 100, 30, 7, 90, 120, 200];
  const image = { width: 9, height: 2, channels: 1 as const, pixels: Uint8Array.of(...row, ...row) };
  const rounded = (values: number[]) => [values, values].flat().map(Math.round);

  for (const width of [4, 9, 20])
    expect([...resizeImage(image, width, 2, 'stretch').pixels]).toEqual(rounded(resampled(row, 0, 9, width)));
  expect([...resizeImage(image, 4, 2, 'crop').pixels]).toEqual(rounded(resampled(row, 2.5, 4, 4)));
});
