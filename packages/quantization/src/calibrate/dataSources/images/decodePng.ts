// PNG images (W3C's Portable Network Graphics, third edition): one frame, without alpha, in 8 bits.
import { crc32, inflateSync } from 'node:zlib';
import { checkDimensions, type Image } from './image.ts';
import { unfilterRows } from './unfilterRows.ts';

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: ColourType;
  readonly isInterlaced: boolean;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const colours = { grey: 0, rgb: 2, indexed: 3, greyAlpha: 4, rgbAlpha: 6 } as const;
type ColourType = (typeof colours)[keyof typeof colours];

/** Samples of a pixel, and the depths that they may have. */
const layouts: Readonly<Record<ColourType, { readonly samples: number; readonly depths: readonly number[] }>> = {
  [colours.grey]: { samples: 1, depths: [1, 2, 4, 8, 16] },
  [colours.rgb]: { samples: 3, depths: [8, 16] },
  [colours.indexed]: { samples: 1, depths: [1, 2, 4, 8] },
  [colours.greyAlpha]: { samples: 2, depths: [8, 16] },
  [colours.rgbAlpha]: { samples: 4, depths: [8, 16] },
};

/** Where the first pixel of a pass is, and how far apart its pixels are. */
interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

const wholeImage: readonly Pass[] = [{ x: 0, y: 0, dx: 1, dy: 1 }];
/** Adam7. */
const interlaced: readonly Pass[] = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** Memory is bounded by the size in the header. Throws RangeError for a damaged image and one of too many pixels. */
export function decodePng(bytes: Uint8Array): Image {
  const { header, palette, data } = partsOf(bytes);
  const { width, height, colour } = header;
  const channels = colour === colours.grey || colour === colours.greyAlpha ? 1 : 3;
  const pixels = new Uint8Array(width * height * channels);
  const raw = inflated(data, header);
  let at = 0;
  for (const pass of header.isInterlaced ? interlaced : wholeImage) {
    const { columns, rows, rowBytes, pixelBytes } = extentOf(header, pass);
    const end = at + rows * (1 + rowBytes);
    const lines = unfilterRows(raw.subarray(at, end), rowBytes, pixelBytes);
    for (let row = 0; row < rows; row++) {
      const from = (pass.y + row * pass.dy) * width + pass.x;
      const line = lines.subarray(row * rowBytes, (row + 1) * rowBytes);
      for (let i = 0; i < columns; i++) putPixel(pixels, (from + i * pass.dx) * channels, line, i, header, palette);
    }
    at = end;
  }
  return { width, height, channels, pixels };
}

interface Parts {
  readonly header: Header;
  readonly palette: Uint8Array;
  readonly data: Uint8Array;
}

function partsOf(bytes: Uint8Array): Parts {
  let [header, palette]: [Header | undefined, Uint8Array] = [undefined, new Uint8Array(0)];
  const data: Uint8Array[] = [];
  for (const { type, body } of chunksOf(bytes)) {
    if (header === undefined && type !== 'IHDR') throw new RangeError(`a chunk ${type} before the header`);
    if (type === 'IHDR') header = headerOf(body);
    else if (type === 'PLTE') palette = body;
    else if (type === 'IDAT') data.push(body);
    // A letter that is small says that who does not know the chunk may leave it out.
    else if (type !== 'IEND' && /^[A-Z]/.test(type)) throw new RangeError(`a chunk ${type}`);
  }
  if (header?.colour === colours.indexed && palette.length === 0) throw new RangeError('no palette');
  return { header: header!, palette, data: Buffer.concat(data) };
}

function* chunksOf(bytes: Uint8Array): Generator<{ readonly type: string; readonly body: Uint8Array }> {
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = signature.length; ; ) {
    // Beyond the end a RangeError.
    const [length, sumAt] = [numbers.getUint32(at), at + 8 + numbers.getUint32(at)];
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    if (numbers.getUint32(sumAt) !== crc32(bytes.subarray(at + 4, sumAt)))
      throw new RangeError(`a wrong check sum of chunk ${JSON.stringify(type)}`);
    yield { type, body: bytes.subarray(at + 8, at + 8 + length) };
    if (type === 'IEND') return;
    at = sumAt + 4;
  }
}

function headerOf(body: Uint8Array): Header {
  const numbers = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const [width, height, depth, colour] = [
    numbers.getUint32(0),
    numbers.getUint32(4),
    numbers.getUint8(8),
    numbers.getUint8(9),
  ];
  const [compression, filter, interlace] = [10, 11, 12].map((at) => numbers.getUint8(at));
  checkDimensions(width, height);
  const layout = Object.hasOwn(layouts, colour) ? layouts[colour as ColourType] : undefined;
  if (!layout?.depths.includes(depth) || compression !== 0 || filter !== 0 || interlace! > 1)
    throw new RangeError(`${depth} bits of colour type ${colour}, methods ${compression}, ${filter}, ${interlace}`);
  return { width, height, depth, colour: colour as ColourType, isInterlaced: interlace === 1 };
}

function extentOf({ width, height, depth, colour }: Header, { x, y, dx, dy }: Pass) {
  const columns = Math.max(0, Math.ceil((width - x) / dx));
  const bits = depth * layouts[colour].samples;
  // A pass without columns has no rows either.
  const rows = columns === 0 ? 0 : Math.max(0, Math.ceil((height - y) / dy));
  return { columns, rows, rowBytes: Math.ceil((columns * bits) / 8), pixelBytes: Math.max(1, bits / 8) };
}

function inflated(data: Uint8Array, header: Header): Uint8Array {
  const extents = (header.isInterlaced ? interlaced : wholeImage).map((pass) => extentOf(header, pass));
  const size = extents.reduce((sum, { rows, rowBytes }) => sum + rows * (1 + rowBytes), 0);
  const raw = inflateSync(data, { maxOutputLength: size });
  if (raw.length !== size) throw new RangeError(`${raw.length} bytes of pixels, where ${size} are`);
  return raw;
}

function putPixel(
  pixels: Uint8Array,
  at: number,
  line: Uint8Array,
  i: number,
  { depth, colour }: Header,
  palette: Uint8Array,
): void {
  const first = i * layouts[colour].samples;
  if (colour === colours.indexed) {
    const entry = 3 * sampleAt(line, first, depth);
    if (entry + 3 > palette.length) throw new RangeError(`colour ${entry / 3} of ${palette.length / 3}`);
    for (let c = 0; c < 3; c++) pixels[at + c] = palette[entry + c]!;
    return;
  }
  const channels = colour === colours.grey || colour === colours.greyAlpha ? 1 : 3;
  const factor = 255 / (2 ** depth - 1);
  for (let c = 0; c < channels; c++) pixels[at + c] = Math.round(sampleAt(line, first + c, depth) * factor);
}

/** Samples of 16 bits begin with the highest byte, short ones with the highest bits. */
function sampleAt(line: Uint8Array, i: number, depth: number): number {
  if (depth === 8) return line[i]!;
  if (depth === 16) return (line[2 * i]! << 8) | line[2 * i + 1]!;
  const bit = i * depth;
  return (line[bit >> 3]! >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
}
