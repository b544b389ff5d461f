// Arguments and tier lists that several rows of the operation table share.
import type { ArrayArgument, Cut, ScalarArgument, SizeArgument } from '../ops.ts';
import { fusedActivationNames } from '../src/fusedActivation.ts';

/** The tiers with a vocabulary of their own: every kernel written once against it exists on each of these. */
export const everyTier = ['scalar', 'avx2', 'avx512', 'neon', 'wasm', 'wasm_relaxed'] as const;
/** Those and SVE, whose kernels are written by themselves: src/c/sve_<family>.c. */
export const everyTierAndSve = [...everyTier, 'sve'] as const;
/** Of those, the processors': what wide operations are compiled for. */
export const wideTiers = ['scalar', 'avx2', 'avx512', 'neon'] as const;
/** Those and the tiers that add products of bytes. */
export const byteTiers = [
  'scalar',
  'avx2',
  'avx512',
  'avx512_vnni',
  'neon',
  'neon_dotprod',
  'wasm',
  'wasm_relaxed',
] as const;

export const a = { kind: 'in', name: 'a', shape: ['n'], doc: 'first operand' } as const satisfies ArrayArgument;
export const b = {
  kind: 'in',
  name: 'b',
  shape: ['n'],
  doc: 'second operand, as long as `a`',
} as const satisfies ArrayArgument;
export const elements = { ...a, doc: 'the elements' } as const satisfies ArrayArgument;
export const out = {
  kind: 'out',
  name: 'out',
  shape: ['n'],
  aliasing: 'same',
  doc: 'receives the result',
} as const satisfies ArrayArgument;

/** Element by element, a whole line of memory at a time. */
export const elementCuts: readonly Cut[] = [{ along: 'n', step: 64 }];
/** Row by row. */
export const rowCuts: readonly Cut[] = [{ along: 'rows' }];
/** Products with packed weights: by so many rows as tiles divide, of few rows by fewer, of one row by panels of columns. */
export const productCuts: readonly Cut[] = [
  { along: 'rows', step: 12 },
  { along: 'rows', step: 4 },
  { along: 'columns', step: 16 },
];
/** A scale for each channel. */
export const channelCuts: readonly Cut[] = [{ along: 'outer' }, { along: 'channels' }, { along: 'inner', step: 64 }];
const below = 'from * strideY > padTop';
const firstRow = `(${below} ? (from * strideY - padTop < height ? from * strideY - padTop : height) : 0)`;
/** Windows over images: rows of the result, whose first windows begin in other rows of the image. */
export const windowCuts: readonly Cut[] = [
  { along: 'batch' },
  {
    along: 'outHeight',
    starts: { height: firstRow },
    sizes: { height: `height - ${firstRow}`, padTop: `${below} ? 0 : padTop - from * strideY` },
  },
];

/** A size that the lengths of the arrays do not tell. */
export function size(name: string, doc: string, range: Partial<SizeArgument> = {}): SizeArgument {
  return { kind: 'size', name, doc, ...range };
}

/** 0 or 1. */
export function flag(name: string, doc: string): SizeArgument {
  return { kind: 'size', name, doc: `1: ${doc}; 0: not`, most: 1 };
}

/** The end of a fused operation: clamp, then an activation. */
export const epilogue = [
  {
    kind: 'scalar',
    name: 'low',
    doc: 'the least value that is kept: 0 for ReLU; -Infinity or NaN for no limit',
    dtype: 'f32',
  },
  { kind: 'scalar', name: 'high', doc: 'the largest value that is kept; Infinity or NaN for no limit', dtype: 'f32' },
  {
    kind: 'size',
    name: 'activation',
    doc: `applied last: ${fusedActivationNames.map((name, i) => `${i} ${name}`).join(', ')}`,
    most: fusedActivationNames.length - 1,
  },
] as const satisfies readonly (ScalarArgument | SizeArgument)[];

/** Memory for a kernel to work in: what it holds before and after does not matter. */
export function work(doc: string): ArrayArgument {
  return {
    kind: 'out',
    name: 'work',
    shape: ['workspace'],
    dtype: 'f32',
    aliasing: 'none',
    isScratch: true,
    doc: `scratch memory of any length: ${doc}`,
  };
}

/** Columns in panels of sixteen, the last filled with zeros: the layout of packed weights on every tier. */
export function panels(columns: string): { readonly of: string; readonly per: 16; readonly times: 16 } {
  return { of: columns, per: 16, times: 16 };
}
