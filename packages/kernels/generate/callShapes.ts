// What code that treats operations alike knows of each: its opcode, its operands, and its form on byte offsets.
import { type Argument, dtypes, type Operation } from '../ops.ts';
import { coreOf, isArray, type Kernel, marker, returnsNumber, sortedKernels, tellsDimension } from './kernelNames.ts';

const letters = { in: 'i', out: 'o', inout: 'x', scalar: 's', size: 'n' } as const;

function letterOf(argument: Argument): string {
  const letter = letters[argument.kind];
  if (!isArray(argument)) return letter;
  return argument.isScratch ? 'w' : argument.optional ? letter.toUpperCase() : letter;
}

export function callShapes(operations: readonly Operation[]): string {
  const kernels = sortedKernels(operations);
  const core = sortedKernels(coreOf(operations));
  return `// ${marker}
import type { CallShape, OffsetFunction } from '../callShape.ts';
import type { Kernels } from './kernels.ts';

export const callShapes: Readonly<Record<keyof Kernels, CallShape>> = {
${kernels.map(shapeOf).join('\n')}
};

/** The operations on byte offsets into an arena: offsets and scalars in the order of the call, then the dimensions. */
export interface OffsetKernels {
${core.map((kernel) => `  ${kernel.script}(${namesOf(kernel)}): number;`).join('\n')}
}

/** The kernels that a WebAssembly module exports, under the names of the operations. */
export function offsetKernels(exports: Readonly<Record<string, unknown>>): OffsetKernels {
  return {
${core.map((kernel) => `    ${kernel.script}: exports.${kernel.field} as OffsetFunction,`).join('\n')}
  };
}
`;
}

/** The same call on byte offsets, in the generated code: \`dot(a.byteOffset, b.byteOffset, a.length)\`. */
export function offsetCall(kernel: Kernel, lengthOf: (kernel: Kernel, dimension: string) => string): string {
  const operands = kernel.operation.arguments.flatMap((argument) => {
    if (argument.kind === 'size') return [];
    if (!isArray(argument)) return [argument.name];
    const offset = `${argument.name}.byteOffset`;
    return [argument.optional || argument.isScratch ? `(${argument.name}.length && ${offset})` : offset];
  });
  const sizes = kernel.dimensions.map((dimension) => lengthOf(kernel, dimension));
  return `${kernel.script}(${[...operands, ...sizes].join(', ')})`;
}

function namesOf(kernel: Kernel): string {
  const operands = kernel.operation.arguments.filter(({ kind }) => kind !== 'size').map(({ name }) => name);
  return [...operands, ...kernel.dimensions].map((name) => `${name}: number`).join(', ');
}

function shapeOf(kernel: Kernel): string {
  const { operation, dtype, dimensions, script } = kernel;
  const kinds = operation.arguments.map(letterOf).join('');
  const tellers = dimensions.map((dimension) => tellerOf(kernel, dimension));
  const code = operation.id + Object.keys(dtypes).indexOf(dtype.name) * 2 ** 16;
  const inPlace = inPlaceOf(operation);
  const more = inPlace.length ? `, inPlace: [${inPlace.join(', ')}]` : '';
  return `  ${script}: { code: ${code}, kinds: '${kinds}', dimensions: [${tellers.join(', ')}], isNumber: ${returnsNumber(operation)}${more} },`;
}

/** The positions of the operands that the result may be, all of it: those of its shape and dtype. */
function inPlaceOf({ arguments: all }: Kernel['operation']): number[] {
  const results = all.filter(isArray).filter(({ kind }) => kind !== 'in');
  const [result] = results;
  if (results.length !== 1 || result?.kind !== 'out' || result.aliasing !== 'same') return [];
  return all.flatMap((other, i) => {
    if (!isArray(other) || other.kind !== 'in' || other.dtype !== result.dtype) return [];
    return JSON.stringify(other.shape) === JSON.stringify(result.shape) ? [i] : [];
  });
}

/** The position of the argument that tells a dimension: a size of that name, else the first array that has it alone. */
function tellerOf(kernel: Kernel, dimension: string): number {
  const all = kernel.operation.arguments;
  const size = all.findIndex(({ kind, name }) => kind === 'size' && name === dimension);
  if (size >= 0) return size;
  return all.findIndex((other) => isArray(other) && tellsDimension(other, dimension));
}
