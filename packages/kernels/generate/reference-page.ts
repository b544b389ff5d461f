// The reference page: what each operation promises, for people.
import type { ErrorBound, Operation } from '../ops.ts';
import type { Tier } from '../tiers.ts';
import { dtypeOf, isArray, type Kernel, kernelsOf, marker } from './kernel-names.ts';

export function referencePage(operations: readonly Operation[], tiers: readonly Tier[]): string {
  return `<!-- ${marker} -->
# Operations

Every function checks its arguments and throws a TypeError or RangeError whose \`code\` says what was wrong:
\`KINGLET_KERNELS_TYPE\`, \`_LENGTH\`, \`_OVERLAP\`, \`_EMPTY\`, \`_DETACHED\`. \`eps\` is 2^-23, \`lanes\` the number of elements in a
vector of the active tier. A bound holds while nothing overflows on the way.

| tier | vector bits | on | needs | |
|---|---|---|---|---|
${tiers.map((tier) => `| \`${tier.name}\` | ${tier.vectorBytes * 8} | ${tier.arches.join(', ')} | ${tier.requires.join(', ') || '-'} | ${tier.doc} |`).join('\n')}

${kernelsOf(operations).map(section).join('\n\n')}
`;
}

function section(kernel: Kernel): string {
  const { operation } = kernel;
  const signature = operation.arguments.map(({ name }) => name).join(', ');
  return `## ${kernel.script}(${signature})

${operation.doc} Operation ${operation.id}, ${kernel.dtype.name}.

${operation.arguments.map((argument) => `- \`${argument.name}\`${isArray(argument) ? ` (${argument.kind}, ${dtypeOf(kernel, argument).array}[${argument.shape.join(' * ')}])` : ` (${argument.kind})`}: ${argument.doc}${aliasingOf(argument)}`).join('\n')}
- returns: ${operation.returns === 'number' ? 'the number' : `\`${operation.returns}\``}

| no elements | NaN | error | per element | tiers |
|---|---|---|---|---|
| ${emptyText[operation.empty]} | ${operation.nan} | ${boundText(operation.bound)} | ${operation.flops} flop, ${operation.bytes} bytes | ${operation.tiers.join(', ')} |`;
}

const emptyText: Readonly<Record<Operation['empty'], string>> = {
  zero: '0',
  nothing: 'nothing is done',
  error: 'RangeError `KINGLET_KERNELS_EMPTY`',
};

function aliasingOf(argument: Operation['arguments'][number]): string {
  if (!isArray(argument) || !argument.aliasing) return '';
  return argument.aliasing === 'same'
    ? '; may be another operand, may not overlap one partially'
    : '; may not overlap another operand';
}

function boundText(bound: ErrorBound): string {
  if (bound.kind === 'exact') return 'none';
  if (bound.kind === 'rounded') return `each step rounds once: \`${bound.steps}\`; the same bits on every tier`;
  return `<= (ceil(n / lanes) + 8) * eps * sum(abs(${bound.term}))`;
}
