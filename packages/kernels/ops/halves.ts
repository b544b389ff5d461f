// bf16, and arithmetic of both halves: ids 1150-1169.
import type { ArrayArgument, Operation } from '../ops.ts';
import { a, b, elements, out, wideTiers } from './operands.ts';

/** Those and the tiers whose processors multiply bf16 themselves. */
const productTiers = [...wideTiers, 'avx512_bf16', 'neon_bf16'] as const;
const unsuffixed = { nan: 'propagates', tiers: wideTiers, isWide: true } as const;
const common = { ...unsuffixed, isSuffixed: true } as const;
const rows = {
  ...{ kind: 'in', name: 'rows', shape: ['m', 'n'], doc: 'the rows, one after another' },
} as const satisfies ArrayArgument;
const vector = { kind: 'in', name: 'x', shape: ['n'], doc: 'what each row is compared with' } as const;
const perRow = {
  ...{ kind: 'out', name: 'out', shape: ['m'], dtype: 'result', aliasing: 'none' },
  doc: 'receives a number for each row',
} as const satisfies ArrayArgument;
/**
 * An instruction that multiplies bf16 may round each of its two sums to odd, which counts twice, and takes what is below
 * 2^-126 for 0: elements, and products with them.
 */
const byInstruction = { kind: 'accumulated', sums: 2, vanishing: 2 ** -100 } as const;
const flushes =
  'A processor that multiplies bf16 itself (tiers avx512_bf16 and neon_bf16) takes elements and sums below 2^-126 for 0: the bound is for other elements of up to 2^26 then.';
/** As in the core table. */
const threeSums = { kind: 'accumulated', sums: 2, vanishing: 2 ** -69 } as const;

const conversions: readonly Operation[] = [
  {
    ...unsuffixed,
    id: 1150,
    name: 'bf16ToF32',
    family: 'elementwise_halves',
    dtypes: ['f32'],
    arguments: [
      { kind: 'in', name: 'a', shape: ['n'], dtype: 'bf16', doc: 'the halves' },
      { kind: 'out', name: 'out', shape: ['n'], aliasing: 'none', doc: 'receives the same numbers' },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'moves',
    bound: { kind: 'exact' },
    flops: '0',
    doc: 'The same numbers in f32; NaN becomes quiet.',
  },
  {
    ...unsuffixed,
    id: 1151,
    name: 'f32ToBf16',
    family: 'elementwise_halves',
    dtypes: ['f32'],
    arguments: [
      elements,
      { kind: 'out', name: 'out', shape: ['n'], dtype: 'bf16', aliasing: 'none', doc: 'receives the halves' },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'moves',
    bound: { kind: 'rounded', steps: 'a[i] to bf16' },
    flops: '0',
    doc: 'The nearest bf16, ties to even: the upper 16 bits of an f32. NaN stays NaN and becomes quiet.',
  },
];

const reductions: readonly Operation[] = [
  {
    ...reduction(1152, 'dot', '2 * n'),
    bound: { ...byInstruction, term: 'a[i] * b[i]' },
    tiers: productTiers,
    doc: `Sum of a[i] * b[i], in f32. ${flushes}`,
  },
  {
    ...reduction(1153, 'squaredEuclidean', '3 * n'),
    bound: { kind: 'accumulated', term: '(a[i] - b[i])^2' },
    doc: 'Sum of (a[i] - b[i])^2, in f32.',
  },
  {
    ...reduction(1154, 'cosine', '6 * n'),
    bound: { ...threeSums, term: 'a[i] * b[i]', of: '(sum(abs(a[i] * b[i])) / (normL2(a) * normL2(b)))' },
    doc: 'Cosine of the angle between the vectors, as cosine has it of f32.',
  },
  {
    ...perRows(1155, 'dotMany', '2 * m * n'),
    bound: { ...byInstruction, term: 'rows[r, i] * x[i]' },
    tiers: productTiers,
    doc: `out[r] = dot(row r, x), with its bits. ${flushes}`,
  },
  {
    ...perRows(1156, 'cosineMany', '4 * m * n'),
    bound: {
      ...threeSums,
      term: 'rows[r, i] * x[i]',
      of: '(sum(abs(rows[r, i] * x[i])) / (normL2(row) * normL2(x)))',
    },
    doc: 'out[r] = cosine(row r, x), with its bits.',
  },
];

const elementwise: readonly Operation[] = [
  map(1157, 'add', 'a[i] + b[i]', [a, b, out]),
  map(1158, 'sub', 'a[i] - b[i]', [a, b, out]),
  map(1159, 'mul', 'a[i] * b[i]', [a, b, out]),
  map(1160, 'scale', 'a[i] * s', [elements, { kind: 'scalar', name: 's', dtype: 'f32', doc: 'the factor' }, out]),
];

export const halves: readonly Operation[] = [...conversions, ...reductions, ...elementwise];

function reduction(id: number, name: string, flops: string): Omit<Operation, 'bound' | 'doc'> {
  const operands = { arguments: [a, b], returns: 'number', empty: 'zero' } as const;
  return { ...common, ...operands, id, name, family: 'reduce_bf16', dtypes: ['bf16'], flops };
}

function perRows(id: number, name: string, flops: string): Omit<Operation, 'bound' | 'doc'> {
  return { ...reduction(id, name, flops), arguments: [rows, vector, perRow], returns: 'out' };
}

function map(id: number, name: string, steps: string, operands: Operation['arguments']): Operation {
  const fixed = { family: 'elementwise_halves', dtypes: ['f16', 'bf16'], returns: 'out', empty: 'nothing' } as const;
  return {
    ...{ ...common, ...fixed, id, name, arguments: operands, flops: 'n' },
    bound: { kind: 'rounded', steps: `${steps} to f32, then to the half` },
    doc: `out[i] = ${steps}: computed in f32, then rounded to the half; every NaN is the same one.`,
  };
}
