// The C side: prototypes and dispatch table (table.h), the tiers' tables (tables.c), the operations (operations.h), the calls
// of the glues (calls.c).
import {
  type Argument,
  type ArrayArgument,
  type Dtype,
  dtypes,
  type Extent,
  type Operation,
  type SizeArgument,
} from '../ops.ts';
import {
  binaryOperations,
  compareOperations,
  elementTypeBytes,
  elementTypes,
  rareFunctions,
  recurrentFunctions,
  reduceOperations,
  sampleModes,
  samplePaddings,
  sampleUnits,
  scatterReductions,
  unaryOperations,
} from '../src/elementTypes.ts';
import { fusedActivationNames } from '../src/fusedActivation.ts';
import { features, type Tier } from '../tiers.ts';
import {
  arrayNames,
  coreOf,
  dtypeOf,
  featureBit,
  guardWide,
  isArray,
  isFlat,
  type Kernel,
  kernelsOf,
  lenderOf,
  marker,
  prototypeOf,
  requiredBits,
  resultsOf,
  returnsNumber,
  runsWide,
  scalarDtypeOf,
} from './kernelNames.ts';
import { tunedTables } from './tunedTables.ts';

export function tableHeader(operations: readonly Operation[], tiers: readonly Tier[]): string {
  const kernels = kernelsOf(operations);
  return `/* ${marker} */
#ifndef KGL_GENERATED_TABLE_H
#define KGL_GENERATED_TABLE_H

${features.map((feature, i) => `#define ${featureBit(feature)} (1u << ${i})`).join('\n')}

typedef enum { ${Object.keys(dtypes)
    .map((name) => `KGL_${name.toUpperCase()}`)
    .join(', ')} } kgl_dtype;

/* The activations of fused operations. */
enum { ${fusedActivationNames.map((name) => `KGL_FUSED_${constantCase(name)}`).join(', ')} };

${numberedNames()}

/* Bytes of an element of a KGL_ELEMENT_* type; 0 for a number that is none. */
#define KGL_ELEMENT_BYTES(type) ((size_t)((type) < ${elementTypes.length} ? 0x${[...elementTypeBytes].reverse().join('')}ull >> 4 * (type) & 15 : 0))

/* Those of every program, which plans name, come first. */
enum { KGL_CORE_COUNT = ${kernelsOf(coreOf(operations)).length} };
#ifdef KGL_WIDE
enum { KGL_OPERATION_COUNT = ${kernels.length} };
#else
enum { KGL_OPERATION_COUNT = KGL_CORE_COUNT };
#endif

enum { KGL_MAX_ARGUMENTS = ${Math.max(...operations.map((operation) => operation.arguments.length))}, KGL_MAX_DIMENSIONS = ${Math.max(...kernels.map(({ dimensions }) => dimensions.length))}, KGL_MAX_RANK = ${Math.max(...kernels.flatMap(({ operation }) => operation.arguments.map((argument) => (isArray(argument) ? argument.shape.length : 1))))} };

/* A shape's number from KGL_EXTENTS on is a position in kgl_extents, a smaller one a dimension. */
enum { ${extentNames(operations)} };

${kernels.map((kernel) => declarations(kernel, tiers)).join('\n\n')}

/* One tier: a pointer for every operation. */
typedef struct kgl_table {
  const char *isa;
  uint32_t required; /* KGL_CPU_* */
  uint32_t vector_bytes;
${guardWide(kernels, (kernel) => {
  const { result, parameters } = prototypeOf(kernel);
  return `  ${result} (*${kernel.field})(${parameters});`;
})}
} kgl_table;

#endif
`;
}

export function tierTables(operations: readonly Operation[], tiers: readonly Tier[]): string {
  const guarded = (tier: Tier, text: string): string => `#ifdef KGL_WITH_${tier.name.toUpperCase()}\n${text}\n#endif`;
  const tables = tiers.map((tier) => {
    const pointers = guardWide(
      kernelsOf(operations).filter(({ operation }) => !operation.isWide || runsWide(tier)),
      (kernel) => `    .${kernel.field} = kgl_${kernel.field}_${lenderOf(kernel.operation, tier, tiers).name},`,
    );
    return guarded(
      tier,
      `static const kgl_table ${tier.name}_table = {
    .isa = "${tier.name}",
    .required = ${requiredBits(tier)},
    .vector_bytes = ${tier.vectorBytes},
${pointers}
};`,
    );
  });
  const list = [...tiers]
    .reverse()
    .map((tier) => guarded(tier, `    &${tier.name}_table,`))
    .join('\n');
  const tuned = tunedTables(operations, tiers);
  return `/* ${marker} */
#include "../kernels.h"

${tables.join('\n\n')}

${tuned.text}
const kgl_table *const kgl_tables[] = {
${list}
    NULL,
};

const kgl_table *const kgl_every_table[] = {
${list}
${tuned.names}
#ifdef KGL_CONFIGURABLE
    &kgl_configured,
#endif
};
`;
}

