// The kernels against NumPy, simsimd, plain loops, trueno, OpenBLAS, onnxruntime-node and the machine: a row per operation,
// length or shape, and bar.
import { existsSync, readFileSync } from 'node:fs';
import type { Chart } from '../chart.ts';
import { allCases, type Case, type Group, groups } from '../kernels/cases.ts';
import { contendersOf, isAsked, judgeCase, type RowResult } from '../kernels/judgeCase.ts';
import { type MachineLimits, measureLimits } from '../kernels/machineLimits.ts';
import { type MeasureOptions, measureCase } from '../kernels/measureCase.ts';
import { type Lanes, openLanes } from '../kernels/openLanes.ts';
import { renderPage } from '../kernels/page.ts';
import { compareSizes } from '../kernels/sizes.ts';
import { describeMachine, loadWarning } from '../machine.ts';
import type { Comparison, Suite, SuiteContext, SuiteResult } from '../suite.ts';

export const suite: Suite = {
  title: 'Kernels',
  description:
    'Operations on arrays, matrices and images, one thread. Programs take turns on one processor in shuffled rounds: Node, ' +
    'Python, Rust and C, all with the same numbers as operands. Loops, simsimd and OpenBLAS run in the process of ours, on the ' +
    'very same bytes, onnxruntime-node in the process of ours too.',
  run,
};

const full: MeasureOptions = { rounds: 41, sampleMs: 1.5, warmupMs: 80 };
const rough: MeasureOptions = { rounds: 5, sampleMs: 0.1, warmupMs: 2 };

const quickOperations = [
  ...['dot', 'add', 'softmax', 'dotMany', 'matmul@64x64x64', 'matmul@512x512x512', 'matmulInteger@512x512x512'],
  ...['nibblesBytes@4096x32768', 'conv2d@56x56,64-64,3x3', 'attention@8x512x64', 'matvec@512x512'],
];

async function run(context: SuiteContext): Promise<SuiteResult> {
  const cases = casesOf(context);
  const lanes = await openLanes(
    context,
    cases.some(({ operation }) => operation.includes('@')),
  );
  try {
    context.progress.update('the limits of the machine');
    const limits = await measureLimits(lanes, context.quick ? rough : { ...full, rounds: 9 });
    const rows = await measureAll(cases, lanes, context);
    return report({ rows, limits, lanes }, context);
  } finally {
    lanes.close();
  }
}

function casesOf({ quick, filter }: SuiteContext): Case[] {
  const cases = allCases(firstLevelBytes());
  if (filter !== undefined) return cases.filter(({ operation, n }) => `${operation} ${n}`.includes(filter));
  return quick ? cases.filter(({ operation }) => quickOperations.includes(operation)) : cases;
}

async function measureAll(
  cases: readonly Case[],
  lanes: Lanes,
  { quick, progress }: SuiteContext,
): Promise<RowResult[]> {
  const rows: RowResult[] = [];
  for (const [i, measured] of cases.entries()) {
    progress.update(`${measured.operation} ${measured.n}`, i, cases.length);
    const contenders = contendersOf(measured, (name) => lanes.open.get(name));
    const found = judgeCase(measured, await measureCase(contenders, measured.n, quick ? rough : full));
    for (const row of found) if (row.metBy.length === 0) progress.done(missedLine(row));
    rows.push(...found);
  }
  return rows;
}

function missedLine({ operation, n, peer, peerNs, forms }: RowResult): string {
  const own = Object.entries(forms).map(([form, { ns, ratio }]) => `${form} ${ns.toFixed(1)} (${ratio.toFixed(2)}x)`);
  return `missed: ${operation} ${n}: ${peer} ${peerNs.toFixed(1)} ns, ${own.join(', ')}`;
}

interface Measured {
  readonly rows: readonly RowResult[];
  readonly limits: MachineLimits | undefined;
  readonly lanes: Lanes;
}

function report({ rows, limits, lanes }: Measured, { quick, filter }: SuiteContext): SuiteResult {
  const warning = loadWarning(describeMachine());
  const { rounds, sampleMs } = quick ? rough : full;
  const pinned = lanes.cpu === undefined ? 'not pinned to a processor' : `pinned to processor ${lanes.cpu}`;
  const dot = rows.filter(({ operation, n }) => operation === 'dot' && (n === 128 || n === 1000));
  return {
    comparisons: [
      ...(Object.keys(groups) as Group[]).flatMap((group) => compare(group, rows) ?? []),
      ...(filter === undefined ? compareSizes() : []),
    ],
    charts: [128, 1000].flatMap((n) => chartOf(dot, n) ?? []),
    versions: Object.fromEntries([...lanes.open].map(([name, { about }]) => [name, about])),
    notes: [
      `${rounds} rounds of samples of ${sampleMs} ms or one call, all ${pinned}; one thread each.`,
      'All peers come at pinned versions whose archives have pinned checksums. For every case NumPy takes its fastest spelling, trueno its faster backend for vectors, OpenBLAS the faster of sgemm and sgemv, onnxruntime-node the faster level of optimizing a graph.',
      ...lanes.skipped,
      ...(warning === undefined ? [] : [`At the end: ${warning}.`]),
    ],
    details: { markdown: renderPage(rows, limits), data: { limits: limits ?? null, rows } },
  };
}

function compare(group: Group, rows: readonly RowResult[]): Comparison | undefined {
  const own = rows.filter((row) => row.group === group && isAsked(row));
  if (own.length === 0) return undefined;
  return {
    case: groups[group],
    metric: 'rows that meet it',
    unit: `of ${own.length}`,
    better: 'higher',
    values: { kinglet: own.filter(({ metBy }) => metBy.length > 0).length },
    against: null,
    bar: { limit: own.length },
  };
}

function chartOf(rows: readonly RowResult[], length: number): Chart | undefined {
  const peers = new Map(
    rows.filter(({ n, peer }) => n === length && peer !== 'simsimdArena').map((row) => [row.peer, row.peerNs]),
  );
  const own = new Map(
    rows
      .filter(({ n }) => n === length)
      .flatMap(({ forms }) => Object.entries(forms).map(([form, { ns }]) => [form, ns])),
  );
  if (own.size === 0) return undefined;
  const names: Readonly<Record<string, string>> = {
    loops: 'JavaScript loop',
    numpy: 'NumPy',
    trueno: 'trueno in Rust',
  };
  const lines = [
    ...[...own].map(([form, value]) => ({ label: 'Kinglet', detail: form, value, tone: 'kinglet' as const })),
    ...[...peers].map(([peer, value]) => ({ label: names[peer] ?? peer, value, tone: 'peer' as const })),
  ];
  return {
    title: `dot of ${length} float32`,
    subtitle: 'nanoseconds per call, medians of one run',
    unit: 'ns',
    scale: 'log',
    valueHeader: 'ns',
    lines: lines.sort((a, b) => a.value - b.value),
  };
}

function firstLevelBytes(): number {
  const file = '/sys/devices/system/cpu/cpu0/cache/index0/size';
  const found = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : Number.NaN;
  return (Number.isInteger(found) ? found : 32) * 1024;
}
