// The interpreter's switch: how each operation reads its operands from the words of an instruction (src/c/exec.h).
import type { ArrayArgument, Operation } from '../ops.ts';
import { isArray, type Kernel, kernelsOf, marker, returnsNumber } from './kernelNames.ts';

export function execCases(operations: readonly Operation[]): string {
  return `/* ${marker} */\n${kernelsOf(operations).map(execCase).join('\n')}\n`;
}

function execCase(kernel: Kernel, index: number): string {
  const { operation, dtype, dimensions } = kernel;
  let at = 1;
  let scalars = 0;
  const indexed: { at: number; argument: ArrayArgument }[] = [];
  const operands = operation.arguments.flatMap((argument) => {
    if (argument.kind === 'size') return [];
    if (isArray(argument)) {
      if (argument.below) indexed.push({ at, argument });
      return [`KGL_AT(${at++})`];
    }
    const scalar = `(${dtype.c})KGL_NUMBER(${at}, ${scalars++})`;
    at += 2;
    return [scalar];
  });
  const sizes = dimensions.map((_, i) => `w[${at + i}]`);
  const call = `KGL_RUN(${kernel.field})(${[...operands, ...sizes].join(', ')})`;
  const result = at + dimensions.length;
  const isNumber = returnsNumber(operation);
  const size = (dimension: string): string => sizes[dimensions.indexOf(dimension)] as string;
  const checks = indexed.map(
    ({ at: word, argument }) =>
      `        KGL_BELOW(${word}, ${argument.shape.map((name) => `(size_t)${size(name)}`).join(' * ')}, ${size(argument.below as string)});\n`,
  );
  return `      case ${index}:
${checks.join('')}        ${isNumber ? `KGL_PUT(${result}, ${call})` : call};
        w += ${result + (isNumber ? 1 : 0)};
        break;`;
}
