// docs/benchmarks/inference.md: every figure of the suite.
import { formatNumber } from '../format.ts';
import type { ColdStart } from '../measureColdStarts.ts';
import type { ColdFigures } from './measureCold.ts';
import type { LargeFigures } from './measureLarge.ts';
import type { NativeFigures } from './measureNative.ts';
import type { WarmRow } from './measureWarm.ts';
import { modelLimits } from './modelLimits.ts';

export interface InferenceFigures {
  readonly warm: readonly WarmRow[];
  readonly native: NativeFigures | undefined;
  readonly cold: ColdFigures | undefined;
  readonly large?: LargeFigures | undefined;
}

const reading = [
  'All weights are random, from a seed; one thread. A figure of ours is there only if its answer is that of the peer:',
  'max|a−b| ≤ 10⁻⁴ max|b| and a cosine of 0.9999 or more. *ratio* is our time over that of onnxruntime-node, with its 95 %',
  'interval (bootstrap over rounds, in each of which all take turns); below the bar it is met.',
];

/** The body of the page. */
export function renderInferencePage({ warm, native, cold, large }: InferenceFigures): string {
  const sections = [
    ...reading,
    ...(warm.length ? renderWarm(warm) : []),
    ...(native ? renderNative(native) : []),
    ...(cold ? renderCold(cold) : []),
    ...(large ? renderLarge(large) : []),
  ];
  return sections.join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const rule = head.map((_, i) => (i === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function renderWarm(rows: readonly WarmRow[]): string[] {
  const head = ['model', 'Kinglet, µs', 'onnxruntime-node, µs', 'onnxruntime-web, µs', 'ratio', 'bar', 'plan, KB', ''];
  const lines = rows.map(({ name, ns, interval, most, planBytes, note }) => {
    const micros = (who: string): string => (ns[who] === undefined ? '' : formatNumber(ns[who] / 1000));
    const [own, peer] = [ns.kinglet, ns['onnxruntime-node']];
    const range = interval ? ` (${formatNumber(interval.low)}–${formatNumber(interval.high)})` : '';
    const ratio = own && peer ? `${formatNumber(own / peer)}×${range}` : '';
    const size = planBytes === undefined ? '' : formatNumber(planBytes / 1000);
    const bar = `≤ ${most}×`;
    return [
      name,
      micros('kinglet'),
      micros('onnxruntime-node'),
      micros('onnxruntime-web'),
      ratio,
      bar,
      size,
      note ?? '',
    ];
  });
  return ['', '## Warm latency, batches of one', '', ...table(head, lines)];
}

function renderNative({ rows, create }: NativeFigures): string[] {
  const head = ['linear model', 'Kinglet, ns', 'Rust, ns', 'Kinglet, clock read, ns', 'Rust, clock read, ns'];
  const lines = rows.map(({ name, off, timed, rust }) => [
    name,
    formatNumber(off),
    rust ? formatNumber(rust.off) : '',
    formatNumber(timed),
    rust ? formatNumber(rust.timed) : '',
  ]);
  return [
    '',
    '## Handlers of linear models, engine `native`',
    '',
    ...table(head, lines),
    '',
    'Rust: of a plain iterator and of eight sums beside each other the faster. *clock read*: each call reads the clock twice.',
    `A handler of 784 × 10 is made from its bytes in ${formatNumber(create / 1000)} µs: copied, its checksums and every instruction checked.`,
  ];
}

function renderStarts(rows: readonly ColdStart[]): string[] {
  const head = ['program', 'p50, ms', 'p99, ms', 'peak memory, KiB'];
  const lines = rows.map(({ label, p50, p99, maxRssKb }) => [
    label,
    formatNumber(p50),
    formatNumber(p99),
    formatNumber(maxRssKb),
  ]);
  return table(head, lines);
}

function renderLarge({ rows, planBytes, readBytes, touchedBytes }: LargeFigures): string[] {
  return [
    '',
    '## Cold start with a model of 3 GB',
    '',
    ...renderStarts(rows),
    '',
    `In Node, from process start to the first answer. The plan has ${planBytes} bytes, of which a run reads ${readBytes}:`,
    `\`Model.load\` maps it, and the system maps ${touchedBytes} for them. The peak is that of the whole process, with its program`,
    'and all that is mapped of files.',
  ];
}

function renderCold({ rows, zipBytes, planBytes, arenaBytes }: ColdFigures): string[] {
  return [
    '',
    '## Cold start with the MNIST model',
    '',
    ...renderStarts(rows),
    '',
    'From process start to the first answer, which is that of the model or the row is left out; `minimal` is the quickjs engine without',
    `a model. The zip of the arm64 \`full\` bootstrap with the model, built with \`optimize: 'size'\`, has ${zipBytes} bytes (at most`,
    `${modelLimits.zipBytes}: a KB is 1000 bytes), its plan ${planBytes}, the arena ${arenaBytes}.`,
  ];
}
