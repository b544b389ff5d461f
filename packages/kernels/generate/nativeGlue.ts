// Engine `native`: the AssemblyScript module that handlers import, the C functions behind it, and their names.
import { type Argument, type ArrayArgument, dtypes, type Extent, type Operation } from '../ops.ts';
import type { Arch, Tier } from '../tiers.ts';
import { dtypeTables, extentTable } from './cTables.ts';
import {
  dtypeOf,
  extentText,
  isArray,
  type Kernel,
  lenderOf,
  lengthOf,
  marker,
  requiredBits,
  resultsOf,
  returnsNumber,
  scalarDtypeOf,
  sizesOf,
  sortedKernels,
  sourceOf,
  stridesOf,
} from './kernelNames.ts';

const macros: Readonly<Record<Arch, string>> = { x64: '__x86_64__', arm64: '__aarch64__' };
const arches = Object.keys(macros) as Arch[];

/** The tiers that programs for an architecture carry, slowest first. */
function carriedTiers(arch: Arch, tiers: readonly Tier[]): Tier[] {
  return tiers.filter(({ bootstrap }) => bootstrap.includes(arch));
}

/** packages/bootstrap/assembly/@kinglet/kernels */
export function assemblyModule(operations: readonly Operation[], tiers: readonly Tier[]): string {
  const names = arches.flatMap((arch) => carriedTiers(arch, tiers)).map(({ name }) => name);
  const isas = names.slice(0, -1).map((name, i) => `tier == ${i} ? '${name}' : `);
  return `// ${marker}
// What a handler for engine \`native\` imports from @kinglet/kernels: the functions of the TypeScript package. Numbers come
// back as f32, those of bytes as f64, positions as i32. What is wrong with an argument ends the call, as a thrown error does.

${sortedKernels(operations).map(assemblyFunction).join('\n\n')}

// @ts-expect-error: decorator
@external("kernels", "isa")
declare function activeTier(): i32;

/** The active tier: a name of tiers.ts. */
export function isa(): string {
  const tier = activeTier();
  return ${isas.join('')}'${names.at(-1)}';
}
`;
}

/** The names that the module imports from the engine. */
export function nativeImports(operations: readonly Operation[]): string {
  const names = [...sortedKernels(operations).map(({ script }) => script), 'isa'];
  return `// ${marker}

/** What a program may import from the module \`kernels\`. */
export const kernelImports: readonly string[] = [
${names.map((name) => `  '${name}',`).join('\n')}
];
`;
}

/** The C functions, which refer to no other operation's kernels: a linker leaves out what no program calls. */
export function nativeFunctions(operations: readonly Operation[], tiers: readonly Tier[]): string {
  const kernels = sortedKernels(operations);
  const blocks = arches.map(
    (arch, i) => `#${i ? 'elif' : 'if'} defined(${macros[arch]})\n${archBlock(arch, kernels, tiers)}`,
  );
  return `/* ${marker} */
#define KGL_WIDE_ROWS
#include "../native.h"

struct w2c_kernels;

${dtypeTables()}

${extentTable(operations)}

${blocks.join('\n\n')}
#endif

static kgl_table tables[sizeof kgl_native_tiers / sizeof *kgl_native_tiers - 1];
kgl_table *const kgl_native_tables = tables;
const kgl_table *const kgl_tables[] = {TABLES, NULL};
const kgl_tuned_table kgl_tuned_tables[] = {{0}};

uint32_t w2c_kernels_isa(struct w2c_kernels *module) {
  (void)module;
  return FIRST_TIER + kgl_native_tier;
}

#define KGL_ROW(kernel, ...) static const kgl_operation row_##kernel = {__VA_ARGS__};
#include "operations.h"

${kernels.map(nativeFunction(tiers)).join('\n\n')}
`;
}

function archBlock(arch: Arch, kernels: readonly Kernel[], tiers: readonly Tier[]): string {
  const carried = carriedTiers(arch, tiers);
  const rows = carried.map((tier) => `{"${tier.name}", ${requiredBits(tier)}}`);
  const before = arches.slice(0, arches.indexOf(arch)).flatMap((other) => carriedTiers(other, tiers)).length;
  const choices = new Map(kernels.map((kernel) => [choiceOf(kernel, tiers), lendersOf(kernel, arch, tiers)]));
  const defines = [...choices].map(([name, lenders]) => {
    const [best = '', ...others] = [...lenders].reverse().map(({ name }) => `kgl_##name##_${name}`);
    const positions = [...lenders].reverse().map((tier) => carried.indexOf(tier));
    const text = [best, ...others].reduceRight(
      (rest, kernel, i) => (rest ? `(kgl_native_tier >= ${positions[i]} ? ${kernel} : ${rest})` : kernel),
      '',
    );
    return `#define ${name}(name) ${text}`;
  });
  return `const kgl_native_needs kgl_native_tiers[] = {${rows.join(', ')}, {0}};
#define TABLES ${carried.map((_, i) => `&tables[${carried.length - 1 - i}]`).join(', ')}
#define FIRST_TIER ${before}
${defines.join('\n')}`;
}

