// The operands of the lanes in JavaScript: the same numbers as in every other lane.

/** The arguments of an operation by the names of operands, or numbers; `out` is what it writes. */
export type Arguments = readonly (OperandName | number)[];
export type OperandName = 'a' | 'b' | 'c' | 'p' | 'out' | 'rows' | 'x';

/** The elements of a row of the operations on many rows. */
export const rowLength = 384;

const unary = ['a', 'out'] as const;
const binary = ['a', 'b', 'out'] as const;
const positive = ['p', 'out'] as const;

const reductions = 'sum max min argmax argmin mean variance sumOfSquares normL1 normL2 normLinf'.split(' ');
const unaries =
  'neg abs sign trunc floor ceil round exp tanh sin cos erf relu selu gelu geluTanh silu hardSwish mish sigmoid softplus softmax logSoftmax'.split(
    ' ',
  );

const table: Readonly<Record<string, Arguments>> = {
  ...Object.fromEntries(reductions.map((name) => [name, ['a']])),
  ...Object.fromEntries(unaries.map((name) => [name, unary])),
  ...Object.fromEntries(['sqrt', 'rsqrt', 'recip', 'log'].map((name) => [name, positive])),
  ...Object.fromEntries(['dot', 'cosine', 'squaredEuclidean'].map((name) => [name, ['a', 'b']])),
  ...Object.fromEntries(['add', 'sub', 'mul', 'minimum', 'maximum'].map((name) => [name, binary])),
  div: ['a', 'p', 'out'],
  pow: ['p', 'b', 'out'],
  fma: ['a', 'b', 'c', 'out'],
  scale: ['a', 1.5, 'out'],
  clamp: ['a', -1, 1, 'out'],
  leakyRelu: ['a', 0.01, 'out'],
  elu: ['a', 1, 'out'],
  dotMany: ['rows', 'x', 'out'],
  cosineMany: ['rows', 'x', 'out'],
};

/** What the operation takes; undefined for one that the lanes do not know. */
export function argumentsOf(operation: string): Arguments | undefined {
  return table[operation];
}

/** Every operation on arrays of one length. */
export const operationNames: readonly string[] = Object.keys(table).filter((name) => !name.endsWith('Many'));

/** The arrays that the arguments name, for `n` elements (or rows), each filled; `make` gives an array of zeros. */
export function makeOperands(
  names: Arguments,
  n: number,
  make: (length: number) => Float32Array,
): (Float32Array | number)[] {
  return names.map((name) => (typeof name === 'number' ? name : filled(name, n, make)));
}

function filled(name: OperandName, n: number, make: (length: number) => Float32Array): Float32Array {
  const array = make(name === 'rows' ? n * rowLength : name === 'x' ? rowLength : n);
  const seed = { a: 1, b: 2, c: 3, p: 1, rows: 1, x: 2, out: 0 }[name];
  for (let i = 0; i < array.length && seed > 0; i++) array[i] = element(i, seed, name === 'p');
  return array;
}

/** Between -4 and 4, in no order; `isPositive` keeps them away from zero. */
export function element(i: number, seed: number, isPositive = false): number {
  const mixed = (Math.imul(i, 2654435761) + Math.imul(seed, 1640531527)) >>> 0;
  const x = Math.fround(mixed) * 2 ** -29 - 4;
  return isPositive ? Math.abs(x) + 0.0625 : x;
}
