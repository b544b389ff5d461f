// The methods of Vector: one per operation on arrays of one length, each with an example that the tests run.
import type { Argument, ArrayArgument, Operation } from '../ops.ts';
import { typescriptKernels } from '../src/typescriptKernels.ts';
import { coreOf, dtypeOf, isArray, type Kernel, kernelsOf, marker, returnsNumber } from './kernelNames.ts';

export function vectorMethods(operations: readonly Operation[]): string {
  const methods = kernelsOf(coreOf(operations)).filter(isMethod).map(methodOf);
  return `// ${marker}
import type { CoreKernels } from './kernels.ts';
import type { BaseVector, VectorLike } from '../vector.ts';

/** The operations as methods. Every method leaves the vector as it is, unless \`into\` said otherwise. */
export abstract class VectorMethods {
  protected abstract readonly kernels: CoreKernels;
  protected abstract readonly elements: Float32Array;
  /** The elements of another operand. */
  protected abstract operand(other: VectorLike): Float32Array;
  /** Where a result goes: to \`into\`'s array, or to new memory; with \`copied\` it starts as this vector's elements. */
  protected abstract output(copied?: boolean): Float32Array;
  protected abstract over(elements: Float32Array): BaseVector;

${methods.join('\n\n')}
}
`;
}

/** Operations on f32 whose arrays all have this vector's length. */
function isMethod(kernel: Kernel): boolean {
  const { operation } = kernel;
  const arrays = operation.arguments.filter(isArray);
  const written = arrays.filter(({ kind }) => kind !== 'in');
  return (
    kernel.script === operation.name &&
    kernel.dimensions.length === 1 &&
    arrays.every(({ shape }) => shape.length === 1) &&
    !operation.arguments.some(({ kind }) => kind === 'size') &&
    selfOf(kernel) !== undefined &&
    written.length === (returnsNumber(operation) ? 0 : 1)
  );
}

/** The argument that the vector itself is: the one changed in place, else the first one read. */
function selfOf(kernel: Kernel): ArrayArgument | undefined {
  const arrays = kernel.operation.arguments.filter(isArray).filter((array) => dtypeOf(kernel, array).name === 'f32');
  return arrays.find(({ kind }) => kind === 'inout') ?? arrays.find(({ kind }) => kind === 'in');
}

function methodOf(kernel: Kernel): string {
  const { operation, script } = kernel;
  const others = operation.arguments.filter((argument) => argument !== selfOf(kernel) && argument.kind !== 'out');
  const parameters = others.map((argument) => `${argument.name}: ${typeOf(kernel, argument)}`).join(', ');
  const call = (out: string): string => `this.kernels.${script}(${argumentsOf(kernel, out)})`;
  const doc = `  /**\n   * ${operation.doc}${exampleOf(kernel, others)}\n   */`;
  const written = operation.arguments.filter(isArray).find(({ kind }) => kind !== 'in');
  if (!written) return `${doc}\n  ${script}(${parameters}): number {\n    return ${call('')};\n  }`;
  const { array } = dtypeOf(kernel, written);
  if (array !== 'Float32Array')
    return `${doc}\n  ${script}(${parameters}): ${array} {\n    const out = new ${array}(this.elements.length);\n    ${call('out')};\n    return out;\n  }`;
  const output = `this.output(${written.kind === 'inout' ? 'true' : ''})`;
  return `${doc}\n  ${script}(${parameters}): BaseVector {\n    return this.over(${call(output)});\n  }`;
}

function typeOf(kernel: Kernel, argument: Argument): string {
  if (!isArray(argument)) return 'number';
  const { array } = dtypeOf(kernel, argument);
  return array === 'Float32Array' ? 'VectorLike' : array;
}

function argumentsOf(kernel: Kernel, out: string): string {
  const self = selfOf(kernel);
  const value = (argument: Argument): string => {
    if (argument === self) return argument.kind === 'inout' ? out : 'this.elements';
    if (argument.kind === 'out') return out;
    return typeOf(kernel, argument) === 'VectorLike' ? `this.operand(${argument.name})` : argument.name;
  };
  return kernel.operation.arguments.map(value).join(', ');
}

/** Elements for examples; the second row is for operations that have no answer to the first. */
const elementRows = [
  [-1.5, 0.5, 2],
  [0.25, 1, 4],
];
const operandRows = [
  [2, 0.5, -1],
  [3, 1, 0.5],
];
const scalars = [0.5, 1.5, 2];

/** \`Vector.from([0.25, 1, 4]).sqrt(); // 0.5, 1, 2\`, from the operation in TypeScript. */
function exampleOf(kernel: Kernel, others: readonly Argument[]): string {
  // A row of the table may be ahead of its TypeScript; the tests miss the example then.
  if (!(kernel.script in typescriptKernels)) return '';
  const attempts = elementRows.map((row) => attempt(kernel, others, row));
  const best = attempts.find(({ result }) => result.every(Number.isFinite)) ?? (attempts[0] as Attempt);
  return `\n   *\n   * @example\n   * ${best.call}; // ${best.result.map((x) => Number(x.toPrecision(4))).join(', ')}`;
}

interface Attempt {
  readonly call: string;
  readonly result: readonly number[];
}

function attempt(kernel: Kernel, others: readonly Argument[], elements: readonly number[]): Attempt {
  const values = new Map<Argument, unknown>();
  const shown: string[] = [];
  for (const argument of others) {
    const array = isArray(argument) ? dtypeOf(kernel, argument).array : undefined;
    const row = array === 'Float32Array' ? operandRows[shown.length % operandRows.length] : [1, 0, 1];
    const scalar = scalars[shown.length % scalars.length];
    values.set(argument, array ? arrayFrom(array, row as number[]) : scalar);
    shown.push(array ? `${array}.of(${(row as number[]).join(', ')})` : String(scalar));
  }
  const args = kernel.operation.arguments.map((argument) => {
    if (argument === selfOf(kernel)) return Float32Array.from(elements);
    if (isArray(argument) && argument.kind === 'out') return arrayFrom(dtypeOf(kernel, argument).array, [0, 0, 0]);
    return values.get(argument);
  });
  const run = typescriptKernels[kernel.script as keyof typeof typescriptKernels] as (...args: unknown[]) => unknown;
  const result = run(...args);
  return {
    call: `Vector.from([${elements.join(', ')}]).${kernel.script}(${shown.join(', ')})`,
    result: typeof result === 'number' ? [result] : [...(result as ArrayLike<number> & Iterable<number>)],
  };
}

function arrayFrom(name: string, elements: readonly number[]): unknown {
  const type = (globalThis as unknown as Record<string, { from(elements: readonly number[]): unknown }>)[name];
  return type?.from(elements);
}
