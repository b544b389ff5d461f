// An example of every operation's function, with the answer that its TypeScript gives: what documentation shows and tests run.
import type { Argument, ArrayArgument } from '../ops.ts';
import { typescriptKernels } from '../src/typescriptKernels.ts';
import { dtypeOf, extentOf, isArray, type Kernel } from './kernelNames.ts';
import { makePackedBytes } from './packedBytes.ts';

/** Small, and different from each other where an operation has several. */
const sizes: Readonly<Record<string, number>> = {
  n: 3,
  nodeCount: 4,
  targets: 2,
  m: 2,
  k: 2,
  rows: 2,
  columns: 3,
  planes: 1,
  height: 1,
  width: 2,
  inner: 3,
  block: 32,
  half: 2,
  channels: 2,
  masks: 0,
  workspace: 0,
  two: 2,
  from: 8,
  to: 9,
  type: 8,
  length: 2,
  lists: 1,
  window: 3,
  aCount: 6,
  outCount: 6,
  aAt: 0,
  outAt: 0,
  d3: 2,
  d4: 3,
  aS3: 1,
  aS4: 2,
  outS3: 3,
};
const sizeOf = (dimension: string): number => sizes[dimension] ?? (dimension === 'outWidth' ? 3 : 1);

/** Elements by array, or by dtype where arrays of one kind hold several; for the first array and for the others; more are had by going round. */
const elements: Readonly<Record<string, readonly (readonly number[])[]>> = {
  Float32Array: [
    [-1.5, 0.5, 2, 1],
    [2, 0.5, -1, 3],
  ],
  Float64Array: [
    [-1.5, 0.5, 2, 1],
    [2, 0.5, -1, 3],
  ],
  bf16: [
    [0x3f80, 0x4000, 0xbf00],
    [0x4040, 0x3f00, 0x3f80],
  ],
  Int8Array: [
    [-3, 5, 100],
    [2, -7, 1],
  ],
  Uint8Array: [
    [3, 5, 200],
    [2, 7, 1],
  ],
  Uint16Array: [
    [0x3c00, 0x4000, 0xb800],
    [0x4200, 0x3800, 0x3c00],
  ],
  Int16Array: [
    [-300, 5, 1000],
    [2, -7, 1],
  ],
  Int32Array: [
    [-3000, 50, 100_000],
    [3, -1, 0],
  ],
  Uint32Array: [[1, 0, 1]],
};
/** For operations that have no answer to negative numbers. */
const positive = [0.25, 1, 4];
const scalars = [0.5, 1.5];

interface Attempt {
  readonly call: string;
  readonly result: readonly number[];
}

/** `dot(Float32Array.of(1, 2), Float32Array.of(3, 4)); // 11`; undefined while the operation has no TypeScript yet. */
export function functionExample(kernel: Kernel): string | undefined {
  if (!(kernel.script in typescriptKernels)) return undefined;
  const first = attempt(kernel);
  const { call, result } = first.result.every(Number.isFinite) ? first : attempt(kernel, positive);
  return `${call}; // ${result.map((x) => shorten(x)).join(', ')}`;
}

function attempt(kernel: Kernel, firstRow?: readonly number[]): Attempt {
  const inputs = kernel.operation.arguments.filter((argument) => isArray(argument) && argument.kind !== 'out');
  const scalarArguments = kernel.operation.arguments.filter(({ kind }) => kind === 'scalar');
  const valueFor = (argument: Argument): unknown => {
    if (argument.kind === 'size')
      return argument.most === 1 ? 0 : (sizes[argument.name] ?? argument.least ?? sizeOf(argument.name));
    if (!isArray(argument))
      return argument.dtype === 'i32' ? 1 : scalars[scalarArguments.indexOf(argument) % scalars.length];
    if (argument.kind === 'out') return arrayFrom(kernel, argument, undefined);
    const place = inputs.indexOf(argument);
    return arrayFrom(kernel, argument, place === 0 && firstRow ? firstRow : rowOf(kernel, argument, place));
  };
  const values = kernel.operation.arguments.map(valueFor);
  makePackedBytes(kernel, values);
  const shown = kernel.operation.arguments.map((argument, i) => show(argument, values[i]));
  const run = typescriptKernels[kernel.script as keyof typeof typescriptKernels] as (...args: unknown[]) => unknown;
  const result = run(...values);
  return {
    call: `${kernel.script}(${shown.join(', ')})`,
    result: typeof result === 'number' ? [result] : [...(result as Iterable<number>)],
  };
}

function rowOf(kernel: Kernel, argument: ArrayArgument, place: number): readonly number[] {
  const { name, array } = dtypeOf(kernel, argument);
  const rows = elements[name] ?? elements[array] ?? [[1]];
  const row = rows[place % rows.length] as readonly number[];
  const { below } = argument;
  return below === undefined ? row : row.map((index) => index % sizeOf(below));
}

/** Zeros for a row left out. */
function arrayFrom(kernel: Kernel, argument: ArrayArgument, row: readonly number[] | undefined): ArrayLike<number> {
  const length = argument.optional
    ? 0
    : argument.shape.reduce((product, extent) => product * extentOf(extent, sizeOf), 1);
  const type = (globalThis as unknown as Record<string, typeof Float32Array>)[dtypeOf(kernel, argument).array];
  return (type as typeof Float32Array).from({ length }, (_, i) => row?.[i % row.length] ?? 0);
}

function show(argument: Argument, value: unknown): string {
  if (typeof value === 'number') return String(value);
  const array = value as ArrayLike<number> & { readonly constructor: { readonly name: string } };
  const { name } = array.constructor;
  return argument.kind === 'out' ? `new ${name}(${array.length})` : `${name}.of(${Array.from(array).join(', ')})`;
}

/** Four digits of a fraction; whole numbers may be bit patterns. */
function shorten(x: number): number {
  return Number.isInteger(x) ? x : Number(x.toPrecision(4));
}
