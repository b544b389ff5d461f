// Whether a value is a report, down to the nodes that samples name.
import {
  type Check,
  fields,
  integer,
  listOf,
  nested,
  number,
  numbers,
  oneOf,
  type Place,
  recordOf,
  text,
  wrong,
} from './checks.ts';
import type { CpuProfile, CpuProfileNode, HeapProfile, HeapProfileNode, ProfileReport } from './profileReport.ts';

/** @throws ProfilerError KINGLET_PROFILER_FORMAT with the path of the first thing that is not as it should be */
export function checkReport(value: unknown): ProfileReport {
  report(value, undefined);
  return value as ProfileReport;
}

/** Deeper than any engine's stack of calls that were sampled; shallow enough for every reader that recurs. */
const deepest = 1000;

const [amount, whole] = [number(0), integer(0)];

const measurement: Check = (value, at) => {
  const isMissing = typeof value === 'object' && value !== null && 'unavailable' in value;
  (isMissing ? fields({ unavailable: text }) : measured)(value, at);
};

const units = [
  ...['bytes', 'bytes/s', 'celsius', 'count', 'flop/s', 'hertz', 'joules', 'milliseconds'],
  ...['per kilo-instruction', 'ratio', 'watts'],
];

const measured = fields(
  {
    value: number(),
    unit: oneOf(...units),
    confidence: oneOf('clock', 'estimate', 'pmu', 'rusage', 'software'),
    source: text,
    counted: number(0, 1),
  },
  ['counted'],
);

const metrics = recordOf(measurement);

const span = nested(deepest, (inner) =>
  fields({
    name: text,
    ...{ count: whole, failures: whole },
    ...{ total: amount, self: amount, least: amount, most: amount, p50: amount, p95: amount, p99: amount },
    metrics,
    children: listOf(inner),
  }),
);

const record = fields(
  { id: whole, parent: whole, name: text, begin: number(), end: number(), thread: whole, error: text },
  ['parent', 'error'],
);

const callFrame = fields({
  ...{ functionName: text, scriptId: text, url: text },
  ...{ lineNumber: integer(-1), columnNumber: integer(-1) },
});

const cpuShape = fields({
  nodes: listOf(fields({ id: whole, callFrame, hitCount: whole, children: listOf(whole) }, ['hitCount', 'children'])),
  ...{ startTime: number(), endTime: number() },
  ...{ samples: numbers(0), timeDeltas: numbers() },
});

const heapNode = nested(deepest, (inner) =>
  fields({ callFrame, selfSize: amount, id: whole, children: listOf(inner) }),
);
const heapShape = fields({
  head: heapNode,
  samples: listOf(fields({ size: amount, nodeId: whole, ordinal: amount })),
});

const report = fields(
  {
    version: oneOf(1),
    ...{ begun: number(), milliseconds: amount, machine: text, thread: whole },
    metrics,
    spans: listOf(span),
    records: listOf(record),
    droppedRecords: whole,
    cpu: listOf(fields({ thread: whole, begin: number(), profile: cpuProfile })),
    heap: listOf(fields({ thread: whole, begin: number(), profile: heapProfile })),
    kernels: listOf(
      fields(
        {
          ...{ kernel: text, tier: text, calls: whole, milliseconds: amount, bytes: amount, flops: amount },
          isOfIntegers: oneOf(false, true),
        },
        ['isOfIntegers'],
      ),
    ),
    roof: fields({ compute: measurement, integerCompute: measurement, memory: measurement }, ['integerCompute']),
    notes: listOf(text),
  },
  ['roof'],
);

function cpuProfile(value: unknown, at: Place | undefined): void {
  cpuShape(value, at);
  const { nodes, samples, timeDeltas } = value as CpuProfile;
  const known = checkTree(nodes, { key: 'nodes', inside: at });
  checkKnown(samples, known, { key: 'samples', inside: at });
  if (samples.length !== timeDeltas.length)
    throw wrong(`as many as samples, ${samples.length}`, timeDeltas, { key: 'timeDeltas', inside: at });
}

// Every id once, every child there and of one parent, and no node above itself.
function checkTree(nodes: readonly CpuProfileNode[], at: Place): ReadonlySet<number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const key = nodes.findIndex((node) => byId.get(node.id) !== node);
  if (key >= 0) throw wrong('an id of its own', nodes[key]!.id, { key: 'id', inside: { key, inside: at } });
  const adopted = checkChildren(nodes, byId, at);
  const open = nodes.filter(({ id }) => !adopted.has(id));
  let reached = 0;
  for (let node = open.pop(); node; node = open.pop(), reached++)
    for (const id of node.children ?? []) open.push(byId.get(id)!);
  if (reached < nodes.length) throw wrong('a tree', `a cycle of ${nodes.length - reached} nodes`, at);
  return new Set(byId.keys());
}

function checkChildren(nodes: readonly CpuProfileNode[], byId: ReadonlyMap<number, unknown>, at: Place): Set<number> {
  const adopted = new Set<number>();
  for (const [key, { children = [] }] of nodes.entries())
    for (const [index, id] of children.entries()) {
      const place = { key: index, inside: { key: 'children', inside: { key, inside: at } } };
      if (!byId.has(id) || adopted.has(id)) throw wrong('the id of a node that no other has as a child', id, place);
      adopted.add(id);
    }
  return adopted;
}

function heapProfile(value: unknown, at: Place | undefined): void {
  heapShape(value, at);
  const { head, samples } = value as HeapProfile;
  const known = new Set<number>();
  const open: HeapProfileNode[] = [head];
  for (let node = open.pop(); node; node = open.pop()) {
    known.add(node.id);
    for (const child of node.children) open.push(child);
  }
  const ids = samples.map(({ nodeId }) => nodeId);
  checkKnown(ids, known, { key: 'samples', inside: at });
}

function checkKnown(ids: readonly number[], known: ReadonlySet<number>, at: Place): void {
  const key = ids.findIndex((id) => !known.has(id));
  if (key >= 0) throw wrong('the id of a node', ids[key], { key, inside: at });
}
