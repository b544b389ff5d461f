// The one operation table: headers, glue, declarations, reference page and test matrix are generated from it.
export interface Dtype {
  /** The <dtype> in kernel names. */
  readonly name: string;
  readonly c: string;
  readonly bytes: number;
  /** The typed array that holds it in JavaScript. */
  readonly array: string;
  readonly napi: string;
  readonly quickjs: string;
}

export const dtypes = {
  f32: {
    name: 'f32',
    c: 'float',
    bytes: 4,
    array: 'Float32Array',
    napi: 'napi_float32_array',
    quickjs: 'JS_TYPED_ARRAY_FLOAT32',
  },
} as const satisfies Record<string, Dtype>;
export type DtypeName = keyof typeof dtypes;

/**
 * An array. `shape` names its dimensions; its length is their product.
 * A dimension without a `size` argument comes from the first array that has it alone.
 */
export interface ArrayArgument {
  readonly kind: 'in' | 'out' | 'inout';
  readonly name: string;
  readonly shape: readonly string[];
  /** Left out: the dtype of the operation. */
  readonly dtype?: DtypeName;
  /**
   * For arrays that are written. `same`: may be another operand from its first element on; partial overlap is refused.
   * `none`: no overlap.
   */
  readonly aliasing?: 'same' | 'none';
  readonly doc: string;
}

/** A number: rounded to the operation's dtype before use. */
export interface ScalarArgument {
  readonly kind: 'scalar';
  readonly name: string;
  readonly doc: string;
}

/** A dimension that the lengths of the arrays do not tell. */
export interface SizeArgument {
  readonly kind: 'size';
  readonly name: string;
  readonly doc: string;
}

export type Argument = ArrayArgument | ScalarArgument | SizeArgument;

/**
 * How far a result may be from the exact one, when nothing overflows on the way.
 * `exact`: it is one of the inputs.
 * `rounded`: each step rounds once to nearest, so every tier and TypeScript give the same bits.
 * `accumulated`: (ceil(n / lanes) + 8) * eps * sum(|term|), lanes being the tier's vector width, eps 2^-23 for f32.
 */
export type ErrorBound =
  | { readonly kind: 'exact' }
  | { readonly kind: 'rounded'; readonly steps: string }
  | { readonly kind: 'accumulated'; readonly term: string };

export interface Operation {
  /** An opcode of recorded plans: u16, never changed, never used again. */
  readonly id: number;
  readonly name: string;
  /** The C file, src/c/<family>.c. */
  readonly family: string;
  readonly dtypes: readonly DtypeName[];
  /** In the order of the JavaScript call; the C function has the same order, then the dimensions. */
  readonly arguments: readonly Argument[];
  /** `number`, or the name of the array that the call gives back. */
  readonly returns: string;
  /** Zero elements: the result is 0, nothing is done, or the call is refused with KINGLET_KERNELS_EMPTY. */
  readonly empty: 'zero' | 'nothing' | 'error';
  /** `propagates`: NaN in an element that a result depends on makes that result NaN. */
  readonly nan: 'propagates';
  readonly bound: ErrorBound;
  /** Per element of the longest operand. */
  readonly flops: number;
  readonly bytes: number;
  readonly tiers: readonly string[];
  readonly doc: string;
}

const everyTier = ['scalar', 'avx2', 'avx512', 'neon'] as const;
const a = { kind: 'in', name: 'a', shape: ['n'], doc: 'first operand' } as const;
const b = { kind: 'in', name: 'b', shape: ['n'], doc: 'second operand, as long as `a`' } as const;
const out = { kind: 'out', name: 'out', shape: ['n'], aliasing: 'same', doc: 'receives the result' } as const;

export const operations: readonly Operation[] = [
  {
    id: 1,
    name: 'dot',
    family: 'reduce',
    dtypes: ['f32'],
    arguments: [a, b],
    returns: 'number',
    empty: 'zero',
    nan: 'propagates',
    bound: { kind: 'accumulated', term: 'a[i] * b[i]' },
    flops: 2,
    bytes: 8,
    tiers: everyTier,
    doc: 'Sum of a[i] * b[i].',
  },
  {
    id: 2,
    name: 'sum',
    family: 'reduce',
    dtypes: ['f32'],
    arguments: [{ ...a, doc: 'the elements' }],
    returns: 'number',
    empty: 'zero',
    nan: 'propagates',
    bound: { kind: 'accumulated', term: 'a[i]' },
    flops: 1,
    bytes: 4,
    tiers: everyTier,
    doc: 'Sum of the elements.',
  },
  {
    id: 3,
    name: 'max',
    family: 'reduce',
    dtypes: ['f32'],
    arguments: [{ ...a, doc: 'the elements, at least one' }],
    returns: 'number',
    empty: 'error',
    nan: 'propagates',
    bound: { kind: 'exact' },
    flops: 1,
    bytes: 4,
    tiers: everyTier,
    doc: 'The largest element; NaN if any element is NaN; +0 is larger than -0, as in Math.max.',
  },
  {
    id: 4,
    name: 'add',
    family: 'elementwise',
    dtypes: ['f32'],
    arguments: [a, b, out],
    returns: 'out',
    empty: 'nothing',
    nan: 'propagates',
    bound: { kind: 'rounded', steps: 'a[i] + b[i]' },
    flops: 1,
    bytes: 12,
    tiers: everyTier,
    doc: 'out[i] = a[i] + b[i].',
  },
  {
    id: 5,
    name: 'mul',
    family: 'elementwise',
    dtypes: ['f32'],
    arguments: [a, b, out],
    returns: 'out',
    empty: 'nothing',
    nan: 'propagates',
    bound: { kind: 'rounded', steps: 'a[i] * b[i]' },
    flops: 1,
    bytes: 12,
    tiers: everyTier,
    doc: 'out[i] = a[i] * b[i].',
  },
  {
    id: 6,
    name: 'scale',
    family: 'elementwise',
    dtypes: ['f32'],
    arguments: [{ ...a, doc: 'the elements' }, { kind: 'scalar', name: 's', doc: 'the factor' }, out],
    returns: 'out',
    empty: 'nothing',
    nan: 'propagates',
    bound: { kind: 'rounded', steps: 'a[i] * s' },
    flops: 1,
    bytes: 8,
    tiers: everyTier,
    doc: 'out[i] = a[i] * s.',
  },
  {
    id: 7,
    name: 'axpy',
    family: 'elementwise',
    dtypes: ['f32'],
    arguments: [
      { kind: 'scalar', name: 'alpha', doc: 'the factor' },
      { kind: 'in', name: 'x', shape: ['n'], doc: 'what is added' },
      { kind: 'inout', name: 'y', shape: ['n'], aliasing: 'same', doc: 'what it is added to, in place' },
    ],
    returns: 'y',
    empty: 'nothing',
    nan: 'propagates',
    bound: { kind: 'rounded', steps: 'alpha * x[i], then + y[i]' },
    flops: 2,
    bytes: 12,
    tiers: everyTier,
    doc: 'y[i] = y[i] + alpha * x[i].',
  },
];
