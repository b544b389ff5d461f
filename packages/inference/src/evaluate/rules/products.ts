// Products of matrices and of tensors.
import { InferenceError } from '../../errors.ts';
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { broadcastShapes, positionsOf, rowsAlong, spread, stridesOf } from '../indexing.ts';
import { integersOf, isInteger, numbersOf, sizeOf, type Tensor, tensorOf, tensorOfIntegers } from '../tensor.ts';
import { combine, mapNumbers } from './elementwise.ts';
import { transpose } from './movement.ts';
import { saturated } from './quantization.ts';

export const productRules: Readonly<Record<string, EvaluationRule>> = {
  Det: determinant,
  Einsum: einsum,
  Gemm: gemm,
  MatMul: (node) => multiply(node.input(0), node.input(1)),
  MatMulInteger: matMulInteger,
  QLinearMatMul: qLinearMatMul,
};

/** NumPy's matmul: matrices in the last two axes, the others broadcast, a list is one row or one column. */
export function multiply(a: Tensor, b: Tensor): Tensor {
  if (isInteger(a.type)) {
    const { dims, values } = matmul(a, b, integersOf(a), integersOf(b), 0n, (sum, x, y) => sum + x * y);
    return tensorOfIntegers(a.type, dims, values);
  }
  const { dims, values } = matmul(a, b, numbersOf(a), numbersOf(b), 0, (sum, x, y) => sum + x * y);
  return tensorOf(a.type, dims, values);
}

function matmul<Value>(
  { dims: left }: Tensor,
  { dims: right }: Tensor,
  a: ArrayLike<Value>,
  b: ArrayLike<Value>,
  zero: Value,
  add: (sum: Value, x: Value, y: Value) => Value,
): { readonly dims: readonly number[]; readonly values: Value[] } {
  const [wide, high] = [left.length === 1 ? [1, ...left] : left, right.length === 1 ? [...right, 1] : right];
  const [rows, inner] = wide.slice(-2) as [number, number];
  const [height, columns] = high.slice(-2) as [number, number];
  if (inner !== height) throw new Error(`expected as many columns as rows, found [${left}] and [${right}]`);
  const batch = broadcastShapes(wide.slice(0, -2), high.slice(0, -2));
  const [x, y] = [spread(wide.slice(0, -2), batch), spread(high.slice(0, -2), batch)];
  const values: Value[] = [];
  for (const [i, from] of x.entries())
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        let sum = zero;
        for (let k = 0; k < inner; k++)
          sum = add(sum, a[(from * rows + row) * inner + k]!, b[(y[i]! * inner + k) * columns + column]!);
        values.push(sum);
      }
  const dims = [...batch, ...(left.length === 1 ? [] : [rows]), ...(right.length === 1 ? [] : [columns])];
  return { dims, values };
}

export function gemm(node: Evaluation): Tensor {
  const [a, b] = (['transA', 'transB'] as const).map((name, i) =>
    node.int(name, 0) ? transpose(node.input(i)) : node.input(i),
  ) as [Tensor, Tensor];
  const alpha = node.float('alpha', 1);
  const product = multiply(a, b);
  const scaled = alpha === 1 ? product : mapNumbers(product, (x) => alpha * x);
  const c = node.inputs[2];
  if (!c) return scaled;
  const beta = node.float('beta', 1);
  return combine(
    scaled,
    c,
    (x, y) => x + beta * y,
    (x, y) => x + BigInt(beta) * y,
  );
}

/** `x - zeroPoint`, whose elements are one, or one for each row (`axis` -2) or column (-1). */
function centred(x: Tensor, zeroPoint: Tensor | undefined, axis: -1 | -2): Float64Array {
  const numbers = numbersOf(x);
  if (!zeroPoint) return numbers;
  const zeros = numbersOf(zeroPoint);
  if (zeros.length === 1) return numbers.map((value) => value - zeros[0]!);
  // Of more axes when matrices have their own; a list is one matrix's.
  const lengths = zeroPoint.dims.length > 1 ? zeroPoint.dims : axis === -1 ? zeroPoint.dims : [...zeroPoint.dims, 1];
  const positions = spread(lengths, x.dims);
  return numbers.map((value, i) => value - zeros[positions[i]!]!);
}

function integerProduct(a: Tensor, b: Tensor, aZero: Tensor | undefined, bZero: Tensor | undefined): Tensor {
  const wide = (x: Tensor, numbers: Float64Array): Tensor => tensorOf('int32', x.dims, numbers);
  return multiply(wide(a, centred(a, aZero, -2)), wide(b, centred(b, bZero, -1)));
}

function matMulInteger(node: Evaluation): Tensor {
  return integerProduct(node.input(0), node.input(1), node.inputs[2], node.inputs[3]);
}

function qLinearMatMul(node: Evaluation): Tensor {
  const product = integerProduct(node.input(0), node.input(3), node.input(2), node.input(5));
  const [aScale, bScale] = [numbersOf(node.input(1)), numbersOf(node.input(4))];
  const [yScale, yZero] = [numbersOf(node.input(6)), numbersOf(node.input(7))];
  const { length, inner } = rowsAlong(product.dims, Math.max(0, product.dims.length - 1));
  const scaled = numbersOf(product).map((sum, i) => {
    const [row, column] = [Math.floor(i / length), Math.floor(i / inner) % length];
    const of = (values: Float64Array, at: number): number => values[at % values.length]!;
    const scale = (of(aScale, row) * of(bScale, column)) / of(yScale, row);
    return saturated(node.input(7).type, sum * scale, of(yZero, row));
  });
  return tensorOf(node.input(7).type, product.dims, scaled);
}

