// Names and signatures derived from the operation table, the same in every generated file.
import {
  type Argument,
  type ArrayArgument,
  type Dtype,
  type DtypeName,
  dtypes,
  type Extent,
  type Operation,
  type ScalarArgument,
} from '../ops.ts';
import { elementTypeBytes } from '../src/elementTypes.ts';
import type { Tier } from '../tiers.ts';

export const marker =
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

export function kernelsOf(operations: readonly Operation[]): Kernel[] {
  return operations.flatMap((operation) =>
    operation.dtypes.map((name, i) =>
      kernelOf({ ...operation, ...operation.forms?.[name] }, name, i === 0 && !operation.isSuffixed),
    ),
  );
}

/** By the names that scripts call them by. */
export function sortedKernels(operations: readonly Operation[]): Kernel[] {
  return kernelsOf(operations).sort((x, y) => (x.script < y.script ? -1 : 1));
}

export function isArray(argument: Argument): argument is ArrayArgument {
  return argument.kind === 'in' || argument.kind === 'out' || argument.kind === 'inout';
}

export function dtypeOf(kernel: Kernel, argument: ArrayArgument): Dtype {
  if (argument.dtype === 'result') return dtypes[kernel.dtype.result];
  return argument.dtype ? dtypes[argument.dtype] : kernel.dtype;
}

export function scalarDtypeOf(kernel: Kernel, argument: ScalarArgument): Dtype {
  return argument.dtype ? dtypes[argument.dtype] : kernel.dtype;
}

/** The dimensions that an extent is computed from. */
export function dimensionsIn(extent: Extent): string[] {
  if (typeof extent === 'string') return [extent];
  if ('type' in extent) return [extent.of, extent.type];
  return typeof extent.per === 'string' ? [extent.of, extent.per] : [extent.of];
}

/** True if the array's length alone tells its one dimension. */
export function tellsDimension(argument: ArrayArgument, dimension: string): boolean {
  return argument.shape.length === 1 && argument.shape[0] === dimension && !argument.optional;
}

/** An extent as people write it: `ceil(columns / 16) * 16`. */
export function extentText(extent: Extent): string {
  if (typeof extent === 'string') return extent;
  if ('type' in extent) return `${extent.of} * bytes of ${extent.type}`;
  const { of, per, times } = extent;
  const quotient = per === 1 ? of : `ceil(${of} / ${per})`;
  return times === 1 ? quotient : `${quotient} * ${times}`;
}

/**
 * The arrays whose emptiness leaves a call nothing to do, however large its other sizes are; none for calls that always have
 * something to give back, or whose arrays are as long as their loops.
 */
export function resultsOf(kernel: Kernel): string[] {
  const { operation } = kernel;
  if (returnsNumber(operation) || sizesOf(kernel).length === 0) return [];
  return operation.arguments
    .filter(isArray)
    .filter(({ kind, isScratch }) => kind !== 'in' && !isScratch)
    .map(({ name }) => name);
}

/** The value of an extent for dimensions of these sizes. */
export function extentOf(extent: Extent, sizeOf: (dimension: string) => number): number {
  if (typeof extent === 'string') return sizeOf(extent);
  if ('type' in extent) return sizeOf(extent.of) * (elementTypeBytes[sizeOf(extent.type)] ?? 0);
  const per = typeof extent.per === 'string' ? sizeOf(extent.per) : extent.per;
  return Math.ceil(sizeOf(extent.of) / per) * extent.times;
}

/** What an array of the dtype is called in messages: `Float32Array`, `Uint16Array or Float16Array`. */
export function arrayNames({ array, alternative }: Dtype): string {
  return alternative ? `${array} or ${alternative}` : array;
}

/** `float kgl_dot_f32_avx2(const float *a, const float *b, size_t n)` without its name. */
export function prototypeOf(kernel: Kernel): { readonly result: string; readonly parameters: string } {
  const parameters = kernel.operation.arguments.flatMap((argument) => {
    if (argument.kind === 'size') return []; // sizes are dimensions, which come last
    if (!isArray(argument)) return [`${scalarDtypeOf(kernel, argument).c} ${argument.name}`];
    const type = dtypeOf(kernel, argument).c;
    return [`${argument.kind === 'in' ? 'const ' : ''}${type} *${argument.name}`];
  });
  return {
    result: resultOf(kernel),
    parameters: [...parameters, ...kernel.dimensions.map((name) => `size_t ${name}`)].join(', '),
  };
}

/** The tier whose kernel `tier` uses for `operation`: itself or the nearest of its bases; throws if there is none. */
export function lenderOf(operation: Operation, tier: Tier, tiers: readonly Tier[]): Tier {
  for (let at: Tier | undefined = tier; at; at = tiers.find((other) => other.name === at?.base)) {
    if (operation.tiers.includes(at.name)) return at;
  }
  throw new Error(`expected operation ${operation.name} to have a kernel for tier ${tier.name} or one of its bases`);
}