/** What a call must know of each operation, for every glue to make of it what it needs. */
export function operationRows(operations: readonly Operation[]): string {
  return `/* ${marker}
 * KGL_ROW(kernel, fields of a kgl_operation, all but .invoke) for each operation. */
${guardWide(kernelsOf(operations), operationRow, '\n', 'defined(KGL_WIDE) || defined(KGL_WIDE_ROWS)')}
#undef KGL_ROW
`;
}

/** Where the rows of an id begin: plans name operations by id, and those of one lie side by side. */
export function operationIndex(operations: readonly Operation[]): string {
  const kernels = kernelsOf(coreOf(operations));
  const ids = kernels.map(({ operation }) => operation.id);
  const last = Math.max(...ids);
  const rows = Array.from({ length: last + 1 }, (_, id) => (ids.includes(id) ? ids.indexOf(id) : 'NO_ROW'));
  return `/* ${marker} */
#include <stdint.h>

enum { KGL_LAST_OPERATION = ${last}, NO_ROW = UINT8_MAX };

_Static_assert(KGL_CORE_COUNT <= NO_ROW, "more rows than bytes can name: take uint16_t");
static const uint8_t first_rows[] = {${rows.join(', ')}};
`;
}

export function calls(operations: readonly Operation[]): string {
  const kernels = kernelsOf(operations);
  return `/* ${marker} */
#include "../call.h"

${dtypeTables()}

${extentTable(operations)}

${guardWide(kernels, thunk, '\n\n')}

const kgl_operation kgl_operations[KGL_OPERATION_COUNT] = {
#define KGL_ROW(kernel, ...) {__VA_ARGS__, .invoke = invoke_##kernel},
#include "operations.h"
};
`;
}

/** What call.h says of the dtypes. */
export function dtypeTables(): string {
  const all: readonly Dtype[] = Object.values(dtypes);
  return `const char *const kgl_dtype_arrays[] = {
${guardWideDtypes(all, (dtype) => `    "${arrayNames(dtype)}",`)}
};
const uint8_t kgl_dtype_bytes[] = {
${guardWideDtypes(all, ({ bytes }) => `    ${bytes},`)}
};`;
}

/** The engines' numbers of the dtypes, for the glue that asks an array what it is. */
export function dtypeCodes(engine: 'napi' | 'quickjs'): string {
  const rows = guardWideDtypes(
    Object.values(dtypes),
    (dtype) => `    [KGL_${dtype.name.toUpperCase()}] = ${dtype[engine]},`,
  );
  return `/* ${marker} */\nstatic const int ${engine}_dtypes[] = {\n${rows}\n};\n`;
}

/** A text for each dtype; those of wide operations alone are there where these are, or rows for them. */
function guardWideDtypes(all: readonly Dtype[], textOf: (dtype: Dtype) => string): string {
  const [core, wide] = [false, true].map((isWide) => all.filter((dtype) => !dtype.isWide !== isWide).map(textOf));
  return [...core!, '#if defined(KGL_WIDE) || defined(KGL_WIDE_ROWS)', ...wide!, '#endif'].join('\n');
}

