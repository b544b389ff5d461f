// docs/benchmarks/kernels.md: every row of the suite, by bar, with the missed ones first.
import { formatFixed, formatNumber } from '../format.ts';
import { type Form, type Group, groups, type PeerName } from './cases.ts';
import { isAsked, type RowResult } from './judgeCase.ts';
import { type MachineLimits, renderLimits } from './machineLimits.ts';
import { describeRule, type Verdict } from './rules.ts';

const forms: Readonly<Record<Form, string>> = {
  plain: 'plain arrays',
  arena: 'arena tensors',
  plan: 'recorded plan',
  native: 'from C',
  avx2: 'from C, AVX2',
};

const peers: Readonly<Partial<Record<PeerName, string>>> = {
  numpy: 'NumPy',
  simsimdArena: 'simsimd, same bytes',
  loops: 'loop',
  limit: 'limit of the machine',
  scalar: 'scalar tier',
  openblas: 'OpenBLAS',
  onnx: 'onnxruntime-node',
  floats: 'our float32',
  reads: 'reading them',
};

const reading = [
  'Nanoseconds per operation: medians. Behind each of ours, how many times as fast as the peer it is (above 1: faster),',
  'and the 95 % interval of that ratio (bootstrap over rounds; in a round all take turns). Forms: `plain arrays` calls the',
  'functions with ordinary `Float32Array`s; `arena tensors` with those of an `Arena`; `recorded plan` runs many recorded',
  'operations by one call; `from C` calls the kernels in a C program. A row is met if a form in the last column meets its',
  'bar. *Never slower*: median ratio 0.95 or more and an interval that reaches 1; below 32 elements 5 ns more are allowed.',
  '*Recorded plan*: at most 1.1 times as long, or 2 ns more. Rows with *no bar* are counted nowhere. Calls on matrices, images and sequences have their shape behind',
  'the name: rows × inner × columns of a product; height × width, channels, and the filter of a convolution; heads × tokens ×',
  'width of attention. Their n is the number of multiply-adds, and *10⁹/s* how many operations, two each, the fastest of ours',
  'does in a second. Ours have the channels of an image last and filters packed beforehand, onnxruntime-node has channels first',
  'and packs filters when it loads a model. Attention works in memory of one size however long the sequence; the peer holds all scores.',
];

/** The body of the page. */
export function renderPage(rows: readonly RowResult[], limits?: MachineLimits): string {
  const sections = (Object.keys(groups) as Group[]).flatMap((group) =>
    renderGroup(group, sorted(rows.filter((row) => row.group === group))),
  );
  const machine = limits ? renderLimits(limits) : [];
  return [...reading, '', ...renderSummary(rows), ...renderMissed(rows), ...machine, ...sections].join('\n');
}

function renderSummary(rows: readonly RowResult[]): string[] {
  const lines = (Object.keys(groups) as Group[]).map((group) => {
    const own = rows.filter((row) => row.group === group && isAsked(row));
    const met = own.filter(isMet).length;
    const verdict = own.length === 0 ? 'not measured' : met === own.length ? 'yes' : '**no**';
    return `| ${groups[group]} | ${met} of ${own.length} | ${verdict} |`;
  });
  return ['## The bars', '', '| bar | rows that meet it | met |', '| --- | --: | --- |', ...lines];
}

function renderMissed(rows: readonly RowResult[]): string[] {
  const missed = sorted(rows.filter((row) => !isMet(row)));
  if (missed.length === 0) return [];
  const lines = missed.map((row) => {
    const best = Object.entries(row.forms).reduce((a, b) => (b[1].ratio > a[1].ratio ? b : a));
    return `| ${operationLabel(row.operation)} | ${wholeNumber(row.n)} | ${peerLabel(row.peer)} | ${forms[best[0] as Form]} ${cell(best[1])} | ${formatNumber(row.peerNs)} | ${describeRule(best[1].rule)} |`;
  });
  const head = ['| operation | n | against | our best form | peer | bar |', '| --- | --: | --- | --: | --: | --- |'];
  return ['', '## Missed', '', ...head, ...lines];
}

function renderGroup(group: Group, rows: readonly RowResult[]): string[] {
  if (rows.length === 0) return [];
  const used = (Object.keys(forms) as Form[]).filter((form) => rows.some((row) => row.forms[form]));
  const peer = peerLabel(rows[0]?.peer ?? 'limit');
  const isShaped = rows.some(({ operation }) => operation.includes('@'));
  const head = [
    'operation',
    'n',
    peer,
    ...used.map((form) => forms[form]),
    ...(isShaped ? ['10⁹/s'] : []),
    'bar',
    'met by',
  ];
  const rule = head.map((_, column) => (column >= 1 && column < head.length - 2 ? '--:' : '---'));
  const lines = rows.map((row) => [
    row.peerOperations
      ? `${operationLabel(row.operation)} (${row.peerOperations.map(operationLabel).join(', ')})`
      : operationLabel(row.operation),
    wholeNumber(row.n),
    formatNumber(row.peerNs),
    ...used.map((form) => (row.forms[form] ? cell(row.forms[form]) : '')),
    ...(isShaped ? [rate(row)] : []),
    [...new Set(Object.values(row.forms).map((verdict) => describeRule(verdict.rule)))].join('; '),
    metBy(row),
  ]);
  return ['', `## ${groups[group]}`, '', ...[head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`)];
}

function peerLabel(peer: PeerName): string {
  return peers[peer] ?? peer;
}

/** `matmul@64x64x64` as `matmul 64 × 64 × 64`. */
function operationLabel(operation: string): string {
  return operation
    .replace('@', ' ')
    .replaceAll(/(?<=\d)x/g, ' × ')
    .replaceAll(',', ', ')
    .replaceAll('-', ' → ');
}

function rate({ operation, n, forms: own }: RowResult): string {
  const least = Math.min(...Object.values(own).map(({ ns }) => ns));
  return operation.includes('@') ? formatFixed((2 * n) / least, 1) : '';
}

/** By operation in the order of the first row of each, then by length. */
function sorted(rows: readonly RowResult[]): RowResult[] {
  const order = [...new Set(rows.map(({ operation }) => operation))];
  return rows.toSorted((a, b) => order.indexOf(a.operation) - order.indexOf(b.operation) || a.n - b.n);
}

function cell({ ns, ratio, interval }: Verdict): string {
  return `${formatNumber(ns)} · ${ratio.toFixed(2)}× (${interval.low.toFixed(2)}–${interval.high.toFixed(2)})`;
}

function metBy(row: RowResult): string {
  if (!isAsked(row)) return '';
  return isMet(row) ? row.metBy.map((form) => forms[form]).join(', ') : '**none**';
}

function isMet(row: RowResult): boolean {
  return row.metBy.length > 0;
}

function wholeNumber(n: number): string {
  return formatFixed(n, 0);
}
