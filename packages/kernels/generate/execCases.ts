// The interpreter's switch: how each operation reads its operands from the slots of an instruction (src/c/exec.h).
import type { ArrayArgument, Extent, Operation } from '../ops.ts';
import { coreOf, isArray, type Kernel, kernelsOf, marker, returnsNumber, scalarDtypeOf } from './kernelNames.ts';

export function execCases(operations: readonly Operation[]): string {
  return `/* ${marker} */\n${kernelsOf(coreOf(operations)).map(execCase).join('\n')}\n`;
}

function execCase(kernel: Kernel, index: number): string {
  const { operation, dimensions } = kernel;
  let at = 1;
  const indexed: { at: number; argument: ArrayArgument }[] = [];
  const operands = operation.arguments.flatMap((argument) => {
    if (argument.kind === 'size') return [];
    if (isArray(argument)) {
      if (argument.below) indexed.push({ at, argument });
      return [`KGL_AT(${at++})`];
    }
    const number = `KGL_NUMBER(${at})`;
    at += 2;
    const { c } = scalarDtypeOf(kernel, argument);
    return [c === 'int32_t' ? `kgl_to_i32(${number})` : `(${c})${number}`];
  });
  const sizes = dimensions.map((_, i) => `KGL_EXTENT(${at + i})`);
  const call = `KGL_RUN(${kernel.field})(${[...operands, ...sizes].join(', ')})`;
  const result = at + dimensions.length;
  const isNumber = returnsNumber(operation);
  const size = (dimension: string): string => sizes[dimensions.indexOf(dimension)] as string;
  const checks = indexed.map(
    ({ at: word, argument }) =>
      `        KGL_BELOW(${word}, ${argument.shape.map((extent) => countOf(extent, size)).join(' * ')}, ${size(argument.below as string)});\n`,
  );
  return `      case ${index}:
${checks.join('')}        ${isNumber ? `KGL_PUT(${result}, ${call})` : call};
        w += ${result + (isNumber ? 1 : 0)};
        break;`;
}

/** Of an array of indices, whose extents are dimensions or so many times one. */
function countOf(extent: Extent, size: (dimension: string) => string): string {
  if (typeof extent === 'string') return size(extent);
  if ('per' in extent && extent.per === 1) return `${extent.times} * ${size(extent.of)}`;
  throw new Error(`expected as many indices as a dimension, or a multiple of it, found ${JSON.stringify(extent)}`);
}
