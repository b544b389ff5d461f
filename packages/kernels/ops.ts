// The one operation table: headers, glue, declarations, reference page and test matrix are generated from it.
import { activations } from './ops/activations.ts';
import { anyType } from './ops/anyType.ts';
import { blockwise } from './ops/blockwise.ts';
import { byteChannels } from './ops/byteChannels.ts';
import { convolution } from './ops/convolution.ts';
import { deterministic } from './ops/deterministic.ts';
import { doubles } from './ops/doubles.ts';
import { elementwise } from './ops/elementwise.ts';
import { fused } from './ops/fused.ts';
import { halves } from './ops/halves.ts';
import { hashing } from './ops/hashing.ts';
import { images } from './ops/images.ts';
import { ints } from './ops/ints.ts';
import { math } from './ops/math.ts';
import { matrices } from './ops/matrices.ts';
import { normalization } from './ops/normalization.ts';
import { packed } from './ops/packed.ts';
import { quantize } from './ops/quantize.ts';
import { quantized } from './ops/quantized.ts';
import { random } from './ops/random.ts';
import { rare } from './ops/rare.ts';
import { recurrent } from './ops/recurrent.ts';
import { reductions } from './ops/reductions.ts';
import { statistics } from './ops/statistics.ts';
import { strided } from './ops/strided.ts';
import { structure } from './ops/structure.ts';
import { trees } from './ops/trees.ts';
import { vision } from './ops/vision.ts';
import { words } from './ops/words.ts';

export interface Dtype {
  /** The <dtype> in kernel names. */
  readonly name: string;
  readonly c: string;
  readonly bytes: number;
  /** The dtype of numbers computed from it: what a reduction returns and `dtype: 'result'` stands for. */
  readonly result: 'f32' | 'f64';
  /** The typed array that holds it in JavaScript. */
  readonly array: string;
  /** Another typed array with the same bytes, where the engine has it. */
  readonly alternative?: string;
  /** Of wide operations alone, and the last: programs without those do not know it. */
  readonly isWide?: true;
  readonly napi: string;
  readonly quickjs: string;
}

export const dtypes = {
  f32: {
    name: 'f32',
    c: 'float',
    bytes: 4,
    result: 'f32',
    array: 'Float32Array',
    napi: 'napi_float32_array',
    quickjs: 'JS_TYPED_ARRAY_FLOAT32',
  },
  f64: {
    name: 'f64',
    c: 'double',
    bytes: 8,
    result: 'f64',
    array: 'Float64Array',
    napi: 'napi_float64_array',
    quickjs: 'JS_TYPED_ARRAY_FLOAT64',
  },
  i8: {
    name: 'i8',
    c: 'int8_t',
    bytes: 1,
    result: 'f64',
    array: 'Int8Array',
    napi: 'napi_int8_array',
    quickjs: 'JS_TYPED_ARRAY_INT8',
  },
  u8: {
    name: 'u8',
    c: 'uint8_t',
    bytes: 1,
    result: 'f64',
    array: 'Uint8Array',
    napi: 'napi_uint8_array',
    quickjs: 'JS_TYPED_ARRAY_UINT8',
  },
  f16: {
    name: 'f16',
    c: 'uint16_t',
    bytes: 2,
    result: 'f32',
    array: 'Uint16Array',
    alternative: 'Float16Array',
    napi: 'napi_uint16_array',
    quickjs: 'JS_TYPED_ARRAY_UINT16',
  },
  u32: {
    name: 'u32',
    c: 'uint32_t',
    bytes: 4,
    result: 'f64',
    array: 'Uint32Array',
    napi: 'napi_uint32_array',
    quickjs: 'JS_TYPED_ARRAY_UINT32',
  },
  i16: {
    name: 'i16',
    c: 'int16_t',
    bytes: 2,
    result: 'f64',
    array: 'Int16Array',
    napi: 'napi_int16_array',
    quickjs: 'JS_TYPED_ARRAY_INT16',
  },
  i32: {
    name: 'i32',
    c: 'int32_t',
    bytes: 4,
    result: 'f64',
    array: 'Int32Array',
    napi: 'napi_int32_array',
    quickjs: 'JS_TYPED_ARRAY_INT32',
  },
  bf16: {
    name: 'bf16',
    c: 'uint16_t',
    bytes: 2,
    result: 'f32',
    array: 'Uint16Array',
    isWide: true,
    napi: 'napi_uint16_array',
    quickjs: 'JS_TYPED_ARRAY_UINT16',
  },
} as const satisfies Record<string, Dtype>;
export type DtypeName = keyof typeof dtypes;

