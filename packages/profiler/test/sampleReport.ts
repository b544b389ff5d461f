// Reports for tests and measurements, the same each time.
import type { CallFrame, CpuProfile, CpuProfileNode, ProfileReport, SpanRecord, SpanSummary } from '../src/index.ts';

/** Text that a page, a terminal or a parser could stumble over. */
export const evil = '</script></style><!--<script>console.error("x")</script>"\'&\u0000\u001b[31m\u202e\ud800名前';

const own = 'file:///app/src/handler.ts';

/** Of each function its name, where it is, and how often it was on top of the stack in a thousand samples. */
const calls: readonly (readonly [path: string, url: string, hits: number])[] = [
  ['(root)/(program)', '', 30],
  ['(root)/(idle)', '', 100],
  ['(root)/(garbage collector)', '', 45],
  ['(root)/handle', own, 10],
  ['(root)/handle/decode', own, 60],
  ['(root)/handle/decode/JSON.parse', '', 85],
  ['(root)/handle/predict', own, 5],
  ['(root)/handle/predict/multiply', `${own.replace('handler', 'matrix')}`, 410],
  ['(root)/handle/predict/softmax', `${own.replace('handler', 'matrix')}`, 55],
  ['(root)/handle/predict/softmax/Math.exp', '', 20],
  ['(root)/handle/fib', own, 10],
  ['(root)/handle/fib/fib', own, 20],
  ['(root)/handle/fib/fib/fib', own, 40],
  ['(root)/handle/log', 'file:///app/node_modules/pino/lib/proto.js', 30],
  ['(root)/handle/log/write', 'node:internal/streams/writable', 30],
  ['(root)/processTicksAndRejections', 'node:internal/process/task_queues', 50],
];

export function sampleProfile(names: (name: string) => string = (name) => name): CpuProfile {
  const root = '(root)';
  const paths = [root, ...calls.map(([path]) => path)];
  const nodes = paths.map((path, at): CpuProfileNode => {
    const children = paths.flatMap((other, id) => (other.slice(0, other.lastIndexOf('/')) === path ? [id + 1] : []));
    const name = path.slice(path.lastIndexOf('/') + 1);
    return {
      id: at + 1,
      callFrame: frameOf(names(name), calls[at - 1]?.[1] ?? '', name.length),
      hitCount: 0,
      children,
    };
  });
  const samples = calls.flatMap(([, , hits], at) => Array.from({ length: hits }, () => at + 2));
  const ordered = Array.from({ length: 1000 }, (_, i) => samples[(i * 387) % 1000]!).map((id, i) =>
    i % 50 < 25 ? id : samples[i]!,
  );
  const timeDeltas = ordered.map(() => 1000);
  return { nodes, startTime: 5_000_000, endTime: 6_001_000, samples: ordered, timeDeltas };
}

function frameOf(functionName: string, url: string, at: number): CallFrame {
  const line = url === '' ? -1 : at * 7;
  return { functionName, scriptId: String(at), url, lineNumber: line, columnNumber: url === '' ? -1 : 2 };
}

function summary(name: string, total: number, count: number, more: Partial<SpanSummary> = {}): SpanSummary {
  const mean = total / count;
  return {
    ...{ name, count, failures: 0, total, self: total * 0.1, least: mean * 0.6, most: mean * 3 },
    ...{ p50: mean * 0.9, p95: mean * 1.7, p99: mean * 2.6, metrics: {}, children: [], ...more },
  };
}

/** Forty requests, each with its parts within it, some side by side; one fails. */
function sampleRecords(name: (name: string) => string): SpanRecord[] {
  const records: SpanRecord[] = [];
  for (let request = 0; request < 40; request++) {
    const [id, begin] = [request * 4 + 1, request * 24];
    const part = (offset: number, what: string, from: number, to: number) => {
      const error = what === 'predict' && request === 17 ? { error: `overflow ${name('')}` } : {};
      records.push({
        id: id + offset,
        parent: id,
        name: name(what),
        begin: begin + from,
        end: begin + to,
        thread: 0,
        ...error,
      });
    };
    part(1, 'decode', 1, 6);
    part(2, 'predict', 6, 27 + (request % 5));
    part(3, 'log', 20, 30);
    records.push({ id, parent: undefined, name: name('request'), begin, end: begin + 33, thread: 0 });
    if (request % 4 === 0)
      records.push({
        id: 1000 + id,
        parent: undefined,
        name: name('train'),
        begin: begin + 3,
        end: begin + 80,
        thread: 2,
      });
  }
  return records;
}

