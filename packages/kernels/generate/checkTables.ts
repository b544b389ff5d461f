// What must hold of the operation and tier tables before anything is generated from them.
import type { ArrayArgument, Operation, SizeArgument } from '../ops.ts';
import type { Tier } from '../tiers.ts';
import { expressionProblems } from './callWork.ts';
import {
  coreOf,
  isArray,
  kernelsOf,
  lenderOf,
  returnsNumber,
  runsWide,
  stridesOf,
  tellsDimension,
  wideOf,
} from './kernelNames.ts';
import { cutProblems } from './parallelTable.ts';
import { choiceProblems } from './tunedTables.ts';

/** Throws an Error that lists every broken rule. */
export function checkTables(operations: readonly Operation[], tiers: readonly Tier[]): void {
  const problems = [
    ...duplicates(
      'operation id',
      operations.map(({ id }) => id),
    ),
    ...duplicates(
      'operation name',
      operations.filter(({ isSuffixed }) => !isSuffixed).map(({ name }) => name),
    ),
    ...duplicates(
      'kernel',
      kernelsOf(operations).map(({ script }) => script),
    ),
    ...duplicates(
      'kernel',
      kernelsOf(operations).map(({ field }) => field),
    ),
    ...duplicates(
      'tier name',
      tiers.map(({ name }) => name),
    ),
    ...duplicates(
      'tier section',
      tiers.map(({ section }) => section),
    ),
    ...operations.flatMap((operation) => problemsOf(operation, tiers)),
    ...tiers.flatMap((tier) => missingKernels(tier, operations, tiers)),
    ...choiceProblems(operations, tiers),
    ...mixedFamilies(operations),
  ];
  if (problems.length > 0) throw new Error(`the tables are wrong:\n${problems.join('\n')}`);
}

function duplicates(what: string, values: readonly (string | number)[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i).map((value) => `${what} ${value} is there twice`);
}

function problemsOf(operation: Operation, tiers: readonly Tier[]): string[] {
  const { id, name, returns } = operation;
  const problems: string[] = [];
  if (!Number.isInteger(id) || id < 1 || id > 0xffff) problems.push(`${name}: id ${id} is no u16 above 0`);
  if (!/^[a-z][A-Za-z0-9]*$/.test(name))
    problems.push(`${name}: a name is letters and digits, a lower-case letter first`);
  if (!returnsNumber(operation) && lastWritten(operation) !== returns)
    problems.push(`${name}: returns ${returns}, which is not the last array that it writes`);
  for (const tier of [operation, ...Object.values(operation.forms ?? {})].flatMap((form) => form.tiers ?? []))
    if (!tiers.some((known) => known.name === tier)) problems.push(`${name}: tier ${tier} is not in tiers.ts`);
  const [kernel] = kernelsOf([operation]);
  const wrong = expressionProblems(operation, kernel?.dimensions ?? []);
  return [...problems, ...cutProblems(operation), ...unencodable(operation), ...unknownDimensions(operation), ...wrong];
}

/** What a plan's words and the rows of C have no room for, and divisors that might be 0. */
function unencodable(operation: Operation): string[] {
  const { name, arguments: all } = operation;
  const problems: string[] = [];
  if (all.filter(({ kind }) => kind === 'scalar').length > 8) problems.push(`${name}: more than 8 scalars`);
  for (const argument of all) {
    if (argument.kind === 'size')
      for (const limit of [argument.least, argument.most, argument.multipleOf])
        if (limit !== undefined && !(limit >= 1 && limit <= 255))
          problems.push(`${name}: a limit of ${argument.name} is ${limit}, not 1 to 255`);
    if (!isArray(argument)) continue;
    if (argument.strided) problems.push(...strideProblems(operation, argument.strided));
    for (const extent of argument.shape) {
      if (typeof extent === 'string' || 'type' in extent) continue;
      const { per, times } = extent;
      const divisor = all.find((other) => other.kind === 'size' && other.name === per);
      const least = typeof per === 'number' ? per : ((divisor as SizeArgument | undefined)?.least ?? 0);
      if (!(least >= 1 && least <= 255 && times >= 1 && times <= 255))
        problems.push(`${name}: the extent of ${argument.name} divides by what may be 0 or has a factor above 255`);
    }
  }
  return problems;
}

/** C finds counts and steps by their places among the dimensions. */
function strideProblems(operation: Operation, strided: NonNullable<ArrayArgument['strided']>): string[] {
  const isSize = (name: string): boolean => operation.arguments.some((it) => it.kind === 'size' && it.name === name);
  return kernelsOf([operation]).flatMap((kernel) => {
    const { counts, steps } = stridesOf(kernel, strided);
    const isRight = [counts, steps].every((names) => names.length === strided.rank && names.every(isSize));
    return isRight ? [] : [`${operation.name}: ${strided.rank} sizes do not follow ${strided.counts} or ${strided.at}`];
  });
}

/** What every engine's glue gives back. */
function lastWritten(operation: Operation): string | undefined {
  return operation.arguments.filter(isArray).findLast(({ kind, isScratch }) => kind !== 'in' && !isScratch)?.name;
}

function unknownDimensions(operation: Operation): string[] {
  return kernelsOf([operation]).flatMap(({ dimensions }) =>
    dimensions
      .filter((dimension) => !operation.arguments.some((argument) => tells(argument, dimension)))
      .map((dimension) => `${operation.name}: nothing tells dimension ${dimension}`),
  );
}

function tells(argument: Operation['arguments'][number], dimension: string): boolean {
  if (argument.kind === 'size') return argument.name === dimension;
  return isArray(argument) && tellsDimension(argument, dimension);
}

/** A file is compiled for all programs or for some. */
function mixedFamilies(operations: readonly Operation[]): string[] {
  const families = new Set(kernelsOf(coreOf(operations)).map(({ operation }) => operation.family));
  const mixed = kernelsOf(wideOf(operations)).filter(({ operation }) => families.has(operation.family));
  return mixed.map(({ script, operation }) => `${script}: family ${operation.family} has operations that are not wide`);
}

function missingKernels(tier: Tier, operations: readonly Operation[], tiers: readonly Tier[]): string[] {
  return kernelsOf(runsWide(tier) ? operations : coreOf(operations)).flatMap(({ operation }) => {
    try {
      lenderOf(operation, tier, tiers);
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
}
