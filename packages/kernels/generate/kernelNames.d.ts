import {
  type Argument,
  type ArrayArgument,
  type Dtype,
  type Extent,
  type Operation,
  type ScalarArgument,
} from '../ops.ts';
import type { Tier } from '../tiers.ts';
export declare const marker =
  'Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.';
/** One operation on one dtype: a kernel, a row of the tables, a JavaScript function. */
export interface Kernel {
  readonly operation: Operation;
  readonly dtype: Dtype;
  /** `dot_f32`: the field of kgl_table. */
  readonly field: string;
  /** `dot` for the operation's first dtype, `dotI8` for another and for all of `isSuffixed`. */
  readonly script: string;
  /** The dimensions in order of appearance. */
  readonly dimensions: readonly string[];
}
export declare function kernelsOf(operations: readonly Operation[]): Kernel[];
/** By the names that scripts call them by. */
export declare function sortedKernels(operations: readonly Operation[]): Kernel[];
export declare function isArray(argument: Argument): argument is ArrayArgument;
export declare function dtypeOf(kernel: Kernel, argument: ArrayArgument): Dtype;
export declare function scalarDtypeOf(kernel: Kernel, argument: ScalarArgument): Dtype;
/** The dimensions that an extent is computed from. */
export declare function dimensionsIn(extent: Extent): string[];
/** True if the array's length alone tells its one dimension. */
export declare function tellsDimension(argument: ArrayArgument, dimension: string): boolean;
/** An extent as people write it: `ceil(columns / 16) * 16`. */
export declare function extentText(extent: Extent): string;
/**
 * The arrays whose emptiness leaves a call nothing to do, however large its other sizes are; none for calls that always have
 * something to give back, or whose arrays are as long as their loops.
 */
export declare function resultsOf(kernel: Kernel): string[];
/** The value of an extent for dimensions of these sizes. */
export declare function extentOf(extent: Extent, sizeOf: (dimension: string) => number): number;
/** What an array of the dtype is called in messages: `Float32Array`, `Uint16Array or Float16Array`. */
export declare function arrayNames({ array, alternative }: Dtype): string;
/** `float kgl_dot_f32_avx2(const float *a, const float *b, size_t n)` without its name. */
export declare function prototypeOf(kernel: Kernel): {
  readonly result: string;
  readonly parameters: string;
};
/** The tier whose kernel `tier` uses for `operation`: itself or the nearest of its bases; throws if there is none. */
export declare function lenderOf(operation: Operation, tier: Tier, tiers: readonly Tier[]): Tier;
/** The C files of a tier: its families and its own. */
export declare function tierSources(operations: readonly Operation[], tier: Tier): string[];
/** Its families of wide operations. */
export declare function wideSources(operations: readonly Operation[], tier: Tier): string[];
/** True for a processor's tier: WebAssembly has no wide operations. */
export declare function runsWide({ arches }: Tier): boolean;
/** The operations that every engine carries. */
export declare function coreOf(operations: readonly Operation[]): Operation[];
export declare function wideOf(operations: readonly Operation[]): Operation[];
/** Of C, a text for each kernel; those of wide operations, which come last, are there where `condition` holds. */
export declare function guardWide(
  kernels: readonly Kernel[],
  textOf: (kernel: Kernel) => string,
  separator?: string,
  condition?: string,
): string;
export declare function featureBit(feature: string): string;
/** True if all arrays have one and the same dimension, and no element or argument says another length. */
export declare function isFlat({ operation, dimensions }: Kernel): boolean;
export declare function sizesOf(kernel: Kernel): string[];
/** The array that tells a dimension: the first that has it alone. */
export declare function sourceOf(kernel: Kernel, dimension: string): string | undefined;
/** The dimensions of a strided array: of its counts and of its steps. */
export declare function stridesOf(
  { dimensions }: Kernel,
  { counts, at, rank }: NonNullable<ArrayArgument['strided']>,
): {
  readonly counts: readonly string[];
  readonly steps: readonly string[];
};
/** The expression of a dimension in the generated code. */
export declare function lengthOf(kernel: Kernel, dimension: string): string;
/** The KGL_CPU_* bits that a tier needs, as a C expression. */
export declare function requiredBits({ requires }: Pick<Tier, 'requires'>): string;
/** True if a call gives back a JavaScript number. */
export declare function returnsNumber({ returns }: Operation): boolean;
//# sourceMappingURL=kernelNames.d.ts.map
