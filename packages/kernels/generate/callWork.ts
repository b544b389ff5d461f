// How much work a call is: functions that the counter of calls imports, and nothing else.
import type { ArrayArgument, Extent, Operation } from '../ops.ts';
import { dtypeOf, isArray, type Kernel, marker, sortedKernels } from './kernelNames.ts';

export function callWork(operations: readonly Operation[]): string {
  return `// ${marker}
import type { WorkFunction } from '../work.ts';
import { elementTypeBytes } from '../elementTypes.ts';
import type { Kernels } from './kernels.ts';

/** The work of a call on byte offsets: its offsets (0: left out) and scalars in the order of the call, then its dimensions. */
export const callWork: Readonly<Record<keyof Kernels, WorkFunction>> = {
${sortedKernels(operations).map(workFunction).join('\n')}
};
`;
}

/** Problems of the expressions of an operation: other names than those of its dimensions and scalars, bad syntax. */
export function expressionProblems(operation: Operation, dimensions: readonly string[]): string[] {
  const scalars = operation.arguments.filter(({ kind }) => kind === 'scalar').map(({ name }) => name);
  const known = [...dimensions, ...scalars];
  const times = operation.arguments.filter(isArray).flatMap(({ traffic }) => traffic?.times ?? []);
  return [operation.flops, ...times].flatMap((expression) => {
    const strangers = namesIn(expression).filter((name) => !known.includes(name));
    if (strangers.length > 0)
      return [`${operation.name}: ${expression} has ${strangers}, no dimension or scalar of it`];
    return isExpression(expression) ? [] : [`${operation.name}: ${expression} is no expression`];
  });
}

function workFunction(kernel: Kernel): string {
  const operands = kernel.operation.arguments.filter(({ kind }) => kind !== 'size').map(({ name }) => name);
  const flops = kernel.operation.flops;
  const bytes = kernel.operation.arguments.filter(isArray).flatMap((array) => trafficOf(kernel, array));
  const body = `{ flops: ${flops}, bytes: ${bytes.join(' + ')} }`;
  const used = new Set(namesIn(body));
  const names = [...operands, ...kernel.dimensions].map((name) => (used.has(name) ? name : `_${name}`));
  return `  ${kernel.script}: (${names.join(', ')}) => (${body}),`;
}

/** The bytes of an array that a call moves, as an expression. */
function trafficOf(kernel: Kernel, array: ArrayArgument): string[] {
  if (array.isScratch) return [];
  const { shape = array.shape, times = array.kind === 'inout' && !array.traffic ? '2' : undefined } =
    array.traffic ?? {};
  const factors = [...bytesOf(kernel, array), ...(times === undefined ? [] : [`(${times})`]), ...shape.map(extentOf)];
  const product = factors.join(' * ');
  return [array.optional ? `(${array.name} && ${product})` : product];
}

function bytesOf(kernel: Kernel, array: ArrayArgument): string[] {
  const { bytes } = dtypeOf(kernel, array);
  return bytes === 1 ? [] : [`${bytes}`];
}

function extentOf(extent: Extent): string {
  if (typeof extent === 'string') return extent;
  if ('type' in extent) return `${extent.of} * (elementTypeBytes[${extent.type}] ?? 0)`;
  const { of, per, times } = extent;
  const quotient = per === 1 ? of : `Math.ceil(${of} / ${per})`;
  return times === 1 ? quotient : `${quotient} * ${times}`;
}

function namesIn(expression: string): string[] {
  return expression.match(/[A-Za-z_]\w*/g) ?? [];
}

function isExpression(text: string): boolean {
  try {
    new Function(`return (${text});`);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
