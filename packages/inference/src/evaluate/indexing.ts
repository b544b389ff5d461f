// Coordinates of tensors and the positions of their elements.
import { InferenceError } from '../errors.ts';
import { sizeOf } from './tensor.ts';

/** How far apart neighbours along each axis lie. */
export function stridesOf(dims: readonly number[]): number[] {
  const strides = dims.map(() => 1);
  for (let axis = dims.length - 2; axis >= 0; axis--) strides[axis] = strides[axis + 1]! * dims[axis + 1]!;
  return strides;
}

/** `offset + Σ coordinate * stride` for each coordinate of a shape, row by row. */
export function positionsOf(dims: readonly number[], strides: readonly number[], offset = 0): Float64Array {
  const positions = new Float64Array(sizeOf(dims));
  const at = dims.map(() => 0);
  let position = offset;
  for (let i = 0; i < positions.length; i++) {
    positions[i] = position;
    for (let axis = dims.length - 1; axis >= 0; axis--) {
      at[axis]! += 1;
      position += strides[axis]!;
      if (at[axis]! < dims[axis]!) break;
      position -= strides[axis]! * dims[axis]!;
      at[axis] = 0;
    }
  }
  return positions;
}

/** The positions of the places `along` each axis, row by row; -1 where one of them is below 0. */
export function gridOf(along: readonly (readonly number[])[], strides: readonly number[]): Float64Array {
  let grid = new Float64Array(1);
  for (const [axis, places] of along.entries()) {
    const outer = grid;
    grid = new Float64Array(outer.length * places.length);
    const [count, stride] = [places.length, strides[axis]!];
    for (let i = 0; i < outer.length; i++)
      for (let k = 0; k < count; k++)
        grid[i * count + k] = outer[i]! < 0 || places[k]! < 0 ? -1 : outer[i]! + places[k]! * stride;
  }
  return grid;
}

/** Each coordinate of a shape, row by row. */
export function* coordinatesOf(dims: readonly number[]): Generator<number[]> {
  const count = sizeOf(dims);
  const strides = stridesOf(dims);
  for (let i = 0; i < count; i++) yield dims.map((length, axis) => Math.floor(i / strides[axis]!) % length);
}

export function positionOf(coordinate: readonly number[], strides: readonly number[]): number {
  return coordinate.reduce((sum, at, axis) => sum + at * strides[axis]!, 0);
}

/** ONNX's broadcasting, which is NumPy's. Throws KINGLET_INFERENCE_SHAPE for shapes that do not fit. */
export function broadcastShapes(...shapes: readonly (readonly number[])[]): number[] {
  const rank = Math.max(0, ...shapes.map(({ length }) => length));
  return Array.from({ length: rank }, (_, axis) => {
    const lengths = shapes.map((dims) => dims[axis - rank + dims.length] ?? 1).filter((length) => length !== 1);
    if (new Set(lengths).size <= 1) return lengths[0] ?? 1;
    throw shapeError(`expected shapes that broadcast, got ${shapes.map((dims) => `[${dims}]`).join(' and ')}`);
  });
}

/** For each element of `shape` the position of the element of `dims` that is spread over it. */
export function spread(dims: readonly number[], shape: readonly number[]): Float64Array {
  const missing = shape.length - dims.length;
  const strides = stridesOf(dims);
  return positionsOf(
    shape,
    shape.map((_, axis) => (axis < missing || dims[axis - missing] === 1 ? 0 : strides[axis - missing]!)),
  );
}

/** An axis counted from 0. Throws KINGLET_INFERENCE_SHAPE for one that is not there. */
export function axisOf(axis: number, rank: number): number {
  if (Number.isInteger(axis) && axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  throw shapeError(`expected an axis from ${-rank} to ${rank - 1}, got ${axis}`);
}

/** A position along an axis, counted from 0. Throws KINGLET_INFERENCE_SHAPE for one that is not there. */
export function indexOf(index: number, length: number): number {
  if (Number.isInteger(index) && index >= -length && index < length) return index < 0 ? index + length : index;
  throw shapeError(`expected an index from ${-length} to ${length - 1}, got ${index}`);
}

/** A shape around an axis: `outer` blocks of `length` rows of `inner` elements. */
export interface Rows {
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
}

export function rowsAlong(dims: readonly number[], axis: number): Rows {
  return { outer: sizeOf(dims.slice(0, axis)), length: dims[axis] ?? 1, inner: sizeOf(dims.slice(axis + 1)) };
}

/** The positions of the elements of each line along an axis. */
export function* linesAlong(dims: readonly number[], axis: number): Generator<number[]> {
  const { outer, length, inner } = rowsAlong(dims, axis);
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < inner; i++) yield Array.from({ length }, (_, k) => (o * length + k) * inner + i);
}

function shapeError(message: string): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_SHAPE', message);
}
