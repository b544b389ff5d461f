// Memory for kernels to work in, of the caller or made for a call.
import { lengthError } from '../shapedArray.ts';

type Scratch = Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int16Array<ArrayBuffer>;

/** An array that a kernel works in. */
export interface ScratchShape<Array extends Scratch = Scratch> {
  readonly type: {
    new (buffer: ArrayBuffer, offset: number, length: number): Array;
    readonly BYTES_PER_ELEMENT: number;
  };
  readonly length: number;
}

/** Rows of 512 pixels for each begun `per` taps: src/c/border.h. */
export function stripPixels(taps: number, per: number): number {
  return Math.ceil(taps / per) * 512;
}

export function bytesOf(shapes: readonly ScratchShape[]): number {
  return shapes.reduce((sum, { type, length }) => sum + padded(type.BYTES_PER_ELEMENT * length), 0);
}

/** The arrays in `buffer`, or in memory of their own; throws RangeError KINGLET_KERNELS_LENGTH for one that is too short. */
export function scratchIn<Arrays extends readonly Scratch[]>(
  name: string,
  shapes: { readonly [At in keyof Arrays]: ScratchShape<Arrays[At]> },
  buffer: ArrayBuffer = new ArrayBuffer(bytesOf(shapes as readonly ScratchShape[])),
): Arrays {
  const all = shapes as readonly ScratchShape[];
  if (buffer.byteLength < bytesOf(all))
    throw lengthError(name, `a workspace of at least ${bytesOf(all)} bytes`, buffer.byteLength);
  let offset = 0;
  return all.map(({ type, length }) => {
    const array = new type(buffer, offset, length);
    offset += padded(array.byteLength);
    return array;
  }) as unknown as Arrays;
}

/** So that each array begins where any element may. */
function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