/** By elimination with the largest pivot. */
function determinant(node: Evaluation): Tensor {
  const x = node.input(0);
  const size = x.dims.at(-1)!;
  const numbers = numbersOf(x);
  const batch = x.dims.slice(0, -2);
  const each = Array.from({ length: sizeOf(batch) }, (_, b) => {
    const rows = Array.from({ length: size }, (_, r) => [
      ...numbers.slice((b * size + r) * size, (b * size + r + 1) * size),
    ]);
    return determinantOf(rows);
  });
  return tensorOf(x.type, batch, each);
}

function determinantOf(rows: number[][]): number {
  let product = 1;
  for (const [k] of rows.entries()) {
    const pivot = rows.reduce((best, row, i) => (i > k && Math.abs(row[k]!) > Math.abs(rows[best]![k]!) ? i : best), k);
    if (rows[pivot]![k] === 0) return 0;
    if (pivot !== k) {
      [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
      product = -product;
    }
    product *= rows[k]![k]!;
    for (const row of rows.slice(k + 1)) {
      const factor = row[k]! / rows[k]![k]!;
      for (let c = k; c < rows.length; c++) row[c]! -= factor * rows[k]![c]!;
    }
  }
  return product;
}

/** Einstein's sum: a letter for each axis, `...` for those that broadcast. */
function einsum(node: Evaluation): Tensor {
  const operands = node.inputs.map((_, i) => node.input(i));
  const equation = node.text('equation', '');
  const { terms, lengths, right } = einsumLabels(
    equation,
    operands.map(({ dims }) => dims),
  );
  const output = outputLabels(terms, right);
  const summed = [...lengths.keys()].filter((label) => !output.includes(label));
  const of = (labels: readonly string[]): number[] => labels.map((label) => lengths.get(label)!);
  const places = operands.map(({ dims }, i) => {
    const strides = stridesOf(dims);
    const strideOf = (label: string): number =>
      terms[i]!.reduce((sum, own, axis) => (own === label && dims[axis] !== 1 ? sum + strides[axis]! : sum), 0);
    return {
      outer: positionsOf(of(output), output.map(strideOf)),
      inner: positionsOf(of(summed), summed.map(strideOf)),
      numbers: numbersOf(operands[i]!),
    };
  });
  const sums = Array.from({ length: sizeOf(of(output)) }, (_, o) => {
    let sum = 0;
    for (let k = 0; k < sizeOf(of(summed)); k++)
      sum += places.reduce((product, { outer, inner, numbers }) => product * numbers[outer[o]! + inner[k]!]!, 1);
    return sum;
  });
  return tensorOf(operands[0]!.type, of(output), sums);
}

interface EinsumLabels {
  /** Of each operand's axes. */
  readonly terms: readonly string[][];
  /** Of what has a label; 1 is spread. */
  readonly lengths: ReadonlyMap<string, number>;
  /** What stands behind the arrow. */
  readonly right: string | undefined;
}

/** Throws KINGLET_INFERENCE_SHAPE for an equation of more or fewer terms than operands. */
export function einsumLabels(equation: string, shapes: readonly (readonly number[])[]): EinsumLabels {
  const [left, right] = equation.replaceAll(' ', '').split('->') as [string, string | undefined];
  const texts = left.split(',');
  if (texts.length !== shapes.length)
    throw new InferenceError('KINGLET_INFERENCE_SHAPE', `expected ${texts.length} operands, found ${shapes.length}`);
  const terms = texts.map((term, i) => labelsOf(term, shapes[i]!.length));
  const lengths = new Map<string, number>();
  for (const [i, labels] of terms.entries())
    for (const [axis, label] of labels.entries()) {
      const [before, length] = [lengths.get(label) ?? 1, shapes[i]![axis]!];
      lengths.set(label, before === 1 ? length : before);
    }
  return { terms, lengths, right };
}

/** Axes of `...` are counted from behind: `.1`, `.0`. */
function labelsOf(term: string, rank: number): string[] {
  const [before, behind] = term.split('...') as [string, string | undefined];
  if (behind === undefined) return [...before];
  const more = rank - before.length - behind.length;
  return [...before, ...Array.from({ length: more }, (_, i) => `.${more - 1 - i}`), ...behind];
}

/** Of the result. Without an arrow: the dots, then letters that are there once. */
export function outputLabels(terms: readonly string[][], right: string | undefined): string[] {
  const all = terms.flat();
  const dots = [...new Set(all.filter((label) => label.startsWith('.')))].sort().reverse();
  if (right !== undefined) return labelsOf(right, right.replace('...', '').length + dots.length);
  const once = [...new Set(all)].filter((label) => all.filter((other) => other === label).length === 1);
  return [...dots, ...once.filter((label) => !label.startsWith('.')).sort()];
}