/** The carried tiers of an architecture that have a kernel of their own for the operation, slowest first. */
function lendersOf({ operation }: Kernel, arch: Arch, tiers: readonly Tier[]): Tier[] {
  return [...new Set(carriedTiers(arch, tiers).map((tier) => lenderOf(operation, tier, tiers)))];
}

/** A macro that makes the name of the kernel: operations with kernels for the same tiers share one. */
function choiceOf(kernel: Kernel, tiers: readonly Tier[]): string {
  const names = arches.flatMap((arch) => lendersOf(kernel, arch, tiers)).map(({ name }) => name.toUpperCase());
  return `ON_${names.join('_OR_')}`;
}

function nativeFunction(tiers: readonly Tier[]): (kernel: Kernel) => string {
  return (kernel) => {
    const { operation, script, field } = kernel;
    const values = operation.arguments.map((argument) => {
      if (isArray(argument)) return `KGL_ARRAY_VALUE(${argument.name}, ${dtypeOf(kernel, argument).bytes})`;
      const kind = argument.kind === 'size' && argument.isSigned ? 'step' : argument.kind;
      return `KGL_${kind.toUpperCase()}_VALUE(${argument.name})`;
    });
    const given = operation.arguments.flatMap((argument) => {
      if (argument.kind === 'size') return [];
      if (!isArray(argument)) return [argument.name];
      return [`${argument.optional ? 'KGL_OPTIONAL' : 'KGL_OPERAND'}(${argument.name})`];
    });
    const sizes = kernel.dimensions.map((dimension) => sizeOf(kernel, dimension));
    const call = `${choiceOf(kernel, tiers)}(${field})(${[...given, ...sizes].join(', ')})`;
    const parameters = operation.arguments.flatMap((argument) => parametersOf(kernel, argument));
    const names = parameters.map((parameter) => parameter.replace(/.* /, ''));
    const result = resultOf(kernel);
    const returns = returnsNumber(operation) ? 'return ' : '';
    const isNothing = resultsOf(kernel)
      .map((name) => `!${name}_length`)
      .join(' && ');
    return `KGL_RARE ${result} rare_${script}(${parameters.join(', ')}) {
  kgl_native_check(&row_${field}, (kgl_value[]){${values.join(', ')}});${isNothing ? `\n  if (${isNothing}) return;` : ''}
  ${returns}${call};
}

${result} w2c_kernels_${script}(${['struct w2c_kernels *module', ...parameters].join(', ')}) {
  (void)module;
  if (__builtin_expect(${questions(kernel).join(' ||\n                       ')}, 0)) {
    ${returns}rare_${script}(${names.join(', ')});${returns ? '' : '\n    return;'}
  }
  ${returns}${call};
}`;
  };
}

function resultOf({ operation, dtype }: Kernel): string {
  if (operation.returns === 'index') return 'uint32_t';
  return returnsNumber(operation) ? dtypes[dtype.result].c : 'void';
}

function parametersOf(kernel: Kernel, argument: Argument): string[] {
  if (isArray(argument)) return [`uint32_t ${argument.name}_at`, `uint32_t ${argument.name}_length`];
  return [`${argument.kind === 'size' ? 'uint32_t' : scalarDtypeOf(kernel, argument).c} ${argument.name}`];
}

/** What is true of no call but a rare one, which is wrong or empty. */
function questions(kernel: Kernel): string[] {
  const arrays = kernel.operation.arguments.filter(isArray);
  const outside = arrays.map((array) => `KGL_IS_OUTSIDE(${array.name}, ${dtypeOf(kernel, array).bytes})`);
  const lengths = arrays.flatMap(({ name, shape, optional }) => {
    const [factor = '', ...factors] = shape.map((extent) => extentExpression(kernel, extent));
    if (factor === `${name}_length`) return [];
    const wrong = `${name}_length != ${factors.reduce((product, size) => `kgl_native_product(${product}, ${size})`, factor)}`;
    return [optional ? `(${name}_length && ${wrong})` : wrong];
  });
  const inShapes = new Set(
    arrays.flatMap(({ shape }) => shape.map((extent) => (typeof extent === 'string' ? extent : extent.of))),
  );
  const ranges = kernel.operation.arguments.flatMap((argument) => {
    if (argument.kind !== 'size' || argument.isSigned) return [];
    const { name, least, most, multipleOf } = argument;
    return [
      ...(least ? [`${name} < ${least}`] : []),
      ...(most === undefined ? [] : [`${name} > ${most}`]),
      // No array's length would tell that such a size is negative.
      ...(most === undefined && !inShapes.has(name) ? [`(int32_t)${name} < 0`] : []),
      ...(multipleOf === undefined ? [] : [`${name} % ${multipleOf}`]),
    ];
  });
  const empty = arrays
    .filter(({ optional, isScratch }) => !optional && !isScratch)
    .filter(({ name, shape }) => shape.length > 1 || !isOfAnother(kernel, name, shape[0]))
    .map(({ name }) => `${name}_length == 0`);
  const elements = arrays.flatMap(({ name, atMost, below, strided, shape }) => [
    ...(strided ? [strayQuestion(kernel, strided, shape[0] as string)] : []),
    ...(atMost ? [`${name}_length > ${sizeOf(kernel, atMost)}`] : []),
    ...(below ? [`kgl_native_any_from(KGL_OPERAND(${name}), ${name}_length, ${sizeOf(kernel, below)})`] : []),
  ]);
  /** Arrays of one shape have been found to be as long. */
  const sameSize = (target: ArrayArgument, other: ArrayArgument): string[] => {
    const [bytes, otherBytes] = [dtypeOf(kernel, target).bytes, dtypeOf(kernel, other).bytes];
    const isOneShape = target.shape.map(extentText).join() === other.shape.map(extentText).join();
    if (isOneShape && bytes === otherBytes) return [];
    return [`${target.name}_length * ${bytes} == ${other.name}_length * ${otherBytes}`];
  };
  const bytesOf = (name: string): string => {
    const array = arrays.find((other) => other.name === name);
    return `${name}_at, ${name}_length * ${array ? dtypeOf(kernel, array).bytes : 0}`;
  };
  const overlaps = arrays
    .filter(({ kind }) => kind !== 'in')
    .flatMap((target) =>
      arrays
        .filter((other) => other !== target)
        .map((other) => {
          const overlap = `kgl_native_overlaps(${bytesOf(target.name)}, ${bytesOf(other.name)})`;
          if (target.aliasing !== 'same') return overlap;
          const areOne = [`${target.name}_at == ${other.name}_at`, ...sameSize(target, other)].join(' && ');
          return `(!(${areOne}) && ${overlap})`;
        }),
    );
  return [...outside, ...ranges, ...empty, ...lengths, ...elements, ...overlaps];
}

