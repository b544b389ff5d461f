// Products of many matrices at once, as frameworks write them: arrays with three dimensions and more.

import { checkApart, checkLength } from './check.ts';
import { rangeError } from './errors.ts';
import { epilogueOf } from './fusedActivation.ts';
import type { Kernels } from './generated/kernels.ts';
import { nothing, type ProductOptions, scratchFor } from './productOptions.ts';
import type { ShapedArray } from './shapedArray.ts';

/** As in `Matrix.multiplyBatches`. */
export function multiplyBatches(
  kernels: Kernels,
  a: ShapedArray,
  b: ShapedArray,
  options: ProductOptions & { readonly out?: Float32Array } = {},
): ShapedArray {
  const { transposeA = false, transposeB = false, alpha = 1, beta = 0, bias = nothing, activation = 'none' } = options;
  const left = partsOf('a', a, transposeA);
  const right = partsOf('b', b, transposeB);
  if (left.columns !== right.rows)
    throw wrongShape(`expected b to have ${left.columns} rows, like the columns of a, got ${right.rows}`);
  const batches = broadcast(left.batches, right.batches);
  const shape = [...batches, left.rows, right.columns];
  const data = options.out ?? new Float32Array(product(shape));
  const work = scratchFor(right.rows * right.columns);
  const end = [
    +transposeA,
    +transposeB,
    alpha,
    beta,
    bias,
    ...epilogueOf('multiplyBatches', activation),
    work,
  ] as const;
  const run = (from: Float32Array, count: number, to: Float32Array, toCount: number, out: Float32Array, all: number) =>
    kernels.matmul(from, count, left.rows, left.columns, to, toCount, right.columns, out, all, ...end);
  // A product for itself would see its own parts of the operands alone.
  checkLength('multiplyBatches', 'out', data, product(shape), ...shape);
  for (const [name, operand] of Object.entries({ a: a.data, b: b.data, bias }))
    checkApart('multiplyBatches', 'out', data, name, operand);
  const [aCount, bCount, count] = [product(left.batches), product(right.batches), product(batches)];
  if (count === 0) return { data, shape };
  if (goesRound(left.batches, batches) && goesRound(right.batches, batches)) {
    run(a.data, aCount, b.data, bCount, data, count);
    return { data, shape };
  }
  const [aSize, bSize, size] = [left.rows * left.columns, right.rows * right.columns, left.rows * right.columns];
  for (let i = 0; i < count; i++) {
    const [atA, atB] = [placeOf(i, batches, left.batches) * aSize, placeOf(i, batches, right.batches) * bSize];
    const [oneA, oneB] = [a.data.subarray(atA, atA + aSize), b.data.subarray(atB, atB + bSize)];
    run(oneA, 1, oneB, 1, data.subarray(i * size, (i + 1) * size), 1);
  }
  return { data, shape };
}

interface Parts {
  readonly batches: readonly number[];
  readonly rows: number;
  readonly columns: number;
}

/** With rows and columns as they are multiplied. */
function partsOf(name: string, { data, shape }: ShapedArray, isTransposed: boolean): Parts {
  if (shape.length < 2) throw wrongShape(`expected ${name} to have two dimensions or more, got ${shape.length}`);
  if (shape.some((size) => !Number.isSafeInteger(size) || size < 0) || product(shape) !== data.length)
    throw wrongShape(`expected ${name} to have ${shape.join(' x ')} elements, got ${data.length}`);
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
    throw wrongShape(`expected the batches of a and b to have the same sizes or 1, got ${x} and ${y}`);
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

function wrongShape(message: string): RangeError {
  return rangeError('KINGLET_KERNELS_LENGTH', `multiplyBatches: ${message}`);
}
