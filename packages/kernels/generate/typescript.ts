// The TypeScript side: the interface of every operation, and the functions that check arguments before a kernel runs.
import type { Argument, ArrayArgument, Extent, Operation } from '../ops.ts';
import { otherRoute, routes } from '../routes.ts';
import { offsetCall } from './callShapes.ts';
import { functionExample } from './functionExamples.ts';
import {
  arrayNames,
  coreOf,
  dtypeOf,
  isArray,
  isFlat,
  type Kernel,
  lengthOf,
  marker,
  resultsOf,
  returnsNumber,
  sizesOf,
  sortedKernels,
  sourceOf,
  stridesOf,
  wideOf,
} from './kernelNames.ts';

export function typescriptKernels(operations: readonly Operation[]): string {
  const kernels = sortedKernels(operations);
  const [core, wide] = [coreOf(operations), wideOf(operations)].map(sortedKernels) as [Kernel[], Kernel[]];
  return `// ${marker}
import { checkAlias, checkApart, checkArray, checkAtMost, checkIndices, checkInteger, checkLength, checkNotEmpty, checkNumber, checkRange, checkSameLength, checkSize, checkStrides, type HalfArray, isApart, isAsWide } from '../check.ts';
import { arenaOf } from '../arenaTag.ts';
import { elementTypeBytes } from '../elementTypes.ts';
import * as wideChecks from './wideChecks.ts';

/** The operations that every engine carries and plans name; what each promises is in REFERENCE.md. */
export interface CoreKernels {
${core.map(signature).join('\n')}
}

/** Every operation: those and the wide ones, which the addon and engine \`native\` have in C. */
export interface Kernels extends CoreKernels {
${wide.map(signature).join('\n')}
}

/** Names of the core operations, for code that treats them alike. */
export const coreNames: readonly (keyof CoreKernels)[] = [
${core.map(({ script }) => `  '${script}',`).join('\n')}
];

/** Names of all operations. */
export const kernelNames: readonly (keyof Kernels)[] = [
  ...coreNames,
${wide.map(({ script }) => `  '${script}',`).join('\n')}
];

/** The same functions in an object of fixed shape: calls through one that was filled name by name, as addons do, look the name up. */
export function ofFixedShape<T extends Readonly<Record<keyof Kernels, unknown>>>(source: T): Pick<T, keyof Kernels> {
  return {
${kernels.map(({ script }) => `    ${script}: source.${script},`).join('\n')}
  };
}

/** The same of the core operations. */
export function coreOfFixedShape<T extends Readonly<Record<keyof CoreKernels, unknown>>>(source: T): Pick<T, keyof CoreKernels> {
  return {
${core.map(({ script }) => `    ${script}: source.${script},`).join('\n')}
  };
}

/** The checks of each operation's arguments: they throw or do nothing. */
export const argumentChecks: { readonly [Name in keyof Kernels]: (...args: Parameters<Kernels[Name]>) => void } = {
${core.map(checkFunction).join('\n')}
${wide.map(({ script }) => `  ${script}: wideChecks.${script},`).join('\n')}
};

/** An operation's name -> the number of elements from which another way of computing it pays. */
export type Lengths = Readonly<Record<keyof Kernels, number>>;

/**
 * Kernels that check their arguments, then run where it is cheapest: tensors of one arena in WebAssembly, from
 * \`arenaFrom\` elements on in native code; other arrays in \`small\`, from \`nativeFrom\` elements on in \`native\`.
 */
export function checkedKernels(native: Kernels, small: Kernels, nativeFrom: Lengths, arenaFrom: Lengths): Kernels {
  return {
${kernels.map(checkedFunction).join('\n')}
  };
}
`.replace(/import \{ ([^}]*) \} from '\.\.\/check\.ts';/, (_line, names: string) => importLine(names, kernels, core));
}

/** The checks of the wide operations, each a function of its own: a bundle has those that it uses. */
export function wideChecks(operations: readonly Operation[]): string {
  const kernels = sortedKernels(wideOf(operations));
  const functions = kernels.map((kernel) => {
    const taken = kernel.operation.arguments.map((argument) => `${argument.name}: ${typeOf(kernel, argument)}`);
    return `export function ${kernel.script}(${taken.join(', ')}): void {\n${checksOf(kernel)}\n}`;
  });
  const text = functions.join('\n\n');
  const isUsed = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);
  const names = [
    'checkAlias',
    'checkApart',
    'checkArray',
    'checkAtMost',
    'checkIndices',
    'checkInteger',
    'checkLength',
    'checkNotEmpty',
    'checkNumber',
    'checkRange',
    'checkSameLength',
    'checkSize',
    'checkStrides',
    'HalfArray',
  ];
  const used = names.filter(isUsed).map((name) => (name === 'HalfArray' ? `type ${name}` : name));
  const types = isUsed('elementTypeBytes') ? `import { elementTypeBytes } from '../elementTypes.ts';\n` : '';
  return `// ${marker}\nimport { ${used.join(', ')} } from '../check.ts';\n${types}\n${text}\n`;
}

