// Moving, converting and resizing in plain TypeScript: the same bits as native code.
import type { Kernels } from './generated/kernels.ts';
import { asBits, halfToNumber, numberToHalf } from './half.ts';

type Structure = Pick<
  Kernels,
  | 'embeddingLookup'
  | 'f16ToF32'
  | 'f32ToF16'
  | 'gather'
  | 'resizeBilinear'
  | 'resizeNearest'
  | 'scatter'
  | 'transpose'
  | 'transposeEach'
>;

export const typescriptStructure: Structure = {
  transposeEach(a, batch, rows, columns, out) {
    if (a.length === 0) return out;
    for (let i = 0; i < batch; i++)
      for (let r = 0; r < rows; r++)
        for (let c = 0; c < columns; c++) out[(i * columns + c) * rows + r] = a[(i * rows + r) * columns + c]!;
    return out;
  },
  transpose(a, rows, columns, out) {
    if (a.length === 0) return out;
    for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) out[c * rows + r] = a[r * columns + c]!;
    return out;
  },
  gather(a, indices, out) {
    for (let i = 0; i < indices.length; i++) out[i] = a[indices[i]!]!;
    return out;
  },
  scatter(a, indices, out) {
    for (let i = 0; i < indices.length; i++) out[indices[i]!] = a[i]!;
    return out;
  },
  embeddingLookup(table, _rows, columns, indices, out) {
    for (let i = 0; i < indices.length; i++) {
      const from = indices[i]! * columns;
      for (let c = 0; c < columns; c++) out[i * columns + c] = table[from + c]!;
    }
    return out;
  },
  resizeNearest(a, planes, height, width, channels, out, outHeight, outWidth) {
    let to = 0;
    for (let p = 0; p < planes; p++)
      for (let y = 0; y < outHeight; y++) {
        const row = (p * height + nearest(y, height, outHeight)) * width;
        for (let x = 0; x < outWidth; x++) {
          const from = (row + nearest(x, width, outWidth)) * channels;
          for (let c = 0; c < channels; c++) out[to++] = a[from + c]!;
        }
      }
    return out;
  },
  resizeBilinear(a, planes, height, width, channels, out, outHeight, outWidth) {
    let to = 0;
    for (let p = 0; p < planes; p++)
      for (let y = 0; y < outHeight; y++) {
        const v = interpolate(y, height, outHeight);
        const top = (p * height + v.first) * width;
        const bottom = (p * height + v.second) * width;
        for (let x = 0; x < outWidth; x++) {
          const h = interpolate(x, width, outWidth);
          for (let c = 0; c < channels; c++) {
            const above = mix(a[(top + h.first) * channels + c]!, a[(top + h.second) * channels + c]!, h.share);
            const below = mix(a[(bottom + h.first) * channels + c]!, a[(bottom + h.second) * channels + c]!, h.share);
            out[to++] = mix(above, below, v.share);
          }
        }
      }
    return out;
  },
  f16ToF32(a, out) {
    const halves = asBits(a);
    for (let i = 0; i < out.length; i++) out[i] = halfToNumber(halves[i]!);
    return out;
  },
  f32ToF16(a, out) {
    const halves = asBits(out);
    for (let i = 0; i < a.length; i++) halves[i] = numberToHalf(a[i]!);
    return out;
  },
};

/** The source pixel that holds the centre of target pixel i: floor((i + 1/2) * size / outSize). */
function nearest(i: number, size: number, outSize: number): number {
  return Math.floor(((2 * i + 1) * size) / (2 * outSize));
}

function interpolate(
  i: number,
  size: number,
  outSize: number,
): { readonly first: number; readonly second: number; readonly share: number } {
  const at = Math.min(Math.max((i + 0.5) * (size / outSize) - 0.5, 0), size - 1);
  const first = Math.floor(at);
  return { first, second: Math.min(first + 1, size - 1), share: Math.fround(at - first) };
}

function mix(a: number, b: number, share: number): number {
  return Math.fround(a + Math.fround(Math.fround(b - a) * share));
}