/** The C files of a tier: its families and its own. */
export function tierSources(operations: readonly Operation[], tier: Tier): string[] {
  return [...new Set([...familySources(coreOf(operations), tier), ...tier.sources])].sort();
}

/** Its families of wide operations. */
export function wideSources(operations: readonly Operation[], tier: Tier): string[] {
  return familySources(wideOf(operations), tier);
}

function familySources(operations: readonly Operation[], tier: Tier): string[] {
  const families = kernelsOf(operations)
    .filter(({ operation }) => operation.tiers.includes(tier.name))
    .map(({ operation }) => `${tier.prefix ?? ''}${operation.family}.c`);
  return [...new Set(families)].sort();
}

/** True for a processor's tier: WebAssembly has no wide operations. */
export function runsWide({ arches }: Tier): boolean {
  return !arches.includes('wasm32');
}

/** The operations that every engine carries. */
export function coreOf(operations: readonly Operation[]): Operation[] {
  return operations.filter(({ isWide }) => !isWide);
}

export function wideOf(operations: readonly Operation[]): Operation[] {
  return operations.filter(({ isWide }) => isWide);
}

/** Of C, a text for each kernel; those of wide operations, which come last, are there where `condition` holds. */
export function guardWide(
  kernels: readonly Kernel[],
  textOf: (kernel: Kernel) => string,
  separator = '\n',
  condition = 'defined(KGL_WIDE)',
): string {
  const [core, wide] = [false, true].map((isWide) =>
    kernels.filter(({ operation }) => !operation.isWide !== isWide).map(textOf),
  );
  if (!wide?.length) return core!.join(separator);
  return [core!.join(separator), `#if ${condition}`, wide.join(separator), '#endif'].join('\n');
}

export function featureBit(feature: string): string {
  return `KGL_CPU_${feature.toUpperCase()}`;
}

/** True if all arrays have one and the same dimension, and no element or argument says another length. */
export function isFlat({ operation, dimensions }: Kernel): boolean {
  const arrays = operation.arguments.filter(isArray);
  const isPlain = arrays.every(
    ({ shape, below, atMost, optional }) =>
      shape.length === 1 && typeof shape[0] === 'string' && !below && !atMost && !optional,
  );
  return dimensions.length === 1 && isPlain && !operation.arguments.some(({ kind }) => kind === 'size');
}

export function sizesOf(kernel: Kernel): string[] {
  return kernel.operation.arguments.filter(({ kind }) => kind === 'size').map(({ name }) => name);
}

/** The array that tells a dimension: the first that has it alone. */
export function sourceOf(kernel: Kernel, dimension: string): string | undefined {
  const arrays = kernel.operation.arguments.filter(isArray);
  return arrays.find((array) => tellsDimension(array, dimension))?.name;
}

/** The dimensions of a strided array: of its counts and of its steps. */
export function stridesOf(
  { dimensions }: Kernel,
  { counts, at, rank }: NonNullable<ArrayArgument['strided']>,
): { readonly counts: readonly string[]; readonly steps: readonly string[] } {
  const [first, before] = [dimensions.indexOf(counts), dimensions.indexOf(at) + 1];
  return { counts: dimensions.slice(first, first + rank), steps: dimensions.slice(before, before + rank) };
}

/** The expression of a dimension in the generated code. */
export function lengthOf(kernel: Kernel, dimension: string): string {
  return sizesOf(kernel).includes(dimension) ? dimension : `${sourceOf(kernel, dimension)}.length`;
}

/** The KGL_CPU_* bits that a tier needs, as a C expression. */
export function requiredBits({ requires }: Pick<Tier, 'requires'>): string {
  return requires.map(featureBit).join(' | ') || '0';
}

function resultOf({ operation, dtype }: Kernel): string {
  if (operation.returns === 'index') return 'size_t';
  return operation.returns === 'number' ? dtypes[dtype.result].c : 'void';
}

/** True if a call gives back a JavaScript number. */
export function returnsNumber({ returns }: Operation): boolean {
  return returns === 'number' || returns === 'index';
}

function kernelOf(operation: Operation, name: DtypeName, isFirst: boolean): Kernel {
  const dtype = dtypes[name];
  const dimensions = operation.arguments.flatMap((argument) => {
    if (argument.kind === 'size') return [argument.name];
    return isArray(argument) ? argument.shape.flatMap(dimensionsIn) : [];
  });
  return {
    operation,
    dtype,
    field: `${operation.name}_${name}`,
    script: isFirst ? operation.name : `${operation.name}${name[0]?.toUpperCase()}${name.slice(1)}`,
    dimensions: [...new Set(dimensions)],
  };
}