/** Under the quickjs engine, whose bootstraps do not have them: checked, then in TypeScript. */
export function wideExports(groups: Readonly<Record<string, readonly Operation[]>>): string {
  const names = Object.keys(groups).map((group) => ({
    group,
    table: `typescript${group[0]?.toUpperCase()}${group.slice(1)}`,
  }));
  const lines = names.flatMap(({ group, table }) =>
    sortedKernels(groups[group] ?? []).map(
      (kernel) =>
        `${docOf(kernel, '')}\nexport const ${kernel.script}: Kernels['${kernel.script}'] = /* @__PURE__ */ checkedCall(checks.${kernel.script}, ${table}.${kernel.script});`,
    ),
  );
  return `// ${marker}
import { checkedCall } from '../checkedCall.ts';
${names.map(({ table }) => `import { ${table} } from '../${table}.ts';`).join('\n')}
import type { Kernels } from './kernels.ts';
import * as checks from './wideChecks.ts';

${lines.join('\n')}
`;
}

/** The declaration of the module that the QuickJS bootstraps carry. */
export function quickjsDeclaration(operations: readonly Operation[]): string {
  const functions = sortedKernels(coreOf(operations)).map(
    (kernel) => `  export function ${kernel.script}(${parametersOf(kernel)}): ${resultOf(kernel)};`,
  );
  return `// ${marker}
declare module 'kinglet:kernels' {
  type HalfArray = import('../check.ts').HalfArray;
${functions.join('\n')}
  export function isa(): string;
  /** Of the operation table that the bootstrap was compiled from. */
  export const tableHash: number;
  /** Checks a model file and gives what makes sessions of it. */
  export function openModel(file: ArrayBuffer): (mostItems: number) => import('../models.ts').SessionHandle;
  /** A function that runs the words of a plan, which are checked now, on the buffer's bytes. */
  export function plan(buffer: ArrayBuffer, words: Uint32Array): () => void;
}
`;
}

/** A module that exports each operation from \`kernels\`, so that entries stay lists of names. */
export function exportList(operations: readonly Operation[], from: string): string {
  return `// ${marker}
import { kernels } from '${from}';
import type { ActiveKernels } from '../activeKernels.ts';

${sortedKernels(operations)
  .map((kernel) => exportLine(docOf(kernel, '', functionExample(kernel)), kernel.script))
  .join('\n')}
${exportLine('/** The active tier: a name of tiers.ts such as `neon`, or `typescript`. */', 'isa')}
${exportLine('/** Why the addon did not load; undefined if it did, or if KINGLET_ISA=typescript kept it out. */', 'loadError')}
`;
}

function exportLine(doc: string, name: string): string {
  return `${doc}\nexport const ${name}: ActiveKernels['${name}'] = kernels.${name};`;
}

function docOf(kernel: Kernel, indent = '  ', example?: string): string {
  const { doc, empty } = kernel.operation;
  const thrown = empty === 'error' ? ' Throws RangeError KINGLET_KERNELS_EMPTY for no elements.' : '';
  if (!example) return `${indent}/** ${doc}${thrown} */`;
  return ['/**', ` * ${doc}${thrown}`, ' *', ' * @example', ` * ${example}`, ' */']
    .map((line) => indent + line)
    .join('\n');
}

function parametersOf(kernel: Kernel): string {
  return kernel.operation.arguments.map((argument) => `${argument.name}: ${typeOf(kernel, argument)}`).join(', ');
}

function typeOf(kernel: Kernel, argument: Argument): string {
  if (!isArray(argument)) return 'number';
  const { array, alternative } = dtypeOf(kernel, argument);
  return alternative ? 'HalfArray' : array;
}

function resultOf(kernel: Kernel): string {
  const returned = kernel.operation.arguments.find(({ name }) => name === kernel.operation.returns);
  return returned ? typeOf(kernel, returned) : 'number';
}

function signature(kernel: Kernel): string {
  return `${docOf(kernel)}\n  ${kernel.script}(${parametersOf(kernel)}): ${resultOf(kernel)};`;
}

function checkFunction(kernel: Kernel): string {
  return `  ${kernel.script}(${argumentNames(kernel)}) {\n${checksOf(kernel)}\n  },`;
}

function checksOf(kernel: Kernel): string {
  const checks = [
    ...typeChecks(kernel),
    ...rangeChecks(kernel),
    ...lengthChecks(kernel),
    ...elementChecks(kernel),
    ...overlapChecks(kernel),
    ...emptyChecks(kernel),
  ];
  return checks.map((check) => `    ${check};`).join('\n');
}