/**
 * A dimension, or ceil(of / per) * times of one: `per` is a number or another dimension. Or the bytes of so many elements,
 * `type` being the dimension whose value is the number of their type (src/elementTypes.ts).
 */
export type Extent =
  | string
  | { readonly of: string; readonly per: number | string; readonly times: number }
  | { readonly of: string; readonly type: string };

/**
 * An array. `shape` has its extents; its length is their product.
 * A dimension without a `size` argument comes from the first array that has it alone.
 */
export interface ArrayArgument {
  readonly kind: 'in' | 'out' | 'inout';
  readonly name: string;
  readonly shape: readonly Extent[];
  /** It may be empty whatever its shape says: the C function then gets NULL. */
  readonly optional?: true;
  /** Left out: the dtype of the operation; `result`: that dtype's `result`. */
  readonly dtype?: DtypeName | 'result';
  /** Of u32 indices: the dimension that every element must be below. */
  readonly below?: string;
  /** The dimension that its length may not exceed. */
  readonly atMost?: string;
  /**
   * For arrays that are written. `same`: may be another operand, all of it; partial overlap is refused.
   * `none`: no overlap.
   */
  readonly aliasing?: 'same' | 'none';
  /**
   * Which elements are used: those from the value of dimension `at` on, by the steps that the `rank` dimensions behind it
   * are, as many along each as the dimensions from `counts` on say. All of them must lie in the array, whose first extent
   * counts its elements.
   */
  readonly strided?: { readonly counts: string; readonly at: string; readonly rank: number };
  /** Memory to work in, of no interest before and after. */
  readonly isScratch?: true;
  /**
   * What a call reads and writes of it: elements of this shape, so many times (an expression as `flops` is). Left out: all
   * of them once, or of `inout` twice.
   */
  readonly traffic?: { readonly shape: readonly Extent[]; readonly times?: string };
  readonly doc: string;
}

/** A number, rounded to its dtype before use. Of an integer dtype it must be one; what a plan computes saturates, NaN becomes 0. */
export interface ScalarArgument {
  readonly kind: 'scalar';
  readonly name: string;
  /** Left out: the dtype of the operation. */
  readonly dtype?: 'f32' | 'i32';
  readonly doc: string;
}

/** A dimension that the lengths of the arrays do not tell. */
export interface SizeArgument {
  readonly kind: 'size';
  readonly name: string;
  /** Its range, both ends included; 0 and no end if left out. At most 255 each. */
  readonly least?: number;
  readonly most?: number;
  readonly multipleOf?: number;
  /** An integer of 32 bits in two's complement, so that no range says anything of it. */
  readonly isSigned?: true;
  readonly doc: string;
}

export type Argument = ArrayArgument | ScalarArgument | SizeArgument;

/**
 * How far a result may be from the exact one, when nothing overflows on the way.
 * `exact`: nothing is rounded.
 * `rounded`: each step rounds once to nearest, so every tier and TypeScript give the same bits.
 * `accumulated`: min(2 * sums * chain, chain + 8) * eps * sum(|term|), or times what `of` says in place of that sum; chain
 * being ceil(n / lanes), lanes the f32 elements of the tier's vector unless given (2: terms are added one after another),
 * eps 2^-23, sums 1 unless given: how often the error of a sum counts. And n * vanishing, 2^-149 unless given, for terms
 * that are rounded to 0. Of f64: its elements, 2^-52 and 2^-1074.
 * `ulp`: `ulps` + `perElement` * n units in the last place of the exact result, or `absolute`, times the size of its element
 * of the array `per` where that is above 1, or times what `of` says of parts that cancel, so that
 * not even the sign is sure, if that is more.
 */