function declarations(kernel: Kernel, tiers: readonly Tier[]): string {
  const { result, parameters } = prototypeOf(kernel);
  const lines = tiers
    .filter((tier) => kernel.operation.tiers.includes(tier.name))
    .map((tier) => `${result} kgl_${kernel.field}_${tier.name}(${parameters});`);
  return [`/* ${kernel.operation.doc} */`, ...lines].join('\n');
}

function thunk(kernel: Kernel): string {
  const values = kernel.operation.arguments.flatMap((argument, i) => {
    if (argument.kind === 'size') return [];
    if (isArray(argument)) return [argument.optional ? `kgl_optional(&values[${i}])` : `values[${i}].data`];
    const { c } = scalarDtypeOf(kernel, argument);
    return [c === 'int32_t' ? `kgl_to_i32(values[${i}].number)` : `(${c})values[${i}].number`];
  });
  const call = `table->${kernel.field}(${[...values, ...kernel.dimensions.map((_, i) => `dimensions[${i}]`)].join(', ')})`;
  const results = resultsOf(kernel).map((name) => kernel.operation.arguments.findIndex((other) => other.name === name));
  const isNothing = results.map((i) => `!values[${i}].length`).join(' && ');
  const guard = isNothing ? `  if (${isNothing}) return 0;\n` : '';
  const body = returnsNumber(kernel.operation) ? `  return ${call};` : `  ${call};\n  return 0;`;
  return `static double invoke_${kernel.field}(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {\n${guard}${body}\n}`;
}

function operationRow(kernel: Kernel): string {
  const { operation } = kernel;
  const words = wordsOf(kernel);
  const returned = returnsNumber(operation)
    ? 'KGL_RETURNS_NUMBER'
    : operation.arguments.findIndex(({ name }) => name === operation.returns);
  return `KGL_ROW(${kernel.field},
        .id = ${operation.id},
        .dtype = KGL_${kernel.dtype.name.toUpperCase()},
        .name = "${kernel.script}",
        .argument_count = ${operation.arguments.length},
        .dimension_count = ${kernel.dimensions.length},
        .word_count = ${words},
        .returned = ${returned},
        .refuses_empty = ${operation.empty === 'error'},
        .is_flat = ${isFlat(kernel)},
        .arguments = (const kgl_argument[]){
${operation.arguments.map((argument) => `            ${argumentRow(kernel, argument)},`).join('\n')}
        })`;
}

/** The words of an instruction (src/c/exec.h). */
function wordsOf({ operation, dimensions }: Kernel): number {
  const operands = operation.arguments.map((argument) => (isArray(argument) ? 1 : argument.kind === 'scalar' ? 2 : 0));
  const result = returnsNumber(operation) ? 1 : 0;
  return operands.reduce<number>((sum, words) => sum + words, 1 + dimensions.length + result);
}

function argumentRow(kernel: Kernel, argument: Argument): string {
  const kind = `KGL_${argument.kind.toUpperCase()}`;
  if (argument.kind === 'scalar')
    return `{.name = "${argument.name}", .kind = ${kind}, .dtype = KGL_${scalarDtypeOf(kernel, argument).name.toUpperCase()}}`;
  const shape = argument.kind === 'size' ? [argument.name] : argument.shape;
  const indices = shape.map((extent) => extentIndex(kernel, extent));
  const fields = [`.name = "${argument.name}"`, `.kind = ${kind}`];
  if (isArray(argument)) fields.push(`.dtype = KGL_${dtypeOf(kernel, argument).name.toUpperCase()}`);
  fields.push(`.rank = ${shape.length}`, `.shape = {${indices.join(', ')}}`);
  if (isArray(argument) && argument.aliasing === 'same') fields.push('.may_alias = true');
  if (isArray(argument) && argument.below) fields.push(`.below = ${kernel.dimensions.indexOf(argument.below) + 1}`);
  if (isArray(argument) && argument.strided) fields.push(...stridedFields(kernel, argument.strided));
  if (isArray(argument) && argument.optional) fields.push('.is_optional = true');
  if (argument.kind === 'size') fields.push(...rangeFields(argument));
  if (isArray(argument) && argument.atMost) fields.push(`.at_most = ${kernel.dimensions.indexOf(argument.atMost) + 1}`);
  return `{${fields.join(', ')}}`;
}