/** What crossovers count: the elements of the array with the most dimensions, or of all such inputs if they are matrices. */
function workOf(arrays: readonly ArrayArgument[]): string {
  const rank = Math.max(...arrays.map(({ shape }) => shape.length));
  const longest = arrays.filter(({ shape }) => shape.length === rank);
  const inputs = longest.filter(({ kind, optional }) => kind === 'in' && !optional);
  return (rank > 1 && inputs.length > 1 ? inputs : longest.slice(0, 1)).map(({ name }) => `${name}.length`).join(' + ');
}

function checkedFunction(kernel: Kernel): string {
  const names = argumentNames(kernel);
  const { script, operation } = kernel;
  const arrays = operation.arguments.filter(isArray);
  const widths = arrays.map((array) => `isAsWide(${array.name}, ${dtypeOf(kernel, array).bytes})`).join(' && ');
  const check = `argumentChecks.${script}(${names});`;
  const obvious = obviouslyRight(kernel);
  return `    ${script}(${names}) {
      ${obvious ? `if (!(${obvious})) ${check}` : check}${nothingToDo(kernel)}${tinyCall(kernel)}${operation.isWide ? '' : arenaCall(kernel)}
      if (${workOf(arrays)} < nativeFrom.${script}) return small.${script}(${names});
      return ${widths} ? native.${script}(${names}) : small.${script}(${names});
    },`;
}

/** On tensors of one arena: where they lie. */
function arenaCall(kernel: Kernel): string {
  const { script, operation } = kernel;
  const arrays = operation.arguments.filter(isArray);
  const [first, ...others] = arrays.map(({ name }) => name);
  const leftOut = (name: string): string =>
    arrays.some((array) => array.name === name && (array.optional || array.isScratch))
      ? `${name}.length === 0 || `
      : '';
  const isThere = (name: string): string => {
    const guard = leftOut(name);
    return guard ? `(${guard}arenaOf(${name}) === arena)` : `arenaOf(${name}) === arena`;
  };
  const inArena = ['arena !== undefined', ...others.map(isThere)].join(' && ');
  const call = offsetCall(kernel, lengthOf);
  const run = (where: string): string =>
    returnsNumber(operation) ? `return arena.${where}.${call};` : `arena.${where}.${call};`;
  return `
      const arena = arenaOf(${first});
      if (${inArena}) {
        if (${workOf(arrays)} < arenaFrom.${script}) ${run('wasm')}
        ${returnsNumber(operation) ? run('native') : `else ${run('native')}\n        return ${operation.returns};`}
      }`;
}

/** Sizes may be large where another is 0: no loop over them is to be begun. */
function nothingToDo(kernel: Kernel): string {
  const results = resultsOf(kernel).map((name) => `${name}.length`);
  if (results.length === 0) return '';
  return `\n      if (${results.join(' + ')} === 0) return ${kernel.operation.returns};`;
}

/** In fewer elements than this, finding out where an array lies costs more than a short loop over it. */
const tinyLength = 8;
/** The crossover of operations whose loop in TypeScript is short. */
const shortLoop = 32;

function tinyCall(kernel: Kernel): string {
  const { script, operation, dimensions } = kernel;
  const isShort = (routes[script] ?? otherRoute).native >= shortLoop;
  const [first] = operation.arguments.filter(isArray);
  if (dimensions.length > 1 || !isShort) return '';
  return `\n      if (${first?.name}.length < ${tinyLength}) return small.${script}(${argumentNames(kernel)});`;
}

/**
 * A condition that holds for nearly every call and says that all checks would pass: they cost more than a short kernel.
 * Undefined for operations whose checks it could not replace.
 */
function obviouslyRight(kernel: Kernel): string | undefined {
  const { operation } = kernel;
  const arrays = operation.arguments.filter(isArray);
  const [first, ...others] = arrays.map(({ name }) => name);
  const [dtype, ...more] = new Set(arrays.map((array) => dtypeOf(kernel, array)));
  if (!isFlat(kernel) || more.length > 0 || dtype?.alternative) return undefined;
  const written = arrays.filter(({ kind }) => kind !== 'in');
  return [
    ...arrays.map(({ name }) => `${name} instanceof ${dtype?.array}`),
    ...operation.arguments.filter(({ kind }) => kind === 'scalar').map(({ name }) => `typeof ${name} === 'number'`),
    `${first}.length > 0`,
    ...others.map((name) => `${name}.length === ${first}.length`),
    ...(written.length > 0 && others.length > 0 ? [apart(arrays, written)] : []),
  ].join(' && ');
}