export type ErrorBound =
  | { readonly kind: 'exact' }
  | { readonly kind: 'rounded'; readonly steps: string }
  | {
      readonly kind: 'accumulated';
      readonly term: string;
      readonly of?: string;
      readonly lanes?: number;
      readonly sums?: number;
      readonly vanishing?: number;
    }
  | {
      readonly kind: 'ulp';
      readonly ulps: number;
      readonly perElement?: number;
      readonly absolute?: number;
      readonly per?: string;
      readonly of?: string;
    };

/**
 * A dimension along which threads may share a call: a piece of it is a call of its own, whose arrays begin further behind.
 * Every array that has the dimension must be in one piece of memory then, which is asked at each call. Expressions are of
 * dimensions, `from` and `to`, the piece's first element and the one behind its last, all whole numbers that are not negative.
 */
export interface Cut {
  readonly along: string;
  /** Pieces begin at multiples of it, 1 unless given, and are `least` long or longer; `step` unless given. */
  readonly step?: number;
  readonly least?: number;
  /** Of which calls: all if left out. */
  readonly when?: string;
  /** Where other dimensions of the piece begin, 0 unless given, and how long they are. */
  readonly starts?: Readonly<Record<string, string>>;
  readonly sizes?: Readonly<Record<string, string>>;
}

export interface Operation {
  /** An opcode of recorded plans: u16, never changed, never used again. */
  readonly id: number;
  readonly name: string;
  /** The C file, src/c/<family>.c. */
  readonly family: string;
  readonly dtypes: readonly DtypeName[];
  /** In the order of the JavaScript call; the C function has the same order, then the dimensions. */
  readonly arguments: readonly Argument[];
  /** `number`, `index` (a whole number: the position of an element), or the name of the array that the call gives back. */
  readonly returns: string;
  /** Zero elements: the result is 0 or NaN, nothing is done, or the call is refused with KINGLET_KERNELS_EMPTY. */
  readonly empty: 'zero' | 'nan' | 'nothing' | 'error';
  /**
   * `propagates`: NaN in an element that a result depends on makes that result NaN.
   * `largest`: NaN is larger than every number. `found`: the first NaN is what is looked for. `moves`: NaN is copied.
   * `compares`: NaN is equal to nothing and neither less nor greater.
   * `none`: there is no NaN in integers.
   */
  readonly nan: 'propagates' | 'largest' | 'found' | 'moves' | 'compares' | 'none';
  readonly bound: ErrorBound;
  /**
   * Of a call: an expression of its dimensions and numbers, with the padding of windows and without epilogues, which are
   * little beside what they follow; of functions that are approximated about what the approximation takes; '0' for what
   * moves elements. Operations on integers count alike.
   */
  readonly flops: string;
  /** How threads may share a call, what is tried first first: no bit of a result may depend on it. Left out: they may not. */
  readonly cuts?: readonly Cut[];
  readonly tiers: readonly string[];
  /**
   * In the addon and engine `native` alone: elsewhere, where every byte counts, its TypeScript runs, and plans do not name it. Its family
   * has no other operations.
   */
  readonly isWide?: true;
  /** More dtypes of an operation that another row may have: all functions have the dtype in their names, `addI8`. */
  readonly isSuffixed?: true;
  readonly doc: string;
  /** What is different for a dtype. */
  readonly forms?: Partial<Record<DtypeName, Partial<Pick<Operation, 'family' | 'nan' | 'bound' | 'tiers' | 'doc'>>>>;
}

/** Those that every engine carries and plans name. */
export const coreOperations: readonly Operation[] = [
  ...reductions,
  ...elementwise,
  ...activations,
  ...convolution,
  ...structure,
  ...packed,
  ...matrices,
  ...fused,
  ...blockwise,
  ...quantize,
  ...words,
  ...quantized,
  ...byteChannels,
  ...normalization,
  ...strided,
  ...anyType,
  ...rare,
  ...vision,
  ...trees,
  ...recurrent,
];

/** The others, by the TypeScript file that has them: `math` in src/typescriptMath.ts. */
export const wideGroups: Readonly<Record<string, readonly Operation[]>> = {
  deterministic,
  math,
  statistics,
  ints,
  doubles,
  halves,
  images,
  hashing,
  random,
};

/** In the order of their rows in C, where those that not all programs have come last. */
export const operations: readonly Operation[] = [...coreOperations, ...Object.values(wideGroups).flat()];