/** Everything that a report can hold. `name` changes the names of functions, spans and kernels. */
export function sampleReport(name: (name: string) => string = (text) => text): ProfileReport {
  const pmu = 'ENOENT — this machine has no PMU';
  const children = [
    summary(name('decode'), 200, 40),
    summary(name('predict'), 700, 40, {
      failures: 1,
      metrics: { ipc: { value: 1.83, unit: 'ratio', confidence: 'pmu', source: 'instructions / cycles' } },
      children: [summary(name('multiply'), 520, 160), summary(name('softmax'), 90, 160)],
    }),
    summary(name('log'), 400, 40),
  ];
  return {
    version: 1,
    begun: Date.UTC(2026, 10, 29, 18),
    milliseconds: 1001,
    machine: `node 24.21.0, linux arm64, Neoverse V1 ${name('')}`,
    thread: 0,
    metrics: {
      taskClock: { value: 912.4, unit: 'milliseconds', confidence: 'rusage', source: 'getrusage: ru_utime + ru_stime' },
      pageFaults: { value: 1234, unit: 'count', confidence: 'software', source: 'PERF_COUNT_SW_PAGE_FAULTS' },
      cycles: { value: 2.81e9, unit: 'count', confidence: 'pmu', source: 'PERF_COUNT_HW_CPU_CYCLES', counted: 0.48 },
      ipc: { value: 1.834, unit: 'ratio', confidence: 'pmu', source: 'instructions / cycles' },
      memoryBandwidth: { value: 12.4e9, unit: 'bytes/s', confidence: 'estimate', source: 'LL misses × 64 B / time' },
      peakRss: { value: 187_342_848, unit: 'bytes', confidence: 'rusage', source: 'getrusage: ru_maxrss' },
      l1dMpki: { unavailable: pmu },
      branchMpki: { unavailable: pmu },
      energy: { unavailable: 'EACCES — /sys/class/powercap/intel-rapl:0/energy_uj is for root' },
    },
    spans: [summary(name('request'), 1320, 40, { children, failures: 1 }), summary(name('train'), 770, 10)],
    records: sampleRecords(name),
    droppedRecords: 12,
    cpu: [
      { thread: 0, begin: 0, profile: sampleProfile(name) },
      { thread: 2, begin: 4, profile: sampleProfile(name) },
    ],
    heap: [{ thread: 0, begin: 0, profile: sampleHeap(name) }],
    kernels: [
      { kernel: name('gemm_f32'), tier: 'neon', calls: 160, milliseconds: 210, bytes: 3.1e8, flops: 8.4e9 },
      { kernel: name('dot_i8'), tier: 'neon', calls: 9_000, milliseconds: 31, bytes: 3e8, flops: 5.9e8 },
      { kernel: name('softmax_f32'), tier: 'neon', calls: 160, milliseconds: 42, bytes: 4e7, flops: 2.4e8 },
      { kernel: name('add_f32'), tier: 'neon', calls: 300, milliseconds: 25, bytes: 3.6e8, flops: 3e7 },
      { kernel: name('copy'), tier: 'typescript', calls: 20, milliseconds: 3, bytes: 2e7, flops: 0 },
    ],
    roof: {
      compute: { value: 74e9, unit: 'flop/s', confidence: 'clock', source: 'gemm_f32 of 64 × 64, best of 20' },
      memory: { value: 17.8e9, unit: 'bytes/s', confidence: 'clock', source: 'sum_f32 of 256 MiB, best of 5' },
    },
    notes: [
      'Hardware counters are closed: ENOENT — this machine has no PMU.',
      `Worker 3 ended before it was asked. ${name('')}`,
    ],
  };
}

function sampleHeap(name: (name: string) => string): ProfileReport['heap'][number]['profile'] {
  const node = (id: number, what: string, selfSize: number, children: readonly never[] = []) => ({
    ...{ id, callFrame: frameOf(name(what), own, id), selfSize, children },
  });
  const root = { id: 1, callFrame: frameOf('(root)', '', 1), selfSize: 0 };
  const predict = { ...node(2, 'predict', 40_000), children: [node(3, 'multiply', 2_400_000)] };
  return {
    head: { ...root, children: [predict, node(4, 'decode', 600_000)] },
    samples: [{ size: 2_400_000, nodeId: 3, ordinal: 1 }],
  };
}

/** Nothing was asked for and nothing happened. */
export const emptyReport: ProfileReport = {
  ...{ version: 1, begun: Date.UTC(2026, 10, 29, 18), milliseconds: 0, machine: 'node 24.21.0, linux x64', thread: 0 },
  ...{ metrics: {}, spans: [], records: [], droppedRecords: 0, cpu: [], heap: [], kernels: [], notes: [] },
};

/** A report with one profile of many samples: `functions` functions in random trees up to 40 calls deep, spans besides. */
export function largeReport(samples: number, functions = 3000): ProfileReport {
  const random = generator(7);
  const nodes: { id: number; callFrame: CallFrame; depth: number; children: number[] }[] = [
    { id: 1, callFrame: frameOf('(root)', '', 0), depth: 0, children: [] },
  ];
  while (nodes.length < functions * 4) {
    const parent = nodes[Math.floor(nodes.length * (1 - random() ** 3))]!;
    if (parent.depth >= 40) continue;
    const which = Math.floor(random() * functions);
    const callFrame = frameOf(`function${which}`, `file:///app/src/module${which % 60}.ts`, which);
    parent.children.push(nodes.length + 1);
    nodes.push({ id: nodes.length + 1, callFrame, depth: parent.depth + 1, children: [] });
  }
  const of = (length: number, make: () => number) => Array.from({ length }, make);
  const profile = {
    ...{ nodes, startTime: 0, endTime: samples * 1000 },
    samples: of(samples, () => 1 + Math.floor(nodes.length * random() ** 2)),
    timeDeltas: of(samples, () => 900 + Math.floor(200 * random())),
  };
  return { ...sampleReport(), milliseconds: samples, cpu: [{ thread: 0, begin: 0, profile }] };
}

// Lehmer's, as MINSTD has it: below 1.
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