/** Whether steps leave an array of so many elements. */
function strayQuestion(kernel: Kernel, strided: NonNullable<ArrayArgument['strided']>, length: string): string {
  const { counts, steps } = stridesOf(kernel, strided);
  const list = (names: readonly string[]): string => `(const size_t[]){${names.join(', ')}}`;
  return `!kgl_stays_inside(${length}, ${strided.at}, ${strided.rank}, ${list(counts)}, ${list(steps)})`;
}

/** Whether another array tells the dimension. */
function isOfAnother(kernel: Kernel, name: string, dimension: Extent = ''): boolean {
  if (typeof dimension !== 'string') return false;
  const source = sourceOf(kernel, dimension);
  return source !== undefined && source !== name && !sizesOf(kernel).includes(dimension);
}

function extentExpression(kernel: Kernel, extent: Extent): string {
  if (typeof extent === 'string') return sizeOf(kernel, extent);
  if ('type' in extent)
    return `kgl_native_product(${sizeOf(kernel, extent.of)}, KGL_ELEMENT_BYTES(${sizeOf(kernel, extent.type)}))`;
  const per = typeof extent.per === 'string' ? sizeOf(kernel, extent.per) : extent.per;
  return `kgl_native_extent(${sizeOf(kernel, extent.of)}, ${per}, ${extent.times})`;
}

function sizeOf(kernel: Kernel, dimension: string): string {
  return lengthOf(kernel, dimension).replace('.length', '_length');
}

function assemblyFunction(kernel: Kernel): string {
  const { operation, script } = kernel;
  const { doc, empty, returns } = operation;
  const host = `call_${script}`;
  const taken = operation.arguments.flatMap((argument) => {
    if (isArray(argument)) return [`${argument.name}: usize`, `${argument.name}Length: i32`];
    return [`${argument.name}: ${argument.kind === 'size' ? 'i32' : scalarDtypeOf(kernel, argument).name}`];
  });
  const given = operation.arguments.flatMap((argument) => {
    if (isArray(argument)) return [`${argument.name}.dataStart`, `${argument.name}.length`];
    return [argument.kind === 'size' ? argument.name : `<${scalarDtypeOf(kernel, argument).name}>${argument.name}`];
  });
  const returned = operation.arguments.filter(isArray).find(({ name }) => name === returns);
  const result = returns === 'index' ? 'i32' : returns === 'number' ? kernel.dtype.result : 'void';
  const parameters = operation.arguments.map((argument) => `${argument.name}: ${assemblyType(kernel, argument)}`);
  const call = `${host}(${given.join(', ')})`;
  const body = returned ? `  ${call};\n  return ${returned.name};` : `  return ${call};`;
  return `// @ts-expect-error: decorator
@external("kernels", "${script}")
declare function ${host}(${taken.join(', ')}): ${result};
/** ${doc}${empty === 'error' ? ' An error for no elements.' : ''} */
export function ${script}(${parameters.join(', ')}): ${returned ? assemblyType(kernel, returned) : result} {
${body}
}`;
}

/** Sizes and integers are whole; other numbers are rounded to the operation's dtype, so that any will do. */
function assemblyType(kernel: Kernel, argument: Argument): string {
  if (isArray(argument)) return dtypeOf(kernel, argument).array;
  return argument.kind === 'size' || scalarDtypeOf(kernel, argument).name === 'i32' ? 'i32' : 'f64';
}
