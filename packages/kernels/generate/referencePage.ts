// The reference page: what each operation promises, for people.
import { accuracy, evidence } from '../accuracy.ts';
import type { ErrorBound, Operation } from '../ops.ts';
import type { Tier } from '../tiers.ts';
import { dtypeOf, extentText, isArray, type Kernel, kernelsOf, marker, returnsNumber } from './kernelNames.ts';

export function referencePage(operations: readonly Operation[], tiers: readonly Tier[]): string {
  return `<!-- ${marker} -->
# Operations

Every function checks its arguments and throws a TypeError or RangeError whose \`code\` says what was wrong:
\`KINGLET_KERNELS_TYPE\`, \`_LENGTH\`, \`_OVERLAP\`, \`_EMPTY\`, \`_DETACHED\`, \`_INDEX\`, \`_RANGE\`. \`eps\` is 2^-23, \`chain\` is
ceil(n / lanes), \`lanes\` being the number of f32 elements in a vector of the active tier. A bound holds while nothing
overflows on the way. On engine \`native\` the functions have the same names, the error is its message alone, and the tiers are
${nativeTiers(tiers)}. "Largest error found" is what \`pnpm --filter @kinglet/kernels run measure:accuracy\` found: of
${evidence}.
\`configureCache\`, \`streamFrom\` and \`prefetchDistance\` are heard by Node's addon alone: the other engines and WebAssembly
keep their own.

| tier | vector bits | on | needs | |
|---|---|---|---|---|
${tiers.map((tier) => `| \`${tier.name}\` | ${tier.vectorBytes * 8} | ${tier.arches.join(', ')} | ${tier.requires.join(', ') || '-'} | ${tier.doc} |`).join('\n')}

${kernelsOf(operations).map(section).join('\n\n')}
`;
}

function nativeTiers(tiers: readonly Tier[]): string {
  return tiers.flatMap(({ name, bootstrap }) => (bootstrap.length ? [`\`${name}\``] : [])).join(', ');
}

function section(kernel: Kernel): string {
  const { operation } = kernel;
  const signature = operation.arguments.map(({ name }) => name).join(', ');
  return `## ${kernel.script}(${signature})

${operation.doc} Operation ${operation.id}, ${kernel.dtype.name}.

${operation.arguments.map((argument) => `- \`${argument.name}\`${isArray(argument) ? ` (${argument.kind}, ${dtypeOf(kernel, argument).array}[${argument.shape.map(extentText).join(' * ')}]${argument.optional ? ' or empty' : ''})` : ` (${argument.kind}${rangeOf(argument)})`}: ${argument.doc}${aliasingOf(argument)}`).join('\n')}
- returns: ${returnsNumber(operation) ? `the ${operation.returns}` : `\`${operation.returns}\``}

| no elements | NaN | error | flop of a call | tiers |
|---|---|---|---|---|
| ${emptyText[operation.empty]} | ${nanText[operation.nan]} | ${boundText(operation.bound)} | \`${operation.flops}\` | ${operation.tiers.join(', ')} |${foundText(operation.name)}`;
}

/** What was measured of it, where its bound is in units in the last place. */
function foundText(name: string): string {
  const found = Object.entries(accuracy[name] ?? {}).map(([tier, ulps]) => `${tier} ${ulps.toFixed(2)}`);
  return found.length ? `\n\nLargest error found, in units in the last place: ${found.join(', ')}.` : '';
}

const emptyText: Readonly<Record<Operation['empty'], string>> = {
  zero: '0',
  nan: 'NaN',
  nothing: 'nothing is done',
  error: 'RangeError `KINGLET_KERNELS_EMPTY`',
};

const nanText: Readonly<Record<Operation['nan'], string>> = {
  propagates: 'propagates',
  largest: 'larger than every number',
  found: 'the first NaN is found',
  moves: 'is copied',
  compares: 'is equal to nothing, neither less nor greater',
  none: '-',
};

function rangeOf(argument: Operation['arguments'][number]): string {
  if (argument.kind === 'scalar') return argument.dtype === 'i32' ? ', int32' : '';
  if (argument.kind !== 'size') return '';
  const { least = 0, most, multipleOf } = argument;
  const ends = most === undefined ? (least > 0 ? `, at least ${least}` : '') : `, ${least} to ${most}`;
  return multipleOf === undefined ? ends : `${ends}, a multiple of ${multipleOf}`;
}

function aliasingOf(argument: Operation['arguments'][number]): string {
  if (!isArray(argument) || !argument.aliasing) return '';
  return argument.aliasing === 'same'
    ? '; may be another operand, may not overlap one partially'
    : '; may not overlap another operand';
}

function boundText(bound: ErrorBound): string {
  if (bound.kind === 'exact') return 'none';
  if (bound.kind === 'rounded') return `each step rounds once: \`${bound.steps}\`; the same bits on every tier`;
  if (bound.kind === 'ulp') return ulpText(bound);
  const chain = bound.lanes === undefined ? 'chain' : `ceil(n / ${bound.lanes})`;
  const steps = `min(${2 * (bound.sums ?? 1)} * ${chain}, ${chain} + 8)`;
  const vanishing = bound.vanishing === undefined ? '' : ` + n * 2^${Math.log2(bound.vanishing)}`;
  return `<= ${steps} * eps * ${bound.of ?? `sum(abs(${bound.term}))`}${vanishing}`;
}

function ulpText({ ulps, perElement, absolute, per, of }: Extract<ErrorBound, { kind: 'ulp' }>): string {
  const count = perElement === undefined ? `${ulps}` : `${perElement} n + ${ulps}`;
  const factor = per === undefined ? (of === undefined ? '' : ` * ${of}`) : ` * max(1, abs(${per}))`;
  return `<= ${count} units in the last place${absolute === undefined ? '' : `, or ${absolute}${factor}`}`;
}
