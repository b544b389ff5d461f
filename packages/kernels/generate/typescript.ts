// The TypeScript side: the interface of every operation, and the functions that check arguments before a kernel runs.
import type { Argument, Operation } from '../ops.ts';
import { dtypeOf, isArray, type Kernel, kernelsOf, marker } from './kernel-names.ts';

export function typescriptKernels(operations: readonly Operation[]): string {
  const kernels = sorted(operations);
  return `// ${marker}
import { checkAlias, checkApart, checkArray, checkLength, checkNotEmpty, checkNumber, checkSameLength, checkSize } from '../check.ts';

/** Every operation; what each promises is in REFERENCE.md. */
export interface Kernels {
${kernels.map((kernel) => `${docOf(kernel)}\n  ${kernel.script}(${parametersOf(kernel)}): ${resultOf(kernel)};`).join('\n')}
}

/** Names of the operations, for code that treats them alike. */
export const kernelNames: readonly (keyof Kernels)[] = [
${kernels.map(({ script }) => `  '${script}',`).join('\n')}
];

/**
 * Kernels that check their arguments, then run \`small\` for arrays shorter than \`smallLength\` and \`native\` otherwise:
 * a call into native code costs more than a short loop.
 */
export function checkedKernels(native: Kernels, small: Kernels, smallLength: number): Kernels {
  return {
${kernels.map(checkedFunction).join('\n')}
  };
}
`.replace(/import \{ ([^}]*) \} from '\.\.\/check\.ts';/, (_line, names: string) => importLine(names, kernels));
}

/** The declaration of the module that the QuickJS bootstraps carry. */
export function quickjsDeclaration(operations: readonly Operation[]): string {
  const functions = sorted(operations).map(
    (kernel) => `  export function ${kernel.script}(${parametersOf(kernel)}): ${resultOf(kernel)};`,
  );
  return `// ${marker}
declare module 'kinglet:kernels' {
${functions.join('\n')}
  export function isa(): string;
}
`;
}

/** A module that exports each operation from \`kernels\`, so that entries stay lists of names. */
export function exportList(operations: readonly Operation[], from: string): string {
  return `// ${marker}
import { kernels } from '${from}';
import type { ActiveKernels } from '../active-kernels.ts';

${sorted(operations)
  .map((kernel) => exportLine(docOf(kernel, ''), kernel.script))
  .join('\n')}
${exportLine('/** The active tier: a name of tiers.ts such as `neon`, or `typescript`. */', 'isa')}
${exportLine('/** Why the addon did not load; undefined if it did, or if KINGLET_ISA=typescript kept it out. */', 'loadError')}
`;
}

function exportLine(doc: string, name: string): string {
  return `${doc}\nexport const ${name}: ActiveKernels['${name}'] = kernels.${name};`;
}

function sorted(operations: readonly Operation[]): Kernel[] {
  return kernelsOf(operations).sort((a, b) => (a.script < b.script ? -1 : 1));
}

function docOf(kernel: Kernel, indent = '  '): string {
  const { doc, empty } = kernel.operation;
  const thrown = empty === 'error' ? ' Throws RangeError KINGLET_KERNELS_EMPTY for no elements.' : '';
  return `${indent}/** ${doc}${thrown} */`;
}

function parametersOf(kernel: Kernel): string {
  return kernel.operation.arguments.map((argument) => `${argument.name}: ${typeOf(kernel, argument)}`).join(', ');
}

function typeOf(kernel: Kernel, argument: Argument): string {
  return isArray(argument) ? dtypeOf(kernel, argument).array : 'number';
}

function resultOf(kernel: Kernel): string {
  const returned = kernel.operation.arguments.find(({ name }) => name === kernel.operation.returns);
  return returned ? typeOf(kernel, returned) : 'number';
}

function checkedFunction(kernel: Kernel): string {
  const names = kernel.operation.arguments.map(({ name }) => name).join(', ');
  const [longest] = kernel.operation.arguments.filter(isArray).sort((a, b) => b.shape.length - a.shape.length);
  const checks = [...typeChecks(kernel), ...lengthChecks(kernel), ...overlapChecks(kernel), ...emptyChecks(kernel)];
  return `    ${kernel.script}(${names}) {
${checks.map((check) => `      ${check};`).join('\n')}
      return ${longest?.name}.length < smallLength ? small.${kernel.script}(${names}) : native.${kernel.script}(${names});
    },`;
}

function typeChecks(kernel: Kernel): string[] {
  return kernel.operation.arguments.map((argument) => {
    const where = `'${kernel.script}', '${argument.name}', ${argument.name}`;
    if (isArray(argument)) return `checkArray(${where}, ${dtypeOf(kernel, argument).array})`;
    return argument.kind === 'size' ? `checkSize(${where})` : `checkNumber(${where})`;
  });
}

function lengthChecks(kernel: Kernel): string[] {
  const sizes = kernel.operation.arguments.filter(({ kind }) => kind === 'size').map(({ name }) => name);
  const arrays = kernel.operation.arguments.filter(isArray);
  const source = (dimension: string): string | undefined =>
    arrays.find(({ shape }) => shape.length === 1 && shape[0] === dimension)?.name;
  return arrays.flatMap((argument) => {
    const [first = ''] = argument.shape;
    if (argument.shape.length > 1 || sizes.includes(first)) {
      const wanted = argument.shape.map((name) => (sizes.includes(name) ? name : `${source(name)}.length`)).join(' * ');
      return [`checkLength('${kernel.script}', '${argument.name}', ${argument.name}, ${wanted})`];
    }
    if (source(first) === argument.name) return [];
    return [
      `checkSameLength('${kernel.script}', '${source(first)}', ${source(first)}, '${argument.name}', ${argument.name})`,
    ];
  });
}

function overlapChecks(kernel: Kernel): string[] {
  const arrays = kernel.operation.arguments.filter(isArray);
  return arrays
    .filter(({ kind }) => kind !== 'in')
    .flatMap((target) =>
      arrays
        .filter((other) => other !== target)
        .map((other) => {
          const check = target.aliasing === 'same' ? 'checkAlias' : 'checkApart';
          return `${check}('${kernel.script}', '${target.name}', ${target.name}, '${other.name}', ${other.name})`;
        }),
    );
}

function emptyChecks(kernel: Kernel): string[] {
  if (kernel.operation.empty !== 'error') return [];
  return kernel.operation.arguments
    .filter(({ kind }) => kind === 'in')
    .map(({ name }) => `checkNotEmpty('${kernel.script}', '${name}', ${name})`);
}

/** Imports only the checks that the text uses: an unused import is an error. */
function importLine(names: string, kernels: readonly Kernel[]): string {
  const body = kernels.map(checkedFunction).join('\n');
  const used = names.split(', ').filter((name) => body.includes(`${name}(`));
  return `import { ${used.join(', ')} } from '../check.ts';`;
}