function stridedFields(kernel: Kernel, { counts, at, rank }: NonNullable<ArrayArgument['strided']>): string[] {
  const [first, start] = [counts, at].map((name) => kernel.dimensions.indexOf(name));
  return [`.stride_rank = ${rank}`, `.counts = ${first}`, `.start = ${start}`];
}

function rangeFields({ least, most, multipleOf }: SizeArgument): string[] {
  const fields = { least, most, multiple_of: multipleOf };
  return Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [`.${name} = ${value}`]));
}

/** The dimension's position, or KGL_EXTENTS and the position of the extent in its table. */
function extentIndex(kernel: Kernel, extent: Extent): number | string {
  if (typeof extent === 'string') return kernel.dimensions.indexOf(extent);
  if ('type' in extent) {
    const [of, type] = [extent.of, extent.type].map((name) => kernel.dimensions.indexOf(name));
    return `KGL_EXTENT_${of}_OF_${type}`;
  }
  const [of, per] = [extent.of, extent.per].map((name) => kernel.dimensions.indexOf(`${name}`));
  return `KGL_EXTENT_${of}_${typeof extent.per === 'string' ? `BY_${per}` : extent.per}_${extent.times}`;
}

/** The extents that are no plain dimensions, each once, as a table and as names for its positions. */
function extentsOf(operations: readonly Operation[]): Map<string, string> {
  const extents = new Map<string, string>();
  for (const kernel of kernelsOf(operations))
    for (const extent of kernel.operation.arguments.filter(isArray).flatMap(({ shape }) => shape)) {
      if (typeof extent === 'string') continue;
      const of = kernel.dimensions.indexOf(extent.of);
      if ('type' in extent) {
        const type = `.type_dimension = ${1 + kernel.dimensions.indexOf(extent.type)}`;
        extents.set(`${extentIndex(kernel, extent)}`, `{.dimension = ${of}, .per = 1, ${type}}`);
        continue;
      }
      const per =
        typeof extent.per === 'string'
          ? `.per_dimension = ${1 + kernel.dimensions.indexOf(extent.per)}`
          : `.per = ${extent.per}`;
      extents.set(`${extentIndex(kernel, extent)}`, `{.dimension = ${of}, ${per}, .times = ${extent.times}}`);
    }
  return extents;
}

/** What call.h says of extents. */
export function extentTable(operations: readonly Operation[]): string {
  const rows = [...extentsOf(operations).values(), '{0}'];
  return `const kgl_extent kgl_extents[] = {\n${rows.map((row) => `    ${row},`).join('\n')}\n};`;
}

function extentNames(operations: readonly Operation[]): string {
  const names = [...extentsOf(operations).keys()].map((name, i) => `${name} = KGL_EXTENTS + ${i}`);
  return ['KGL_EXTENTS = 128', ...names].join(', ');
}

/** What operations take as numbers. */
function numberedNames(): string {
  const lists = {
    ELEMENT: elementTypes,
    UNARY: unaryOperations,
    BINARY: binaryOperations,
    COMPARE: compareOperations,
    REDUCE: reduceOperations,
    SCATTER: scatterReductions,
    RARE: rareFunctions,
    RECURRENT: recurrentFunctions,
    SAMPLE: sampleModes,
    PADDING: samplePaddings,
    PLACE: sampleUnits,
  };
  return Object.entries(lists)
    .map(([list, names]) => `enum { ${names.map((name) => `KGL_${list}_${constantCase(name)}`).join(', ')} };`)
    .join('\n');
}

/** `geluTanh` -> `GELU_TANH`. */
function constantCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