/** Arrays that all start their buffers cannot overlap in part; the others are looked at in pairs. */
function apart(arrays: readonly ArrayArgument[], written: readonly ArrayArgument[]): string {
  const pairs = written.flatMap(({ name }) =>
    arrays.filter((other) => other.name !== name).map((other) => `isApart(${name}, ${other.name})`),
  );
  return `((${arrays.map(({ name }) => `${name}.byteOffset`).join(' | ')}) === 0 || (${pairs.join(' && ')}))`;
}

function argumentNames(kernel: Kernel): string {
  return kernel.operation.arguments.map(({ name }) => name).join(', ');
}

function typeChecks(kernel: Kernel): string[] {
  return kernel.operation.arguments.map((argument) => {
    const where = `'${kernel.script}', '${argument.name}', ${argument.name}`;
    if (isArray(argument))
      return `checkArray(${where}, ${arrayNames(dtypeOf(kernel, argument)).replace(/ or (.*)/, ", '$1'")})`;
    return argument.kind === 'size' ? `checkSize(${where})` : `checkNumber(${where})`;
  });
}

function rangeChecks({ script, operation }: Kernel): string[] {
  return operation.arguments.flatMap((argument) => {
    const where = `'${script}', '${argument.name}', ${argument.name}`;
    if (argument.kind === 'scalar') return argument.dtype === 'i32' ? [`checkInteger(${where})`] : [];
    if (argument.kind !== 'size') return [];
    const { least = 0, most, multipleOf } = argument;
    if (least === 0 && most === undefined && multipleOf === undefined) return [];
    const multiple = multipleOf === undefined ? '' : `, ${multipleOf}`;
    return [`checkRange(${where}, ${least}, ${most ?? 'Number.POSITIVE_INFINITY'}${multiple})`];
  });
}

function lengthChecks(kernel: Kernel): string[] {
  const sizes = sizesOf(kernel);
  const arrays = kernel.operation.arguments.filter(isArray);
  const source = (dimension: string): string | undefined => sourceOf(kernel, dimension);
  return arrays.flatMap((argument) => {
    const [first = ''] = argument.shape;
    if (argument.shape.length > 1 || typeof first !== 'string' || sizes.includes(first) || argument.optional) {
      const lengths = argument.shape.map((extent) => extentExpression(kernel, extent));
      const wanted = [lengths.join(' * '), ...(lengths.length > 1 ? lengths : [])].join(', ');
      const guard = argument.optional ? `if (${argument.name}.length > 0) ` : '';
      return [`${guard}checkLength('${kernel.script}', '${argument.name}', ${argument.name}, ${wanted})`];
    }
    if (source(first) === argument.name) return [];
    return [
      `checkSameLength('${kernel.script}', '${source(first)}', ${source(first)}, '${argument.name}', ${argument.name})`,
    ];
  });
}

function extentExpression(kernel: Kernel, extent: Extent): string {
  if (typeof extent === 'string') return lengthOf(kernel, extent);
  if ('type' in extent)
    return `${lengthOf(kernel, extent.of)} * (elementTypeBytes[${lengthOf(kernel, extent.type)}] ?? 0)`;
  const { of, per, times } = extent;
  const divisor = typeof per === 'string' ? lengthOf(kernel, per) : per;
  const quotient = divisor === 1 ? lengthOf(kernel, of) : `Math.ceil(${lengthOf(kernel, of)} / ${divisor})`;
  return times === 1 ? quotient : `${quotient} * ${times}`;
}

function elementChecks(kernel: Kernel): string[] {
  return kernel.operation.arguments.filter(isArray).flatMap(({ name, atMost, below, strided, shape }) => {
    const where = `'${kernel.script}', '${name}', ${name}`;
    const checks: string[] = [];
    if (atMost) checks.push(`checkAtMost(${where}, ${lengthOf(kernel, atMost)})`);
    if (below) checks.push(`checkIndices(${where}, ${lengthOf(kernel, below)})`);
    if (strided) {
      const { counts, steps } = stridesOf(kernel, strided);
      checks.push(
        `checkStrides('${kernel.script}', '${name}', ${shape[0]}, ${strided.at}, [${counts.join(', ')}], [${steps.join(', ')}])`,
      );
    }
    return checks;
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

/** Imports only what the text uses: an unused import is an error. */
function importLine(names: string, called: readonly Kernel[], checked: readonly Kernel[]): string {
  const calls = called.map((kernel) => `${parametersOf(kernel)}\n${checkedFunction(kernel)}`);
  const body = [...calls, ...checked.map((kernel) => `${parametersOf(kernel)}\n${checkFunction(kernel)}`)].join('\n');
  const isUsed = (name: string): boolean =>
    name.startsWith('type ') ? body.includes(`: ${name.slice('type '.length)}`) : body.includes(`${name}(`);
  return `import { ${names.split(', ').filter(isUsed).join(', ')} } from '../check.ts';`;
}
