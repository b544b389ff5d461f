// Products of many matrices at once, as frameworks write them: arrays with three dimensions and more.

import { checkApart, checkLength } from './check.ts';
import { epilogueOf } from './fusedActivation.ts';
import type { CoreKernels } from './generated/kernels.ts';
import { nothing, type ProductOptions, scratchFor } from './productOptions.ts';
import { checkShape, lengthError, type ShapedArray } from './shapedArray.ts';

const operation = 'multiplyBatches';

/** As in `Matrix.multiplyBatches`. */
export function multiplyBatches(
  kernels: CoreKernels,
  a: ShapedArray,
  b: ShapedArray,
  options: ProductOptions & { readonly out?: Float32Array } = {},
): ShapedArray {
  const { transposeA = false, transposeB = false, alpha = 1, beta = 0, bias = nothing, activation = 'none' } = options;
  const left = partsOf('a', a, transposeA);
  const right = partsOf('b', b, transposeB);
  if (left.columns !== right.rows)
    throw lengthError(operation, `b to have ${left.columns} rows, like the columns of a`, right.rows);
  const batches = broadcast(left.batches, right.batches);
  const shape = [...batches, left.rows, right.columns];
  const data = options.out ?? new Float32Array(product(shape));
  // A product for itself would see its own parts of the operands alone.
  checkLength(operation, 'out', data, product(shape), ...shape);
  for (const [name, operand] of Object.entries({ a: a.data, b: b.data, bias }))
    checkApart(operation, 'out', data, name, operand);
  const work = scratchFor(right.rows * right.columns);
  const end = [+transposeA, +transposeB, alpha, beta, bias, ...epilogueOf(operation, activation), work] as const;
  const run: Run = (from, count, to, toCount, out, all) =>
    kernels.matmul(from, count, left.rows, left.columns, to, toCount, right.columns, out, all, ...end);
  const count = product(batches);
  if (count > 0 && goesRound(left.batches, batches) && goesRound(right.batches, batches))
    run(a.data, product(left.batches), b.data, product(right.batches), data, count);
  else runEach(run, batches, partsIn(a.data, left), partsIn(b.data, right), data);
  return { data, shape };
}

type Run = (
  from: Float32Array,
  count: number,
  to: Float32Array,
  toCount: number,
  out: Float32Array,
  all: number,
) => void;

/** The matrix of a product. */
type PartOf = (product: number, batches: readonly number[]) => Float32Array;

function partsIn(data: Float32Array, { batches: own, rows, columns }: Parts): PartOf {
  const size = rows * columns;
  return (i, batches) => {
    const place = placeOf(i, batches, own);
    return data.subarray(place * size, (place + 1) * size);
  };
}

function runEach(run: Run, batches: readonly number[], left: PartOf, right: PartOf, data: Float32Array): void {
  const count = product(batches);
  const size = data.length / count;
  for (let i = 0; i < count; i++)
    run(left(i, batches), 1, right(i, batches), 1, data.subarray(i * size, (i + 1) * size), 1);
}

interface Parts {
  readonly batches: readonly number[];
  readonly rows: number;
  readonly columns: number;
}

/** With rows and columns as they are multiplied. */
function partsOf(name: string, array: ShapedArray, isTransposed: boolean): Parts {
  checkShape(operation, name, array);
  const { shape } = array;
  if (shape.length < 2) throw lengthError(operation, `${name} to have two dimensions or more`, shape.length);
  const [rows = 0, columns = 0] = shape.slice(-2);
  const batches = shape.slice(0, -2);
  return isTransposed ? { batches, rows: columns, columns: rows } : { batches, rows, columns };
}

/** From the last dimension on, sizes are the same or one of them is 1. */
function broadcast(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const [x = 1, y = 1] = [a[i - rank + a.length], b[i - rank + b.length]];
    if (x === y || y === 1) return x;
    if (x === 1) return y;
    throw lengthError(operation, 'the batches of a and b to have the same sizes or 1', `${x} and ${y}`);
  });
}

/** True if the matrices are taken in their order, over and over: what the kernel does. */
function goesRound(own: readonly number[], batches: readonly number[]): boolean {
  const rest = own.slice(own.findIndex((size) => size !== 1));
  return product(own) === 1 || rest.every((size, i) => size === batches[batches.length - rest.length + i]);
}

/** Of the matrix that product i takes. */
function placeOf(i: number, batches: readonly number[], own: readonly number[]): number {
  let place = 0;
  let step = 1;
  let rest = i;
  for (let d = 1; d <= batches.length; d++) {
    const [size = 1, ownSize = 1] = [batches[batches.length - d], own[own.length - d]];
    place += ownSize === 1 ? 0 : (rest % size) * step;
    step *= ownSize;
    rest = Math.floor(rest / size);
  }
  return place;
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}
